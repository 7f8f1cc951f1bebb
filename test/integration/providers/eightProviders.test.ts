import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createSandbox, type PayResult, type Sandbox } from 'telegram-payments-sandbox';
import { readOrderReference } from '../../../nodes/shared/payments/orderReference';
import { PROVIDERS } from '../../../nodes/shared/providers/providers';
import { LAUNCH_PROVIDER_IDS } from '../../../nodes/shared/providers/types';
import { runAction } from '../../support/executeContext';

const BOT_TOKEN = `123456789:${'A'.repeat(35)}`;
const BUYER = 4242;
const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** What is paid, with whose token; the token has the shape of the provider's test tokens. */
interface Sale {
	token: string;
	currency: string;
	/** As typed in the editor. */
	price: string;
	/** Minor units. */
	total: number;
	/** Test card as the documentation names it. */
	card: string;
	additionalFields?: INodeParameters;
	/** What the buyer fills in. */
	orderInfo?: IDataObject;
}

const SALES: Record<(typeof LAUNCH_PROVIDER_IDS)[number], Sale> = {
	stripe: {
		token: '284685063:TEST:MmY2ZjVlNWE0YTRh',
		currency: 'USD',
		price: '12.50',
		total: 1_250,
		card: '4242 4242 4242 4242',
	},
	yookassa: {
		token: '381764678:TEST:12345',
		currency: 'RUB',
		price: '1499.90',
		total: 149_990,
		card: '1111 1111 1111 1026',
		additionalFields: { receipt: { yooKassa: { vatCode: 11, paymentSubject: 'commodity' } } },
		orderInfo: { email: 'buyer@example.com' },
	},
	sberbank: {
		token: `401643678:TEST:${UUID}`,
		currency: 'RUB',
		price: '990',
		total: 99_000,
		card: 'success',
	},
	tranzzo: {
		token: `410694247:TEST:${UUID}`,
		currency: 'UAH',
		price: '450.05',
		total: 45_005,
		card: 'success',
	},
	payme: {
		token: '371317599:TEST:1600000000000',
		currency: 'UZS',
		price: '150000',
		total: 15_000_000,
		card: '8600 4954 7331 6478',
	},
	click: {
		token: `398062629:TEST:999999999_${'0123456789ABCDEF'.repeat(3).slice(0, 40)}`,
		currency: 'UZS',
		price: '99000.50',
		total: 9_900_050,
		card: 'success',
	},
	liqpay: {
		token: '632593626:TEST:sandbox_i12345678901',
		currency: 'UAH',
		price: '320',
		total: 32_000,
		card: '4242 4242 4242 4242',
	},
	// No token of ECOMMPAY has been seen: any digits will do.
	ecommpay: {
		token: '555000111:TEST:abcdef',
		currency: 'EUR',
		price: '9.99',
		total: 999,
		card: 'success',
	},
};

