/** A test card a provider's test shop knows. */
export interface ProviderCard {
	readonly number: string;
	readonly outcome: 'success' | 'declined' | '3ds';
}

/** What is publicly known of one payment provider. */
export interface Provider {
	readonly id: string;
	readonly name: string;
	/** Digits before `:TEST:` in its tokens; null where nothing is known. */
	readonly testPrefix: string | null;
	/** Currencies it takes; null where it depends on the account or is unknown. */
	readonly currencies: readonly string[] | null;
	readonly cards: readonly ProviderCard[];
}

/** The launch providers first, then the others Telegram has listed. */
export const PROVIDERS: readonly Provider[] = [
	{
		id: 'stripe',
		name: 'Stripe',
		testPrefix: '284685063',
		currencies: null,
		cards: [
			{
				number: '4242424242424242',
				outcome: 'success',
			},
		],
	},
	{
		id: 'yookassa',
		name: 'YooKassa',
		testPrefix: '381764678',
		currencies: ['RUB'],
		cards: [
			{
				number: '1111111111111026',
				outcome: 'success',
			},
		],
	},
	{
		id: 'sberbank',
		name: 'Sberbank',
		testPrefix: '401643678',
		currencies: ['RUB'],
		cards: [],
	},
	{
		id: 'tranzzo',
		name: 'Tranzzo',
		testPrefix: '410694247',
		currencies: ['UAH', 'USD', 'RUB'],
		cards: [],
	},
	{
		id: 'payme',
		name: 'Payme (Paycom)',
		testPrefix: '371317599',
		currencies: ['UZS'],
		cards: [
			{
				number: '8600495473316478',
				outcome: 'success',
			},
			{
				number: '8600069195406311',
				outcome: 'success',
			},
		],
	},
	{
		id: 'click',
		name: 'CLICK',
		testPrefix: '398062629',
		currencies: ['UZS'],
		cards: [],
	},
	{
		id: 'liqpay',
		name: 'LiqPay',
		testPrefix: '632593626',
		currencies: ['UAH'],
		cards: [
			{
				number: '4242424242424242',
				outcome: 'success',
			},
			{
				number: '4000000000003063',
				outcome: '3ds',
			},
			{
				number: '4000000000003089',
				outcome: 'success',
			},
			{
				number: '4000000000003055',
				outcome: 'success',
			},
			{
				number: '4000000000000002',
				outcome: 'declined',
			},
			{
				number: '4000000000009995',
				outcome: 'declined',
			},
		],
	},
	{
		id: 'ecommpay',
		name: 'ECOMMPAY',
		testPrefix: null,
		currencies: null,
		cards: [],
	},
	{
		id: 'robokassa',
		name: 'Robokassa',
		testPrefix: null,
		currencies: ['RUB'],
		cards: [],
	},
	{
		id: 'paymaster',
		name: 'PayMaster',
		testPrefix: '1744374395',
		currencies: ['RUB'],
		cards: [],
	},
	{
		id: 'bank131',
		name: 'Bank 131',
		testPrefix: '1842663557',
		currencies: null,
		cards: [],
	},
	{
		id: 'psb',
		name: 'PSB',
		testPrefix: '1832575495',
		currencies: null,
		cards: [],
	},
	{
		id: 'globalpay_uz',
		name: 'Global Pay UZ',
		testPrefix: '1650291590',
		currencies: ['UZS'],
		cards: [
			{
				number: '8600140407389072',
				outcome: 'success',
			},
			{
				number: '9860090101312172',
				outcome: 'success',
			},
		],
	},
	{
		id: 'paykassma',
		name: 'Paykassma (A-Pay)',
		testPrefix: null,
		currencies: null,
		cards: [],
	},
	{
		id: 'bepaid',
		name: 'bePaid',
		testPrefix: null,
		currencies: null,
		cards: [],
	},
	{
		id: 'smart_glocal',
		name: 'Smart Glocal',
		testPrefix: '1877036958',
		currencies: null,
		cards: [],
	},
	{
		id: 'portmone',
		name: 'Portmone',
		testPrefix: '1661751239',
		currencies: ['UAH'],
		cards: [],
	},
	{
		id: 'paybox',
		name: 'PayBox.money',
		testPrefix: '5420394252',
		currencies: null,
		cards: [],
	},
	{
		id: 'freedompay',
		name: 'Freedom Pay',
		testPrefix: '6618536796',
		currencies: ['KGS'],
		cards: [],
	},
	{
		id: 'chapa',
		name: 'Chapa',
		testPrefix: '6141645565',
		currencies: ['ETB'],
		cards: [],
	},
	{
		id: 'redsys',
		name: 'Redsys',
		testPrefix: '2051251535',
		currencies: null,
		cards: [],
	},
	{
		id: 'ammer_pay',
		name: 'Ammer Pay',
		testPrefix: '6073714100',
		currencies: null,
		cards: [],
	},
	{
		id: 'unlimint',
		name: 'Unlimint',
		testPrefix: null,
		currencies: null,
		cards: [],
	},
	{
		id: 'leogaming',
		name: 'LeoGaming',
		testPrefix: null,
		currencies: null,
		cards: [],
	},
	{
		id: 'cascad',
		name: 'Cascad',
		testPrefix: null,
		currencies: null,
		cards: [],
	},
	{
		id: 'paymega',
		name: 'Paymega',
		testPrefix: null,
		currencies: null,
		cards: [],
	},
	{
		id: 'ipay88',
		name: 'iPay88',
		testPrefix: null,
		currencies: null,
		cards: [],
	},
	{
		id: 'bill_line',
		name: 'bill_line',
		testPrefix: null,
		currencies: null,
		cards: [],
	},
];

/** Any well-formed token of an unknown provider (ECOMMPAY's digits, for one, are not known). */
export const OTHER_PROVIDER: Provider = {
	id: 'other',
	name: 'Other',
	testPrefix: null,
	currencies: null,
	cards: [],
};
