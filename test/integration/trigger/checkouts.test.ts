import type { INodeParameters } from 'n8n-workflow';
import { createSandbox, type PayRequest, type Sandbox } from 'telegram-payments-sandbox';
import { packOrderReference } from '../../../nodes/shared/payments/orderReference';
import { TriggerHost } from '../../support/triggerContextsHost';
import { ADDRESS } from '../../support/updates';

const TOKEN = '900000003:AACheckoutCheckoutCheckoutCheckou0';
const PROVIDER = '284685063:TEST:MTIzNDU2Nzg5MDEyMzQ1';

jest.setTimeout(30_000);

let sandbox: Sandbox;
let host: TriggerHost;
let workflows = 0;

beforeAll(async () => {
	sandbox = await createSandbox();
});
beforeEach(async () => {
	sandbox.reset();
	// What a node remembers outlives a test, so each test has a workflow of its own.
	const workflowId = `checkouts-${++workflows}`;
	host = await TriggerHost.start({ token: TOKEN, botApiUrl: sandbox.url, workflowId });
});
afterEach(async () => await host.close());
afterAll(async () => await sandbox.close());

async function activate(parameters: INodeParameters): Promise<void> {
	host.setup.parameters = parameters;
	await host.activate();
}

/** Sells something worth 16.45 USD and lets the customer pay. */
async function buy(invoice: Record<string, unknown> = {}, choice: Partial<PayRequest> = {}) {
	const { body } = await sandbox.call(TOKEN, 'createInvoiceLink', {
		title: 'Book',
		description: 'A book',
		payload: 'order-42',
		provider_token: PROVIDER,
		currency: 'USD',
		prices: [{ label: 'Book', amount: 1645 }],
		...invoice,
	});
	const { result: link, description } = body as { result?: string; description?: string };
	if (link === undefined) throw new Error(description);
	return await sandbox.pay({ token: TOKEN, customer_id: 111, link, ...choice });
}

const ADDRESSED = { need_shipping_address: true };
const TO_BERLIN = { order_info: { shipping_address: ADDRESS } };
const TO_PARIS = {
	order_info: { shipping_address: { ...ADDRESS, country_code: 'FR', post_code: '75001' } },
};

