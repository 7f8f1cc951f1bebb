import type { Provider, TestCard } from './types';

const LIQPAY_OUTCOMES = {
	'4242 4242 4242 4242': 'success',
	'4000 0000 0000 3063': 'success with 3-D Secure',
	'4000 0000 0000 3089': 'success with a one-time code',
	'4000 0000 0000 3055': 'success with CVV',
	'4000 0000 0000 0002': 'declined (limit)',
	'4000 0000 0000 9995': 'declined (9859)',
};

const LIQPAY_CARDS: TestCard[] = Object.entries(LIQPAY_OUTCOMES).map(([number, outcome]) => ({
	number,
	expiry: null,
	cvc: null,
	outcome,
	caution: "card of LiqPay's own sandbox; its use through Telegram is not stated",
}));

/** The providers Payments 2.0 started with (telegram.org, April 2021), in Telegram's own order. */
export const LAUNCH_PROVIDERS: readonly Provider[] = [
	{
		id: 'stripe',
		name: 'Stripe',
		connection: {
			label: 'Stripe',
			testBot: '@StripeTestBot',
			liveBot: null,
			note: 'Choose Connect Stripe Test, start the bot and authorize; the Stripe account form may be skipped in test mode.',
		},
		currencies: null,
		form: 'native',
		testCards: [
			{
				number: '4242 4242 4242 4242',
				expiry: null,
				cvc: null,
				outcome: 'success',
				caution: null,
			},
		],
		token: {
			test: {
				prefix: '284685063',
				shape: '16 Base64 characters',
				tail: /^[A-Za-z0-9+/]{16}$/,
			},
			live: {
				prefix: '350862534',
				shape: '16 Base64 characters',
				tail: /^[A-Za-z0-9+/]{16}$/,
			},
		},
		providerDataKnown: false,
		receipt: null,
		refund:
			'Stripe API or dashboard. The provider charge ID is the Stripe charge (ch_…): POST /v1/refunds with charge, and amount for a part.',
		notes: [
			'Real cards are refused in test mode, test cards in live mode.',
			'The currencies depend on the country of the Stripe account.',
		],
	},
	{
		id: 'yookassa',
		name: 'YooKassa',
		connection: {
			label: 'ЮKassa',
			testBot: '@YooKassaTestBot',
			liveBot: null,
			note: 'Sign in to YooKassa in the bot and choose the shop, which must use the API protocol. Older guides enter shopId 506751 and shopArticleId 538350, the shared test shop.',
		},
		currencies: ['RUB'],
		form: 'web',
		testCards: [
			{
				number: '1111 1111 1111 1026',
				expiry: '12/22',
				cvc: '000',
				outcome: 'success',
				caution: "card of Telegram's shared test shop; newer notes use a later expiry date",
			},
		],
		token: {
			test: { prefix: '381764678', shape: '5-6 digits', tail: /^\d+$/ },
			live: { prefix: '390540012', shape: '5-6 digits', tail: /^\d+$/ },
		},
		providerDataKnown: true,
		receipt: 'yooKassa',
		refund:
			'YooKassa API or cabinet. The provider charge ID is the YooKassa payment: POST /v3/refunds with payment_id and amount; a part of a payment with a receipt needs a receipt of the returned goods.',
		notes: [
			'A shop that sends receipts needs an email or a phone: in the receipt, or asked for and handed to the provider.',
			'How a tip counts against the receipt total is not documented.',
		],
	},
	{
		id: 'sberbank',
		name: 'Sberbank',
		connection: {
			label: 'Сбербанк',
			testBot: null,
			liveBot: '@SberbankPaymentBot',
			note: 'Needs Sberbank internet acquiring. Enter the merchantLogin without the -api or -operator ending.',
		},
		currencies: ['RUB'],
		form: 'web',
		testCards: null,
		token: {
			test: { prefix: '401643678', shape: 'UUID', tail: /^[0-9a-f-]{36}$/ },
			live: { prefix: '410182388', shape: 'UUID', tail: /^[0-9a-f-]{36}$/ },
		},
		providerDataKnown: false,
		receipt: null,
		refund:
			'Sberbank acquiring REST refund.do with orderId and amount in kopecks, or the cabinet. That the provider charge ID is this orderId is not confirmed.',
		notes: [],
	},
	{
		id: 'tranzzo',
		name: 'Tranzzo',
		connection: {
			label: 'Tranzzo',
			testBot: null,
			liveBot: null,
			note: 'Choose Connect Tranzzo Test; no contact with the company is needed for tests.',
		},
		currencies: ['UAH'],
		form: 'web',
		testCards: null,
		token: {
			test: { prefix: '410694247', shape: 'UUID', tail: /^[0-9a-f-]{36}$/ },
			live: null,
		},
		providerDataKnown: false,
		receipt: null,
		refund:
			'Tranzzo API: POST /api/v1/refund with pos_id, order_id and order_currency. That the provider charge ID is this order_id is not confirmed.',
		notes: [],
	},
	{
		id: 'payme',
		name: 'Payme',
		connection: {
			label: 'Paycom.Uz',
			testBot: null,
			liveBot: null,
			note: 'Choose Connect Paycom Test (no registration) or Connect Paycom Live (sign in to Payme Business and pick an active business and its bot kassa).',
		},
		currencies: ['UZS'],
		form: 'web',
		testCards: [
			{
				number: '8600 4954 7331 6478',
				expiry: '03/99',
				cvc: null,
				outcome: 'success, SMS code 666666',
				caution: "card of Payme's Subscribe API sandbox; its use through Telegram is not stated",
			},
			{
				number: '8600 0691 9540 6311',
				expiry: '03/99',
				cvc: null,
				outcome: 'success, SMS code 666666',
				caution: "card of Payme's Subscribe API sandbox; its use through Telegram is not stated",
			},
		],
		token: {
			test: { prefix: '371317599', shape: 'digits, usually 13', tail: /^\d+$/ },
			live: { prefix: '387026696', shape: '24 hexadecimal digits', tail: /^[0-9a-f]{24}$/ },
		},
		providerDataKnown: false,
		receipt: null,
		refund:
			'Payme Business cabinet, or receipts.cancel of the Subscribe API. Whether a bot kassa has a key for the latter is not confirmed.',
		notes: [
			'Payme needs a separate bot kassa; its minimum and maximum are set in the cabinet in sums, not tiyin.',
			'Payme opens its page before the pre-checkout query is sent, and may ask for an SMS code after it.',
		],
	},
	{
		id: 'click',
		name: 'CLICK',
		connection: {
			label: 'CLICK Uzbekistan',
			testBot: '@CLICKtest',
			liveBot: '@CLICKTerminal',
			note: 'Choose CLICK Terminal Test and authorize, or CLICK Terminal Live, sign in to the merchant cabinet and choose the service. Needs a contract with a partner bank.',
		},
		currencies: ['UZS'],
		form: 'web',
		testCards: null,
		token: {
			test: {
				prefix: '398062629',
				shape: '999999999_ and 40 hexadecimal digits, the same for everyone',
				tail: /^999999999_[0-9A-F]{40}$/,
			},
			live: {
				prefix: '333605228',
				shape: 'digits, _ and 40 hexadecimal digits',
				tail: /^\d+_[0-9A-F]{40}$/,
			},
		},
		providerDataKnown: false,
		receipt: null,
		refund:
			'CLICK Merchant API: DELETE payment/reversal/{service_id}/{payment_id}, whole payments of the current reporting month. That the provider charge ID is this payment_id is not confirmed.',
		notes: [
			'The page of CLICK says that invoices cannot go to groups or channels; that text is older than Payments 2.0, and Telegram allows it.',
			'Fiscal data is sent to CLICK in a call of its own after the payment.',
		],
	},
	{
		id: 'liqpay',
		name: 'LiqPay',
		connection: { label: null, testBot: null, liveBot: null, note: null },
		currencies: ['UAH'],
		form: 'web',
		testCards: LIQPAY_CARDS,
		token: {
			test: {
				prefix: '632593626',
				shape: 'sandbox_i and digits, or i and digits',
				tail: /^(sandbox_)?i\d+$/,
			},
			live: { prefix: '635983722', shape: 'i and digits', tail: /^i\d+$/ },
		},
		providerDataKnown: false,
		receipt: null,
		refund:
			'LiqPay API, action refund with order_id, or the cabinet. That the provider charge ID works as this order_id is not confirmed.',
		notes: [],
	},
	{
		id: 'ecommpay',
		name: 'ECOMMPAY',
		connection: { label: null, testBot: null, liveBot: null, note: null },
		currencies: null,
		form: 'web',
		testCards: null,
		token: { test: null, live: null },
		providerDataKnown: false,
		receipt: null,
		refund:
			'ECOMMPAY Dashboard, or Gate POST /v2/payment/card/refund. Which ID Telegram hands over is not known.',
		notes: ['One-time card purchases in one step; the Payment Page opens in the mobile apps.'],
	},
];
