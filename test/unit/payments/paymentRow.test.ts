import fc from 'fast-check';
import { CURRENCIES, findCurrency } from '../../../nodes/shared/money/currencies';
import {
	type Answered,
	buildPaymentRow,
	type PaymentUpdate,
} from '../../../nodes/shared/payments/rows/paymentRow';
import {
	type InvoiceFacts,
	packOrderReference,
} from '../../../nodes/shared/payments/orderReference';
import type { RowContext } from '../../../nodes/shared/payments/rows/rowContext';
import { classifyUpdate } from '../../../nodes/shared/payments/updates';
import type { Update } from '../../../nodes/shared/telegram/types';
import {
	ANN,
	message,
	ORDER_INFO,
	paidMediaUpdate,
	paymentUpdate,
	preCheckoutUpdate,
	refundUpdate,
	shippingUpdate,
	subscriptionUpdate,
	successfulPayment,
	update,
	UPDATE_ID,
} from '../../support/updates';

const RECEIVED_AT = Date.UTC(2026, 0, 2, 3, 4, 5, 6);

/** The columns of the record, in the order users see them. */
const COLUMNS =
	`paid_at amount currency tip_amount shipping_amount invoice_amount signed_amount order_id
	payment_method provider is_test user_id username first_name last_name language_code name
	phone_number email country_code state city street_line1 street_line2 post_code shipping_option_id
	event update_id received_at bot_id invoice_payload total_amount telegram_payment_charge_id
	provider_payment_charge_id idempotency_key is_recurring is_first_recurring
	subscription_expiration_date missed_wait`.split(/\s+/);

const BOT = { id: 7_000_000, environment: 'live' } as const;

function recordOf(body: Update, answered?: Answered, context: Partial<RowContext> = {}) {
	const classified = classifyUpdate(body) as PaymentUpdate;
	const { event } = classified;
	return buildPaymentRow(
		classified,
		{ event, bot: BOT, receivedAt: RECEIVED_AT, ...context },
		answered,
	);
}

const bare = { order_info: undefined, shipping_option_id: undefined };

describe('buildPaymentRow, columns', () => {
	it.each<[string, Update]>([
		['a full payment', paymentUpdate()],
		['a bare payment', paymentUpdate(bare)],
		[
			'a payment without sender',
			update({
				message: message({ from: undefined, successful_payment: successfulPayment(bare) }),
			}),
		],
		['a refund', refundUpdate()],
		['a purchase of media', paidMediaUpdate()],
	])('given %s, when it becomes a row, then it has all columns in fixed order', (_, body) => {
		expect(Object.keys(recordOf(body))).toEqual(COLUMNS);
	});

	it.each<[string, Update, string[]]>([
		['pre-checkout', preCheckoutUpdate(), ['pre_checkout_query_id', 'answer', 'answer_reason']],
		['shipping', shippingUpdate(), ['shipping_query_id', 'answer', 'answer_reason']],
		['subscription', subscriptionUpdate(), ['subscription_state']],
	])('given a %s row, when it is made, then its own columns follow', (_, body, own) => {
		expect(Object.keys(recordOf(body))).toEqual([...COLUMNS, ...own]);
	});
});