describe('one payment through each of the eight launch providers', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await createSandbox();
	});

	afterAll(async () => await sandbox.close());

	const sell = async (provider: string, sale: Sale, chatId: string) =>
		await runAction({
			parameters: {
				resource: 'invoice',
				operation: 'send',
				paymentMethod: 'provider',
				chatId,
				title: 'Red mug',
				description: 'Holds 300 ml',
				orderId: `order-${provider}`,
				currency: sale.currency,
				prices: { price: [{ label: 'Red mug', amount: sale.price }] },
				additionalFields: sale.additionalFields ?? {},
			},
			credentials: {
				telegramPaymentsApi: {
					accessToken: BOT_TOKEN,
					baseUrl: sandbox.url,
					testEnvironment: false,
				},
				telegramPaymentProviderApi: { provider, providerToken: ` ${sale.token}\n` },
			},
		});

	let offset = 0;

	/** Waits for the bot's next update, which confirms those before it. */
	async function takeUpdate(): Promise<IDataObject> {
		const { body } = await sandbox.call(BOT_TOKEN, 'getUpdates', { offset, timeout: 5 });
		const [update] = (body as { result: IDataObject[] }).result;
		if (!update) throw new Error('no update arrived');
		offset = Number(update.update_id) + 1;
		return update;
	}

	const takePayment = async (): Promise<IDataObject> => {
		const { message } = await takeUpdate();
		return (message as IDataObject).successful_payment as IDataObject;
	};

	const approve = async (queryId: string) =>
		await runAction({
			parameters: {
				resource: 'preCheckoutQuery',
				operation: 'approve',
				preCheckoutQueryId: queryId,
			},
			credentials: {
				telegramPaymentsApi: {
					accessToken: BOT_TOKEN,
					baseUrl: sandbox.url,
					testEnvironment: false,
				},
			},
		});

	/** Pays as the buyer while the bot approves the checkout. */
	async function pay(
		sale: Sale,
		messageId: number,
	): Promise<{ outcome: PayResult; query: IDataObject }> {
		const paying = sandbox.pay({
			token: BOT_TOKEN,
			customer_id: BUYER,
			chat_id: BUYER,
			message_id: messageId,
			card: sale.card,
			...(sale.orderInfo ? { order_info: sale.orderInfo } : {}),
		});
		const query = (await takeUpdate()).pre_checkout_query as IDataObject;
		await approve(String(query.id));
		return { outcome: await paying, query };
	}

	it.each(LAUNCH_PROVIDER_IDS)(
		'given a test token of %s, when an invoice is sent and paid, then the whole sum arrives under its order',
		async (provider) => {
			const sale = SALES[provider];
			const { json, hints } = await sell(provider, sale, String(BUYER));
			expect(hints).toEqual([]);
			expect(JSON.stringify(json)).not.toContain(sale.token);

			const { outcome, query } = await pay(sale, Number(json[0]?.message_id));
			const payment = await takePayment();

			expect(outcome).toMatchObject({
				status: 'paid',
				total_amount: sale.total,
				currency: sale.currency,
			});
			for (const seen of [query, payment]) {
				expect(seen).toMatchObject({
					currency: sale.currency,
					total_amount: sale.total,
				});
				// What makes the columns of the record: Telegram itself tells no provider.
				expect(readOrderReference(String(seen.invoice_payload))).toMatchObject({
					orderId: `order-${provider}`,
					facts: { provider, mode: 'test' },
				});
			}
			expect(payment.provider_payment_charge_id).toEqual(expect.stringMatching(/./));
		},
	);

	const cards = PROVIDERS.filter(({ id }) => id in SALES).flatMap(({ id, testCards }) =>
		(testCards ?? []).map((card) => [id as keyof typeof SALES, card.number, card.outcome] as const),
	);

	it.each(cards)(
		'given the test card of %s %s, when it is used, then the outcome is: %s',
		async (provider, card, outcome) => {
			const sale = { ...SALES[provider], card };
			const { json } = await sell(provider, sale, String(BUYER));
			const paid = await pay(sale, Number(json[0]?.message_id));
			const succeeds = outcome.startsWith('success');
			expect(paid.outcome.status).toBe(succeeds ? 'paid' : 'payment_failed');
			if (succeeds) expect((await takePayment()).total_amount).toBe(sale.total);
		},
	);

	it('given a YooKassa receipt without a contact, when the invoice is sent, then the email is asked for and handed over', async () => {
		const { json } = await sell('yookassa', SALES.yookassa, String(BUYER));
		const [shown] = sandbox
			.messages({ token: BOT_TOKEN, chat_id: BUYER })
			.filter((message) => message.message_id === json[0]?.message_id);
		expect(shown?.sandbox).toMatchObject({ invoice: { need_email: true, provider: 'YooKassa' } });
		const call = sandbox
			.journal()
			.filter((entry) => entry.method === 'sendInvoice')
			.at(-1);
		const sent = call?.parameters as Record<string, string>;
		expect(sent).toMatchObject({ need_email: 'true', send_email_to_provider: 'true' });
		expect(JSON.parse(sent.provider_data ?? '')).toEqual({
			receipt: {
				items: [
					{
						description: 'Red mug',
						quantity: '1.00',
						amount: { value: '1499.90', currency: 'RUB' },
						vat_code: 11,
						payment_mode: 'full_payment',
						payment_subject: 'commodity',
					},
				],
			},
		});
	});

	it('given CLICK and a group, when the invoice is sent, then it goes out with a warning', async () => {
		const { id } = sandbox.addChat({ type: 'supergroup', title: 'Shop', bot_ids: [123_456_789] });
		const { json, hints } = await sell('click', SALES.click, String(id));
		expect(json[0]?.message_id).toEqual(expect.any(Number));
		expect(hints).toEqual([expect.stringContaining('cannot go to groups or channels')]);
	});

	it('given a token of another provider than chosen, when the invoice is sent, then it goes out with a warning', async () => {
		const { hints } = await sell('stripe', SALES.sberbank, String(BUYER));
		expect(hints).toEqual([
			expect.stringContaining('This is a token of Sberbank, but Stripe is chosen'),
		]);
	});
});
