import type { Provider, ProviderConnection, TestCard, TokenSample } from './types';

interface LaterProvider extends Omit<
	Partial<Provider>,
	'id' | 'name' | 'token' | 'connection' | 'testCards'
> {
	test?: TokenSample;
	live?: TokenSample;
	connection?: Partial<ProviderConnection>;
	testCards?: Array<Pick<TestCard, 'number'> & Partial<TestCard>>;
}

/** Fills everything that is not said with "not known". */
function known(id: Provider['id'], name: string, facts: LaterProvider = {}): Provider {
	const { test, live, connection, testCards, ...rest } = facts;
	return {
		id,
		name,
		currencies: null,
		form: 'web',
		providerDataKnown: false,
		receipt: null,
		refund: null,
		notes: [],
		...rest,
		connection: { label: null, testBot: null, liveBot: null, note: null, ...connection },
		testCards:
			testCards?.map((card) => ({
				expiry: null,
				cvc: null,
				outcome: 'success',
				caution: null,
				...card,
			})) ?? null,
		token: { test: test ?? null, live: live ?? null },
	};
}

/** Providers that came after the launch, or that @BotFather offers without a place on any list. */
export const LATER_PROVIDERS: readonly Provider[] = [
	known('ammerPay', 'Ammer Pay', {
		connection: {
			label: 'Ammer Pay',
			note: 'Create a Telegram sales channel at merchants.ammer.io with the bot token and the gateway secret.',
		},
		test: { prefix: '6073714100', shape: 'TG_ and about 22 characters', tail: /^TG_\S+$/ },
		live: { prefix: '5775769170', shape: 'TG_ and about 22 characters', tail: /^TG_\S+$/ },
	}),
	known('bank131', 'Bank 131', {
		connection: {
			label: 'Банк 131',
			note: 'The test bot asks for the confirmation code qwerty; the live code comes from the bank.',
		},
		test: { prefix: '1842663557', shape: '40 hexadecimal digits', tail: /^[0-9a-f]{40}$/i },
	}),
	known('bepaid', 'bePaid', {
		connection: {
			label: 'bePaid.by',
			testBot: '@BePaidPaymentTestBot',
			note: 'No shop is needed for tests.',
		},
		notes: [
			'bePaid works in the mobile and desktop apps, not in Telegram Web.',
			'bePaid accepts cards only: no ERIP, Apple Pay, Google Pay or Samsung Pay.',
		],
	}),
	known('billLine', 'bill_line'),
	known('cascad', 'Cascad'),
	known('chapa', 'Chapa', {
		currencies: ['ETB'],
		test: { prefix: '6141645565', shape: '20 letters and digits', tail: /^[A-Za-z0-9]{20}$/ },
	}),
	known('freedomPay', 'Freedom Pay', {
		currencies: ['KGS'],
		test: { prefix: '6618536796', shape: '6 digits', tail: /^\d{6}$/ },
		live: { prefix: '6450350554', shape: '6 digits', tail: /^\d{6}$/ },
	}),
	known('globalPayUz', 'Global Pay UZ', {
		connection: {
			note: 'Choose Connect GlobalPay Live and enter the merchant token in the page that opens.',
		},
		currencies: ['UZS'],
		testCards: [
			{ number: '8600 1404 0738 9072', expiry: '10/24', outcome: 'success (UzCard)' },
			{ number: '9860 0901 0131 2172', expiry: '03/24', outcome: 'success (Humo)' },
		],
		// Assumption: no source names this prefix; it was seen with UZS invoices only.
		test: {
			prefix: '1650291590',
			shape: '13 digits, _ and 16 letters and digits',
			tail: /^\d{13}_[A-Za-z0-9]{16}$/,
		},
		notes: ['Global Pay UZ accepts UzCard and Humo cards only.'],
	}),
	known('ipay88', 'iPay88'),
	known('leoGaming', 'LeoGaming'),
	known('paybox', 'PayBox.money', {
		connection: { label: 'PayBox.money' },
		test: { prefix: '5420394252', shape: '6 digits', tail: /^\d{6}$/ },
	}),
	known('paykassma', 'Paykassma', {
		connection: {
			liveBot: '@paykassma_bot',
			note: 'The test token is issued at once. Live wants API key, project ID, webhook ID, access key and private key, one per line.',
		},
	}),
	known('paymaster', 'PayMaster', {
		connection: {
			label: 'PayMaster',
			note: 'Choose Connect PayMaster TEST; no registration is needed.',
		},
		currencies: ['RUB'],
		test: { prefix: '1744374395', shape: '20 hexadecimal digits', tail: /^[0-9a-f]{20}$/i },
		refund: 'PayMaster API: POST /api/v2/refunds with paymentId and amount.',
	}),
	known('paymega', 'Paymega'),
	known('portmone', 'Portmone', {
		currencies: ['UAH'],
		test: {
			prefix: '1661751239',
			shape: 'digits, or four groups of four joined by -',
			tail: /^(\d+|\w{4}(-\w{4}){3})$/,
		},
	}),
	known('psb', 'PSB', {
		test: { prefix: '1832575495', shape: '64 hexadecimal digits', tail: /^[0-9a-f]{64}$/i },
	}),
	known('redsys', 'Redsys', {
		test: {
			prefix: '2051251535',
			shape: 'Base64 of <merchant>-<terminal>',
			tail: /^[A-Za-z0-9+/]+={0,2}$/,
		},
	}),
	known('robokassa', 'Robokassa', {
		connection: { label: 'Robokassa', note: "Robokassa's own bot issues the token." },
		currencies: ['RUB'],
		providerDataKnown: true,
		receipt: 'robokassa',
		notes: ['How a tip counts against the receipt total is not documented.'],
	}),
	known('smartGlocal', 'Smart Glocal', {
		form: 'native',
		test: { prefix: '1877036958', shape: '40 hexadecimal digits', tail: /^[0-9a-f]{40}$/i },
	}),
	known('unlimint', 'Unlimint'),
];