describe('buildPaymentRow, values', () => {
	it.each<[string, Update, object]>([
		[
			'a payment without sender',
			update({
				message: message({ from: undefined, successful_payment: successfulPayment(bare) }),
			}),
			{ user_id: 111, first_name: 'Ann', username: null },
		],
		[
			'a pre-checkout query',
			preCheckoutUpdate(),
			{
				amount: 16.45,
				currency: 'USD',
				total_amount: 1645,
				payment_method: 'provider',
				shipping_option_id: 'dhl',
				email: 'ann@example.com',
				country_code: 'DE',
				user_id: 111,
			},
		],
		[
			'a purchase of media',
			paidMediaUpdate(),
			{
				order_id: 'album-1',
				invoice_payload: 'album-1',
				user_id: 111,
				amount: null,
				paid_at: null,
			},
		],
		[
			'a subscription',
			subscriptionUpdate(),
			{ order_id: 'sub-7', user_id: 111, subscription_state: 'canceled' },
		],
		[
			'a refund',
			refundUpdate(),
			{
				telegram_payment_charge_id: 'stxOne',
				provider_payment_charge_id: null,
				is_first_recurring: null,
			},
		],
		[
			'a renewal',
			paymentUpdate({ is_recurring: true }),
			{ is_recurring: true, is_first_recurring: false },
		],
	])('given %s, when it becomes a row, then it says who and what', (_, body, expected) => {
		expect(recordOf(body)).toMatchObject(expected);
	});

	it('given a full payment, when it becomes a row, then every value is where it belongs', () => {
		const address = ORDER_INFO.shipping_address;
		expect(recordOf(paymentUpdate())).toEqual({
			event: 'successful_payment',
			update_id: UPDATE_ID,
			received_at: '2026-01-02T03:04:05.006Z',
			bot_id: 7_000_000,
			tip_amount: null,
			shipping_amount: null,
			invoice_amount: null,
			signed_amount: 16.45,
			payment_method: 'provider',
			provider: null,
			is_test: null,
			paid_at: '2025-11-23T01:06:40.000Z',
			order_id: 'order-42',
			invoice_payload: 'order-42',
			currency: 'USD',
			amount: 16.45,
			total_amount: 1645,
			telegram_payment_charge_id: '_',
			provider_payment_charge_id: 'ch_1',
			idempotency_key: '_:ch_1',
			is_recurring: false,
			is_first_recurring: false,
			subscription_expiration_date: null,
			shipping_option_id: 'dhl',
			user_id: ANN.id,
			username: 'Ann_Lee',
			first_name: 'Ann',
			last_name: 'Lee',
			language_code: 'en',
			name: 'Ann Lee',
			phone_number: '15551234567',
			email: 'ann@example.com',
			...address,
			missed_wait: null,
		});
	});

	it('given a subscription payment, when it becomes a row, then its period is told', () => {
		const record = recordOf(
			paymentUpdate({
				is_recurring: true,
				is_first_recurring: true,
				subscription_expiration_date: 1_766_452_000,
			}),
		);
		expect(record).toMatchObject({
			is_recurring: true,
			is_first_recurring: true,
			subscription_expiration_date: '2025-12-23T01:06:40.000Z',
		});
	});

	it('given a refund sent by the bot, when it becomes a row, then the buyer is the chat', () => {
		const { message: refund } = refundUpdate();
		const from = { id: 5, is_bot: true, first_name: 'Shop' };
		const record = recordOf(update({ message: { ...message(), ...refund, from } }));
		expect(record).toMatchObject({ user_id: ANN.id, first_name: 'Ann', is_recurring: null });
	});

	it('given terms in the payload, when it becomes a row, then the order id is what was typed', () => {
		const invoice_payload = packOrderReference('Заказ ~1~', { expiresAt: 1_800_000_000 });
		expect(recordOf(paymentUpdate({ invoice_payload }))).toMatchObject({
			order_id: 'Заказ ~1~',
			invoice_payload,
		});
	});

	it('given an answered query, when it becomes a row, then answer and reason are told', () => {
		expect(recordOf(preCheckoutUpdate(), { answer: 'declined', reason: 'country' })).toMatchObject({
			pre_checkout_query_id: '1234567890123456789',
			answer: 'declined',
			answer_reason: 'country',
		});
		expect(recordOf(shippingUpdate())).toMatchObject({ answer: 'pending', answer_reason: null });
	});

	it('given times no calendar holds, when they become a row, then they are null', () => {
		const far = Number.MAX_SAFE_INTEGER;
		const body = paymentUpdate({ subscription_expiration_date: far });
		const record = recordOf({ ...body, message: { ...message(), ...body.message, date: far } });
		expect([record.paid_at, record.subscription_expiration_date]).toEqual([null, null]);
	});
});

describe('buildPaymentRow, money', () => {
	it.each([
		['USD', 1, 0.01],
		['USD', 100, 1],
		['EUR', 999_999_999_999, 9_999_999_999.99],
		['JPY', 128, 128],
		['KRW', 999_999_999_999, 999_999_999_999],
		['ISK', 5, 5],
		['XTR', 250, 250],
		['USD', -145, -1.45],
	])(
		'given %s %d in the smallest unit, when it becomes a row, then the amount is %d',
		(currency, total_amount, amount) => {
			expect(recordOf(paymentUpdate({ currency, total_amount }))).toMatchObject({
				currency,
				total_amount,
				amount,
			});
		},
	);

	it('given a currency nobody knows, when it becomes a row, then nothing is guessed', () => {
		expect(recordOf(paymentUpdate({ currency: 'ZZZ', total_amount: 128 }))).toMatchObject({
			amount: null,
			total_amount: 128,
		});
	});
});

