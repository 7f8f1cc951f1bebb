// Makes docs/images/demo-shop-sale.png, an animation of a sale, from a running `npm start`.
// Usage: node scripts/docs/recording.mjs [address of n8n] [address of the sandbox]
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../lib/browser.mjs';
import { demoBot, demoCustomerId } from '../lib/demo.mjs';
import { projectFolder } from '../lib/paths.mjs';
import { say } from '../lib/steps.mjs';
import { signIn } from './signIn.mjs';
import { toAnimation } from './apng.mjs';

const [n8nUrl = 'http://127.0.0.1:5678', sandboxUrl = 'http://127.0.0.1:8081'] =
	process.argv.slice(2);

const size = { width: 960, height: 640 };
const file = path.join('docs', 'images', 'demo-shop-sale.png');

/** @type {Parameters<typeof toAnimation>[0]} */
const frames = [];

const browser = await chromium.launch({
	executablePath: findChromium(),
	args: ['--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({ viewport: size, colorScheme: 'light' });

/** @param {import('playwright-core').Page} page @param {number} ms how long it is shown */
async function show(page, ms) {
	await page.waitForTimeout(400);
	frames.push({ png: await page.screenshot({ animations: 'disabled' }), ms });
}

const editor = await context.newPage();
await signIn(editor, n8nUrl);

const chat = await context.newPage();
await chat.goto(`${sandboxUrl}/?customer=${demoCustomerId}&bot=${demoBot.id}`);
const start = chat.getByTestId('start-button');
const input = chat.getByTestId('chat-input');
await start.or(input).first().waitFor();
await show(chat, 1_500);
if (await start.isVisible()) await start.click();
else {
	await input.fill('/buy');
	await input.press('Enter');
}
const pay = chat.getByTestId('invoice-pay-button').last();
await pay.waitFor();
await show(chat, 2_000);
await pay.click();
const now = chat.getByTestId('pay-now');
await now.waitFor();
await show(chat, 2_000);
await now.click();
await chat.getByTestId('receipt-total').waitFor();
await show(chat, 2_000);
await chat.keyboard.press('Escape');
await chat.getByText('Thank you').last().waitFor();
await show(chat, 2_500);
await editor.goto(`${n8nUrl}/home/datatables`);
await editor.getByText('telegram_payments', { exact: true }).first().click();
await editor.getByText('paid_at', { exact: true }).filter({ visible: true }).first().waitFor();
await show(editor, 3_500);
await browser.close();

await writeFile(path.join(projectFolder, file), toAnimation(frames));
say(file);
