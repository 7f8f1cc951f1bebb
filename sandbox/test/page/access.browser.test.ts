import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { PHONE } from './support/browser.js';
import { shows, Stage } from './support/stage.js';
import type { Scene } from './support/stage.js';

jest.setTimeout(120_000);

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
	id: string;
	impact: string;
	nodes: Array<{ html: string; failureSummary: string }>;
}

/** Serious findings of axe-core, with the elements they are about. */
async function findings(page: Page): Promise<string[]> {
	await page.evaluate(axeSource);
	const violations = await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run: () => Promise<{ violations: Violation[] }> };
		};
		return (await axe.run()).violations;
	});
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`));
}

const isWiderThanScreen = (page: Page): Promise<boolean> =>
	page.evaluate(() =>
		[document.documentElement, ...document.querySelectorAll('dialog, .messages, .sidebar')].some(
			(element) => element.scrollWidth > Math.ceil(element.getBoundingClientRect().width),
		),
	);

/** The views of the page, each with how to get there from the one before. */
const VIEWS: Array<[name: string, open: (scene: Scene) => Promise<unknown>]> = [
	['chat', ({ see }) => see('invoice-card').first().waitFor()],
	[
		'order form with errors',
		async ({ see }) => {
			await see('invoice-pay-button').first().click();
			await see('info-continue').click();
			await see('order-form').waitFor();
		},
	],
	[
		'checkout',
		async ({ see }) => {
			await see('dialog-close').click();
			await see('invoice-pay-button').nth(1).click();
			await see('pay-now').waitFor();
		},
	],
	[
		'3-D Secure',
		async ({ see, page }) => {
			await page.locator('[data-testid=card-option][data-outcome="3ds"]').first().click();
			await see('pay-now').click();
			await see('three-ds').waitFor();
		},
	],
	[
		'refusal',
		async ({ see }) => {
			await see('three-ds-reject').click();
			await see('refusal-text').waitFor();
		},
	],
	[
		'receipt',
		async ({ see, page }) => {
			await see('refusal-close').click();
			await page.locator('[data-testid=card-option][data-outcome=success]').first().click();
			await see('pay-now').click();
			await see('receipt-total').waitFor();
		},
	],
	[
		'wallet',
		async ({ see, page }) => {
			await see('receipt-done').click();
			if (!(await see('wallet-button').isVisible())) {
				await page.getByRole('button', { name: 'Back to the chats' }).click();
			}
			await see('wallet-button').click();
			await see('wallet').waitFor();
		},
	],
	[
		'customers',
		async ({ see }) => {
			await see('dialog-close').click();
			await see('customer-switcher').click();
			await see('customer-option').first().waitFor();
		},
	],
	[
		'developer drawer',
		async ({ see, page }) => {
			await page.keyboard.press('Escape');
			await see('developer-toggle').click();
			await see('journal-entry').first().waitFor();
		},
	],
];

describe('the page for everybody', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open();
	});
	afterEach(() => stage.clear());
	afterAll(() => stage.close());

	test.each([
		['light', 'a desktop', {}],
		['dark', 'a desktop', {}],
		['light', 'a phone of 360 px', { viewport: PHONE }],
		['dark', 'a phone of 360 px', { viewport: PHONE }],
	] as const)(
		'given %s colours on %s, when the views are gone through, then axe finds nothing serious and nothing is too wide',
		async (colorScheme, _device, options) => {
			const scene = await stage.play({}, { colorScheme, reducedMotion: 'reduce', ...options });
			const { bot, page, customerId, sendInvoice, problems } = scene;
			await bot.call('sendMessage', {
				chat_id: customerId,
				text: 'Write /buy, or see https://t.me/$some_invoice',
				reply_markup: { inline_keyboard: [[{ text: 'Prices', callback_data: 'prices' }]] },
			});
			await sendInvoice({ need_name: true, need_email: true, need_shipping_address: true });
			await sendInvoice({ max_tip_amount: 500, suggested_tip_amounts: [100, 200, 300, 500] });
			for (const [name, open] of VIEWS) {
				await open(scene);
				expect({ name, findings: await findings(page) }).toEqual({ name, findings: [] });
				expect({ name, tooWide: await isWiderThanScreen(page) }).toEqual({ name, tooWide: false });
			}
			expect(problems).toEqual([]);
		},
	);

	test('given a phone, when a chat is opened and left, then one pane at a time is shown', async () => {
		const { see, page, sendInvoice } = await stage.play({}, { viewport: PHONE });
		await sendInvoice();
		await shows(see('invoice-card'), 'Ethiopian coffee');
		expect(await see('chat-item').first().isVisible()).toBe(false);
		await page.getByRole('button', { name: 'Back to the chats' }).click();
		await see('chat-item').first().click();
		await see('chat-input').waitFor();
	});
});