describe('buildPaymentRow, what the invoice tells', () => {
	const EUR = { currency: 'EUR', shipping_option_id: undefined };
	const paidFor = (facts: InvoiceFacts, fields = {}, context: Partial<RowContext> = {}) =>
		recordOf(
			paymentUpdate({
				...EUR,
				invoice_payload: packOrderReference('order-42', {}, facts),
				...fields,
			}),
			undefined,
			context,
		);

	it('given a tip, when it becomes a row, then invoice, tip and provider have columns', () => {
		const facts = { total: 1_000, takesTips: true, provider: 'stripe', mode: 'test' } as const;
		expect(paidFor(facts, { total_amount: 1_150 })).toMatchObject({
			amount: 11.5,
			invoice_amount: 10,
			tip_amount: 1.5,
			shipping_amount: 0,
			signed_amount: 11.5,
			order_id: 'order-42',
			payment_method: 'provider',
			provider: 'stripe',
			is_test: true,
		});
	});

	it('given tip and delivery, when the option is one of this node, then its price is asked for by option, address and currency', () => {
		const priceOfOption = jest.fn(() => 490);
		const facts = { total: 1_000, takesTips: true };
		const fields = { total_amount: 1_640, shipping_option_id: 'dhl' };
		expect(paidFor(facts, fields, { priceOfOption })).toMatchObject({
			invoice_amount: 10,
			shipping_amount: 4.9,
			tip_amount: 1.5,
		});
		expect(priceOfOption).toHaveBeenCalledWith({
			optionId: 'dhl',
			address: ORDER_INFO.shipping_address,
			currency: 'EUR',
		});
		expect(paidFor(facts, fields)).toMatchObject({
			invoice_amount: 10,
			shipping_amount: null,
			tip_amount: null,
		});
	});

	it('given no option was chosen, when it becomes a row, then no price is asked for', () => {
		const priceOfOption = jest.fn(() => 490);
		paidFor({ total: 1_000, takesTips: true }, { total_amount: 1_150 }, { priceOfOption });
		expect(priceOfOption).not.toHaveBeenCalled();
	});

	it.each<[string, InvoiceFacts, object, RowContext['bot']['environment'], object]>([
		['a live token', { mode: 'live' }, {}, 'live', { is_test: false, provider: null }],
		['a test token', { mode: 'test' }, {}, 'live', { is_test: true }],
		[
			'a token of no known shape',
			{ provider: 'payme' },
			{},
			'live',
			{ is_test: null, provider: 'payme' },
		],
		['a live token on a test server', { mode: 'live' }, {}, 'test', { is_test: true }],
		['a test token at a server of one’s own', { mode: 'test' }, {}, undefined, { is_test: true }],
		[
			'Stars',
			{},
			{ currency: 'XTR' },
			'live',
			{ is_test: false, payment_method: 'stars', provider: null },
		],
		['Stars on a test server', {}, { currency: 'XTR' }, 'test', { is_test: true }],
		['Stars at a server of one’s own', {}, { currency: 'XTR' }, undefined, { is_test: null }],
	])(
		'given %s, when it becomes a row, then it says whether money was real, as far as it is known',
		(_, facts, fields, environment, expected) => {
			expect(paidFor(facts, fields, { bot: { id: 7, environment } })).toMatchObject(expected);
		},
	);

	it.each<[string, Update, number | null]>([
		['a payment', paymentUpdate(EUR), 16.45],
		['a refund', refundUpdate({ total_amount: 100 }), -100],
		['a question before the payment', preCheckoutUpdate(EUR), null],
		['a payment in an unknown currency', paymentUpdate({ currency: 'ZZZ' }), null],
		['a shipping query', shippingUpdate(), null],
	])('given %s, when rows are summed, then it counts with its sign', (_, body, amount) => {
		expect(recordOf(body).signed_amount).toBe(amount);
	});

	it('given a shipping query, which names no money, when it becomes a row, then nothing is guessed', () => {
		expect(recordOf(shippingUpdate())).toMatchObject({
			amount: null,
			currency: null,
			tip_amount: null,
			payment_method: null,
			is_test: null,
			total_amount: null,
		});
	});

	it('given a waiting run, when the payment becomes a row, then the key that wakes it is not in it', () => {
		const invoice_payload = packOrderReference('order-42', { waiting: 'abc_1', expiresAt: 36 });
		expect(recordOf(paymentUpdate({ invoice_payload })).invoice_payload).toBe('order-42~e10~');
	});

	it.each<[string, Update, object]>([
		[
			'a checkout',
			preCheckoutUpdate(),
			{ pre_checkout_query_id: '1234567890123456789', shipping_query_id: null },
		],
		[
			'a delivery',
			shippingUpdate(),
			{ pre_checkout_query_id: null, shipping_query_id: '2234567890123456789' },
		],
	])(
		'given %s that was declined, when it becomes a row, then both kinds have the same columns',
		(_, body, expected) => {
			const row = recordOf(
				body,
				{ answer: 'declined', reason: 'country' },
				{ event: 'checkout_declined' },
			);
			expect(row).toMatchObject({ event: 'checkout_declined', ...expected });
			expect(Object.keys(row)).toEqual([
				...COLUMNS,
				...['pre_checkout_query_id', 'shipping_query_id', 'answer', 'answer_reason'],
			]);
		},
	);
});

