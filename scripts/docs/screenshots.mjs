// Takes the pictures of the editor for docs/images, from a running `npm start`.
// Usage: node scripts/docs/screenshots.mjs [address of n8n] [address of the sandbox]
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../lib/browser.mjs';
import { demoBot, demoCustomerId, readExample } from '../lib/demo.mjs';
import { projectFolder } from '../lib/paths.mjs';
import { createControl } from '../lib/sandboxControl.mjs';
import { say } from '../lib/steps.mjs';
import { signIn } from './signIn.mjs';

const [n8nUrl = 'http://127.0.0.1:5678', sandboxUrl = 'http://127.0.0.1:8081'] =
	process.argv.slice(2);
const workflow = readExample('demo-shop');

const control = createControl(sandboxUrl);

/** One sale, so that the editor has something to show. */
async function buyOnce() {
	const chat = { bot_id: demoBot.id, customer_id: demoCustomerId };
	const { message: wish } = await control('POST', '/messages', { ...chat, text: '/buy' });
	for (let attempt = 0; attempt < 100; attempt++) {
		const query = `bot_id=${demoBot.id}&chat_id=${demoCustomerId}`;
		const { messages } = await control('GET', `/messages?${query}`);
		const invoice = messages.find(
			(/** @type {any} */ { message_id, sandbox }) =>
				message_id > wish.message_id && sandbox?.invoice,
		);
		if (invoice) {
			const message = { chat_id: demoCustomerId, message_id: invoice.message_id };
			return await control('POST', '/pay', { ...chat, ...message, tip_amount: 250 });
		}
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error('The demo shop sent no invoice.');
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @param {number} [height] of the part from the top
 */
async function photograph(page, name, height = 860) {
	const file = path.join(projectFolder, 'docs', 'images', `${name}.png`);
	await page.screenshot({ path: file, clip: { x: 0, y: 0, width: 1440, height } });
	say(`docs/images/${name}.png`);
}

/** @param {import('playwright-core').Page} page @param {string} node name on the canvas */
async function openNode(page, node) {
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).dblclick();
	await page.locator('[data-test-id="ndv"], [data-test-id="node-parameters"]').first().waitFor();
	await page.waitForTimeout(1_500);
}

say(`A sale for the pictures: ${(await buyOnce()).status}`);
const browser = await chromium.launch({
	executablePath: findChromium(),
	args: ['--no-sandbox', '--disable-gpu'],
});
const page = await (
	await browser.newContext({ viewport: { width: 1440, height: 860 }, colorScheme: 'light' })
).newPage();
await signIn(page, n8nUrl);
await page.goto(`${n8nUrl}/workflow/${workflow.id}`);
await page.locator('[data-test-id="canvas-node"]').first().waitFor();
await page.waitForTimeout(3_000);
// n8n's list of advice lies over the canvas.
await page.mouse.click(1_300, 700);
await page.getByText('Production Checklist').waitFor({ state: 'hidden' });
await photograph(page, 'editor-demo-shop');
await openNode(page, 'Payment or message');
await photograph(page, 'editor-trigger');
await page.keyboard.press('Escape');
await openNode(page, 'Send the invoice');
await photograph(page, 'editor-invoice');
await page.goto(`${n8nUrl}/home/datatables`);
await page.getByText('telegram_payments', { exact: true }).first().click();
await page.waitForTimeout(3_000);
await photograph(page, 'editor-data-table', 250);
await browser.close();
