import { shows, Stage } from './support/stage.js';
import type { Scene } from './support/stage.js';

jest.setTimeout(60_000);

const FLEXIBLE = {
	need_name: true,
	need_email: true,
	need_phone_number: true,
	need_shipping_address: true,
	is_flexible: true,
};

const OPTIONS = [
	{ id: 'post', title: 'Post, 3 days', prices: [{ label: 'Post', amount: 400 }] },
	{ id: 'courier', title: 'Courier', prices: [{ label: 'Courier', amount: 990 }] },
];

async function fillForm({ see }: Scene): Promise<void> {
	await see('field-name').fill('Ann Lee');
	await see('field-email').fill('ann@example.com');
	await see('field-phone_number').fill('+1 555 123 45 67');
	await see('field-street_line1').fill('1 Main Street');
	await see('field-post_code').fill('94105');
	await see('field-city').fill('San Francisco');
	await see('field-country_code').selectOption('US');
}

describe('contact, address and delivery on the page', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open();
	});
	afterEach(() => stage.clear());
	afterAll(() => stage.close());

	test('given a flexible invoice, when form and delivery are filled in, then the bot gets both and the total includes delivery', async () => {
		const scene = await stage.play({ shipping: () => ({ ok: true, shipping_options: OPTIONS }) });
		const { bot, see, page } = scene;
		await scene.sendInvoice(FLEXIBLE);
		await see('invoice-pay-button').click();
		await fillForm(scene);
		await see('info-continue').click();
		await page.locator('[data-testid=shipping-option][data-option=courier]').click();
		await see('shipping-continue').click();
		await shows(see('checkout-total'), '$20.40');
		await see('pay-now').click();
		await shows(see('receipt-total'), '$20.40');

		const { message } = await bot.until((update) =>
			Boolean(update.message?.['successful_payment']),
		);
		expect(message?.['successful_payment']).toMatchObject({
			total_amount: 2040,
			shipping_option_id: 'courier',
			order_info: {
				name: 'Ann Lee',
				email: 'ann@example.com',
				phone_number: '15551234567',
				shipping_address: {
					country_code: 'US',
					state: '',
					city: 'San Francisco',
					street_line1: '1 Main Street',
					street_line2: '',
					post_code: '94105',
				},
			},
		});
	});

	test('given an empty form, when it is sent, then every missing field is named and the first has the focus', async () => {
		const scene = await stage.play();
		const { see, page, bot } = scene;
		await scene.sendInvoice(FLEXIBLE);
		await see('invoice-pay-button').click();
		await see('info-continue').click();
		expect(await page.locator('[aria-invalid=true]').count()).toBe(7);
		await page.waitForFunction(
			() => document.activeElement?.getAttribute('data-testid') === 'field-name',
		);
		await see('field-email').fill('not an address');
		await see('info-continue').click();
		await shows(see('order-form'), 'Enter an e-mail address');
		expect(bot.updates.some(({ shipping_query: query }) => query)).toBe(false);
	});

	test('given a bot that does not deliver there, when the address is sent, then its words are shown and the form is kept', async () => {
		const scene = await stage.play({
			shipping: (query) =>
				query.shipping_address.country_code === 'US'
					? { ok: false, error_message: 'We do not deliver to the US.' }
					: { ok: true, shipping_options: OPTIONS },
		});
		const { see } = scene;
		await scene.sendInvoice(FLEXIBLE);
		await see('invoice-pay-button').click();
		await fillForm(scene);
		await see('info-continue').click();
		expect(await see('refusal-text').textContent()).toBe('We do not deliver to the US.');
		await see('refusal-close').click();
		expect(await see('field-city').inputValue()).toBe('San Francisco');
		await see('field-country_code').selectOption('DE');
		await see('info-continue').click();
		await see('shipping-option').first().waitFor();
	});

	test('given saved details and a saved card, when another invoice is opened, then both are offered and pay', async () => {
		const scene = await stage.play();
		const { see } = scene;
		await scene.sendInvoice({ need_name: true, need_email: true });
		await see('invoice-pay-button').click();
		await see('field-name').fill('Ann Lee');
		await see('field-email').fill('ann@example.com');
		await see('info-continue').click();
		await see('pay-now').click();
		await see('receipt-done').click();

		await scene.sendInvoice({ need_email: true, payload: 'order-2' });
		await see('invoice-pay-button').nth(1).click();
		expect(await see('field-email').inputValue()).toBe('ann@example.com');
		expect(await see('field-name').count()).toBe(0);
		await see('info-continue').click();
		await shows(see('card-option'), 'Saved card');
		await see('pay-now').click();
		await shows(see('receipt-total'), '$10.50');
	});

	test('given the delivery step, when the customer goes back, then the address can be changed', async () => {
		const scene = await stage.play({ shipping: () => ({ ok: true, shipping_options: OPTIONS }) });
		const { see, page } = scene;
		await scene.sendInvoice(FLEXIBLE);
		await see('invoice-pay-button').click();
		await fillForm(scene);
		await see('info-continue').click();
		await see('shipping-option').first().waitFor();
		await page.getByRole('button', { name: 'Back' }).click();
		expect(await see('field-city').inputValue()).toBe('San Francisco');
	});
});