describe('buildPaymentRow, idempotency key', () => {
	const keyOf = (body: Update) => recordOf(body).idempotency_key;
	const stars = { currency: 'XTR', telegram_payment_charge_id: 'stxOne' };

	it('given charge ids that are a bare "_", when keys are made, then they differ by the provider', () => {
		const keys = ['ch_1', 'ch_2'].map((id) =>
			keyOf(paymentUpdate({ provider_payment_charge_id: id })),
		);
		expect(new Set(keys).size).toBe(2);
	});

	it('given the same charge twice, when keys are made, then they are equal whatever the update', () => {
		const charge = { provider_payment_charge_id: 'ch_7' };
		expect(keyOf(paymentUpdate(charge, 1))).toBe(keyOf(paymentUpdate(charge, 2)));
		expect(keyOf(paymentUpdate({ ...stars, provider_payment_charge_id: 'a' }))).toBe('stxOne');
	});

	it('given a Stars payment and its refund, when keys are made, then they differ', () => {
		expect(keyOf(refundUpdate({ telegram_payment_charge_id: 'stxOne' }))).toBe('stxOne:refunded');
	});

	it('given a refund that names no charge of the provider, when a key is made, then the place stays empty', () => {
		const refund = refundUpdate({ currency: 'USD', telegram_payment_charge_id: 'tg_1' });
		expect(keyOf(refund)).toBe('tg_1::refunded');
	});

	it('given something without a charge, when keys are made, then the update is the key', () => {
		expect(keyOf(subscriptionUpdate(77))).toBe('update:77');
	});
});

describe('buildPaymentRow, whatever the payment', () => {
	const text = fc.string({ unit: 'binary' });
	const payments = fc.record({
		currency: fc.constantFrom(...Object.keys(CURRENCIES), 'XTR'),
		total_amount: fc.integer({ min: 1, max: 999_999_999_999 }),
		invoice_payload: text,
		telegram_payment_charge_id: text,
		provider_payment_charge_id: text,
		is_recurring: fc.constantFrom(true, undefined),
		subscription_expiration_date: fc.option(fc.maxSafeInteger(), { nil: undefined }),
		order_info: fc.constantFrom(undefined, ORDER_INFO, { email: 'a@b.c' }),
	});

	it('given any payment, when it becomes a row, then the row is flat JSON with all columns', () => {
		fc.assert(
			fc.property(payments, (payment) => {
				const record = recordOf(paymentUpdate(payment));
				expect(JSON.parse(JSON.stringify(record))).toEqual(record);
				expect(Object.keys(record)).toEqual(COLUMNS);
				for (const value of Object.values(record)) {
					expect(value === null || typeof value !== 'object').toBe(true);
				}
			}),
		);
	});

	it('given any payment, when its amount is written out, then it is exactly the total', () => {
		fc.assert(
			fc.property(payments, (payment) => {
				const record = recordOf(paymentUpdate(payment));
				const exponent = findCurrency(payment.currency)?.exponent ?? NaN;
				const [whole = '', fraction = ''] = String(record.amount).split('.');
				return BigInt(whole + fraction.padEnd(exponent, '0')) === BigInt(payment.total_amount);
			}),
			{ numRuns: 1_000 },
		);
	});
});