describe('rules, as the buyer meets them', () => {
	type Row = [string, INodeParameters, Record<string, unknown>, Partial<PayRequest>, string | true];
	const rules = (checkoutRules: INodeParameters): INodeParameters => ({ checkoutRules });

	it.each<Row>([
		['no rule', {}, {}, {}, true],
		[
			'a currency that is not taken',
			rules({ currencies: 'EUR' }),
			{},
			{},
			'We do not accept payments in USD.',
		],
		[
			'a total below the minimum',
			rules({ minimumTotal: '20', limitsCurrency: 'USD' }),
			{},
			{},
			'The minimum order is 20.00 USD.',
		],
		[
			'a total above the maximum',
			rules({ maximumTotal: 10, limitsCurrency: 'USD' }),
			{},
			{},
			'The maximum order is 10.00 USD.',
		],
		[
			'an order id of another shop',
			rules({ orderIdPattern: 'shop-\\d+' }),
			{},
			{},
			'We cannot find this order.',
		],
		[
			'a buyer who is not allowed',
			rules({ allowedBuyers: '222' }),
			{},
			{},
			'This offer is not available for your account.',
		],
		[
			'a buyer who is blocked',
			rules({ blockedBuyers: '111' }),
			{},
			{},
			'We cannot accept this payment.',
		],
		[
			'an address in an allowed country',
			rules({ allowedCountries: 'DE' }),
			ADDRESSED,
			TO_BERLIN,
			true,
		],
		[
			'an address elsewhere',
			rules({ allowedCountries: 'DE' }),
			ADDRESSED,
			TO_PARIS,
			'Sorry, we do not deliver to FR.',
		],
		[
			'no address to look at',
			rules({ allowedCountries: 'DE' }),
			{},
			{},
			'We cannot check this order right now.',
		],
		[
			'no address, passed over',
			rules({ allowedCountries: 'DE', whenNotEvaluated: 'approve' }),
			{},
			{},
			true,
		],
		[
			'an expired invoice',
			{},
			{ payload: packOrderReference('o', { expiresAt: 1_000 }) },
			{},
			'This invoice has expired.',
		],
		[
			'an invoice for another payer',
			{},
			{ payload: packOrderReference('o', { payerUserId: 222 }) },
			{},
			'This invoice is for someone else.',
		],
		[
			'an own text',
			{
				...rules({ currencies: 'EUR' }),
				buyerTexts: { text: [{ matter: 'currency', text: 'Nur Euro, {first_name}!' }] },
			},
			{},
			{},
			'Nur Euro, ',
		],
	])(
		'given %s, when the buyer pays, then the outcome follows',
		async (_, parameters, invoice, choice, expected) => {
			await activate(parameters);
			const result = await buy(invoice, choice);
			if (expected === true) {
				expect(result).toMatchObject({ status: 'paid', total_amount: 1645 });
				await host.runsBegun(1);
				expect(host.runs[0]?.items[0]).toMatchObject({
					event: 'successful_payment',
					amount: 16.45,
				});
			} else {
				expect(result).toMatchObject({
					status: 'declined',
					reason: expect.stringContaining(expected) as string,
				});
				await host.runsBegun(1);
				expect(host.runs.map(({ items }) => items[0]?.event)).toEqual(['checkout_declined']);
			}
		},
	);

	it('given once per order, when it is paid again by anybody, then they read that it is paid', async () => {
		await activate(rules({ oncePerOrder: true }));
		expect((await buy()).status).toBe('paid');
		await host.runsBegun(1);
		await host.statusesSent(2);
		expect(await buy({}, { customer_id: 222 })).toMatchObject({
			status: 'declined',
			reason: 'This order has already been paid. Thank you!',
		});
		expect((await buy({ payload: 'order-43' }, { customer_id: 222 })).status).toBe('paid');
	});

	it('given once per order, when two buyers confirm at the same moment, then only one is let through', async () => {
		await activate(rules({ oncePerOrder: true }));
		const results = await Promise.all([buy(), buy({}, { customer_id: 222 })]);
		expect(results.map(({ status }) => status).sort()).toEqual(['declined', 'paid']);
	});

	it('given Stars, when paid, then the row has whole Stars', async () => {
		await activate({});
		const stars = { provider_token: '', currency: 'XTR', prices: [{ label: 'Book', amount: 250 }] };
		expect((await buy(stars)).status).toBe('paid');
		await host.runsBegun(1);
		const [row] = host.runs[0]?.items ?? [];
		expect(row).toMatchObject({ currency: 'XTR', amount: 250, total_amount: 250 });
		expect(row?.idempotency_key).toBe(row?.telegram_payment_charge_id);
	});
});

describe('shipping zones, as the buyer meets them', () => {
	const option = (id: string, amount: string) => ({ id, title: id, amount });
	const zones = {
		shipping: 'zones',
		shippingCurrency: 'USD',
		shippingZones: {
			zone: [
				{
					countries: 'DE',
					postCodePrefixes: '10',
					options: { option: [option('bike', '1.50'), option('dhl', '4.90')] },
				},
				{ countries: 'FR', options: { option: [option('air', '9.00')] } },
			],
		},
		buyerTexts: {
			text: [{ matter: 'noDelivery', text: 'Nothing goes to {country} {post_code}.' }],
		},
	};
	const FLEXIBLE = { is_flexible: true, need_shipping_address: true };

	it('given an address in a zone, when an option is chosen, then its price is in the total', async () => {
		await activate(zones);
		const result = await buy(FLEXIBLE, { ...TO_BERLIN, shipping_option_id: 'dhl' });
		expect(result).toMatchObject({ status: 'paid', total_amount: 1645 + 490 });
		await host.runsBegun(1);
		expect(host.runs[0]?.items[0]).toMatchObject({
			shipping_option_id: 'dhl',
			amount: 21.35,
			country_code: 'DE',
		});
	});

	it('given an address in no zone, when entered, then the buyer reads why', async () => {
		await activate(zones);
		const order_info = { shipping_address: { ...ADDRESS, post_code: '80331' } };
		expect(await buy(FLEXIBLE, { order_info })).toMatchObject({
			status: 'shipping_declined',
			reason: 'Nothing goes to DE 80331.',
		});
	});

	it('given nobody answers shipping, when an address is entered, then the buyer is refused at once', async () => {
		await activate({});
		expect(await buy(FLEXIBLE, TO_PARIS)).toMatchObject({
			status: 'shipping_declined',
			reason: 'Sorry, we do not deliver to this address.',
		});
	});
});
