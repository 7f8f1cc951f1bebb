import { InvalidInputError } from '../../../nodes/shared/errors/inputErrors';
import { readSettings } from '../../../nodes/shared/intake/settings';
import { handlingProperties } from '../../../nodes/shared/fields/settings.fields';
import { DECLINE_REASONS } from '../../../nodes/shared/payments/declineReasons';

const read = (parameters: Record<string, unknown> = {}) =>
	readSettings((name, fallback) => parameters[name] ?? fallback);

function problemsIn(parameters: Record<string, unknown>): string[] {
	try {
		read(parameters);
	} catch (error) {
		if (error instanceof InvalidInputError) {
			return error.problems.map(({ field, message }) => `${field}: ${message}`);
		}
		throw error;
	}
	return [];
}

const option = (fields: Record<string, unknown> = {}) => ({
	title: 'DHL',
	amount: '4.90',
	...fields,
});
const zones = (...zone: object[]) => ({
	shipping: 'zones',
	shippingCurrency: 'EUR',
	shippingZones: { zone },
});

describe('readSettings, lists', () => {
	it.each<[string, Record<string, unknown>, string]>([
		['semicolons', { currencies: 'EUR; USD' }, 'Currencies: must be three-letter codes'],
		['a name of a currency', { currencies: 'EUR, Dollar' }, '"DOLLAR" cannot match'],
		[
			'a name of a country',
			{ allowedCountries: 'DE, Austria' },
			'Allowed Countries: must be two-letter',
		],
		[
			'a link as buyer',
			{ allowedBuyers: 'https://t.me/ann' },
			'Allowed Buyers: must be user IDs or @names',
		],
		[
			'two buyers without comma',
			{ blockedBuyers: 'ann bob' },
			'Blocked Buyers: must be user IDs or @names',
		],
	])('given %s, when read, then it is refused by its label', (_, checkoutRules, problem) => {
		expect(problemsIn({ checkoutRules })).toEqual([expect.stringContaining(problem)]);
	});

	it('given a zone for a country by name, when read, then it is refused by its place', () => {
		expect(
			problemsIn(zones({ countries: 'DE, Germany', options: { option: [option()] } })),
		).toEqual([expect.stringContaining('Shipping Zones [1] Countries: must be two-letter codes')]);
	});

	it('given an option of a zone with nothing typed, when read, then all that is missing is named', () => {
		expect(problemsIn(zones({ options: { option: [{}] } }))).toEqual([
			'Shipping Zones [1] Options [1]: needs a title',
			expect.stringContaining('Shipping Zones [1] Options [1] Price: '),
		]);
	});

	it('given an option whose title and ID are not texts, when read, then both are named', () => {
		const odd = option({ title: {}, id: [] });
		expect(problemsIn(zones({ options: { option: [odd] } }))).toEqual([
			expect.stringContaining('the title must be a text, not an object'),
			expect.stringContaining('the ID must be a text, not a list'),
		]);
	});

	it('given zones without any, when read, then nothing is delivered anywhere', () => {
		expect(read({ ...zones(), shippingZones: {} }).zones).toEqual([]);
	});

	it('given codes, IDs and names in any spelling, when read, then they are taken', () => {
		const checkoutRules = {
			currencies: ' eur,XTR ',
			allowedCountries: 'de, At',
			allowedBuyers: '@Ann_Lee, 123456789, bob',
		};
		expect(problemsIn({ checkoutRules })).toEqual([]);
	});
});

describe('readSettings, what it makes of settings', () => {
	it('given nothing set, when read, then payments come in and checkouts are approved', () => {
		expect(read()).toEqual({
			events: new Set(['successful_payment', 'checkout_declined']),
			preCheckout: 'rules',
			rules: {
				currencies: [],
				minimumTotal: undefined,
				maximumTotal: undefined,
				limitsCurrency: '',
				orderIdPattern: undefined,
				allowedBuyers: [],
				blockedBuyers: [],
				countries: [],
				oncePerOrder: false,
				whenNotEvaluated: 'decline',
			},
			shipping: 'none',
			zones: [],
			shippingCurrency: '',
			fallback: { approve: false, afterMs: 8_000 },
			texts: [],
			includeUpdate: false,
		});
	});

	it('given rules as typed, when read, then lists are clean and totals are in minor units', () => {
		const checkoutRules = {
			currencies: ' eur, XTR,,',
			allowedBuyers: '@Ann, 123 ,@BOB_',
			blockedBuyers: 42,
			allowedCountries: 'de,at',
			limitsCurrency: ' eur ',
			minimumTotal: '5.00',
			maximumTotal: 500.5,
			orderIdPattern: 'shop-\\d+',
			oncePerOrder: true,
			whenNotEvaluated: 'approve',
		};
		expect(read({ checkoutRules }).rules).toEqual({
			currencies: ['EUR', 'XTR'],
			allowedBuyers: ['ann', '123', 'bob_'],
			blockedBuyers: ['42'],
			countries: ['DE', 'AT'],
			limitsCurrency: 'EUR',
			minimumTotal: 500,
			maximumTotal: 50_050,
			orderIdPattern: 'shop-\\d+',
			oncePerOrder: true,
			whenNotEvaluated: 'approve',
		});
	});

	it.each([0, '0'])('given a limit of %j, when read, then the rule is on', (minimumTotal) => {
		const { rules } = read({ checkoutRules: { limitsCurrency: 'JPY', minimumTotal } });
		expect(rules.minimumTotal).toBe(0);
	});

	it('given events in any order, when read, then unknown ones are left out', () => {
		const { events } = read({ events: ['other', 'nonsense', 'pre_checkout_query'] });
		expect([...events]).toEqual(['pre_checkout_query', 'other']);
	});

	it('given zones, when read, then prices are in minor units and missing ids are made up', () => {
		const { zones: found } = read({
			...zones(
				{
					countries: 'de, at',
					postCodePrefixes: '10, 12',
					options: { option: [option(), option({ id: 'x', amount: 0 })] },
				},
				{ options: { option: [option({ title: ' Air ' })] } },
			),
		});
		expect(found).toEqual([
			{
				countries: ['DE', 'AT'],
				postCodePrefixes: ['10', '12'],
				options: [
					{ id: 'zone1-1', title: 'DHL', prices: [{ label: 'DHL', amount: 490 }] },
					{ id: 'x', title: 'DHL', prices: [{ label: 'DHL', amount: 0 }] },
				],
			},
			{
				countries: [],
				postCodePrefixes: [],
				options: [{ id: 'zone2-1', title: 'Air', prices: [{ label: 'Air', amount: 490 }] }],
			},
		]);
	});

	it('given options, when read, then fallback and update are as chosen', () => {
		const options = { fallbackAnswer: 'approve', includeUpdate: true };
		expect(read({ options })).toMatchObject({
			fallback: { approve: true },
			includeUpdate: true,
		});
	});

	it.each<[string, object, number]>([
		['nothing', {}, 8_000],
		['5 seconds', { answerWithin: 5 }, 5_000],
		['9 seconds', { answerWithin: 9 }, 9_000],
		['more than Telegram leaves time for', { answerWithin: 60 }, 9_000],
		['no time', { answerWithin: 0 }, 1_000],
		['a number as text', { answerWithin: ' 5 ' }, 5_000],
		['an expression that finds nothing', { answerWithin: null }, 8_000],
		['an empty text', { answerWithin: '' }, 8_000],
	])(
		'given %s for an answer, when read, then it leaves before Telegram’s limit',
		(_, options, afterMs) => {
			expect(read({ options }).fallback.afterMs).toBe(afterMs);
		},
	);

	it('given texts for buyers, when read, then languages are in one form and empty ones are for all others', () => {
		const buyerTexts = {
			text: [
				{ matter: 'country', language: ' PT_BR ', text: 'Não' },
				{ matter: 'tooLate', text: 'No' },
			],
		};
		expect(read({ buyerTexts }).texts).toEqual([
			{ matter: 'country', language: 'pt-br', text: 'Não' },
			{ matter: 'tooLate', language: '', text: 'No' },
		]);
		expect(
			problemsIn({ buyerTexts: { text: [{ language: 'German', text: 'Nein' }, {}] } }),
		).toEqual([
			'Texts for Buyers [1] Language: must be a code such as de or pt-br, or empty for all other languages',
		]);
	});
});

describe('readSettings, what it refuses', () => {
	const rules = (checkoutRules: object) => ({ checkoutRules });

	it.each<[string, Record<string, unknown>, RegExp]>([
		['no event', { events: [] }, /^Trigger On: needs at least one event/],
		['only unknown events', { events: ['x'] }, /^Trigger On: needs at least one event/],
		[
			'the workflow to answer without its event',
			{ preCheckout: 'workflow' },
			/^Trigger On: must include "Pre-Checkout Query"/,
		],
		[
			'a word in place of seconds',
			{ options: { answerWithin: 'soon' } },
			/^Answer Within \(Seconds\): must be a number of seconds/,
		],
		...Object.entries({
			allowedBuyers: 'Allowed Buyers',
			allowedCountries: 'Allowed Countries',
			currencies: 'Currencies',
			maximumTotal: 'Maximum Total',
			minimumTotal: 'Minimum Total',
			orderIdPattern: 'Order ID Pattern',
		}).flatMap(([rule, label]) =>
			['', ' ', null, undefined].map((empty): [string, Record<string, unknown>, RegExp] => [
				`${label} of which an expression makes ${JSON.stringify(empty)}`,
				rules({ [rule]: empty }),
				new RegExp(`^${label}: is empty, so it would let everyone pass`),
			]),
		),
		['a list of nothing', rules({ allowedBuyers: ' , ' }), /^Allowed Buyers: is empty/],
		['a minimum without currency', rules({ minimumTotal: 5 }), /^Limits Currency: must be set/],
		[
			'a maximum in no known currency',
			rules({ maximumTotal: 5, limitsCurrency: 'ZZZ' }),
			/^Limits Currency: must be set/,
		],
		[
			'a minimum that is no number',
			rules({ minimumTotal: 'five', limitsCurrency: 'EUR' }),
			/^Minimum Total: is not a number/,
		],
		[
			'a minimum above the maximum',
			rules({ minimumTotal: '9', maximumTotal: '8', limitsCurrency: 'EUR' }),
			/^Minimum Total: must not be above Maximum Total/,
		],
		[
			'a negative minimum',
			rules({ minimumTotal: '-1', limitsCurrency: 'EUR' }),
			/^Minimum Total: must not be negative/,
		],
		[
			'a maximum with too many decimals',
			rules({ maximumTotal: '5.001', limitsCurrency: 'EUR' }),
			/^Maximum Total: has too many decimals/,
		],
		[
			'Stars with decimals',
			rules({ maximumTotal: 5.5, limitsCurrency: 'XTR' }),
			/^Maximum Total: must be a whole number/,
		],
		[
			'a broken pattern',
			rules({ orderIdPattern: '(' }),
			/^Order ID Pattern: is not a regular expression/,
		],
		[
			'a pattern that explodes',
			rules({ orderIdPattern: '(a+)+b' }),
			/^Order ID Pattern: could keep n8n busy for seconds/,
		],
		[
			'the workflow to offer delivery without its event',
			{ shipping: 'workflow' },
			/^Trigger On: must include "Shipping Query"/,
		],
		[
			'zones without currency',
			{ shipping: 'zones' },
			/^Shipping Currency: must be the currency of your invoices/,
		],
		[
			'zones in no known currency',
			{ shipping: 'zones', shippingCurrency: 'ZZZ' },
			/^Shipping Currency: must be/,
		],
		[
			'a zone without options',
			zones({ countries: 'DE' }),
			/^Shipping Zones \[1\]: needs an option/,
		],
		[
			'a negative price',
			zones({ options: { option: [option({ amount: '-1' })] } }),
			/^Shipping Zones \[1\] Options \[1\] Price: must not be negative/,
		],
		[
			'two options with one ID',
			zones({ options: { option: [option({ id: 'post' }), option({ id: 'post' })] } }),
			/^Shipping Zones \[1\]: has two options with the same ID/,
		],
		[
			'an option without title',
			zones({ options: { option: [option({ title: ' ' })] } }),
			/^Shipping Zones \[1\] Options \[1\]: needs a title/,
		],
		[
			'an option without price',
			zones({ options: { option: [option({ amount: '' })] } }),
			/^Shipping Zones \[1\] Options \[1\] Price: is empty/,
		],
		[
			'a second option with a wrong price',
			zones({ options: { option: [option(), option({ amount: 'free' })] } }),
			/^Shipping Zones \[1\] Options \[2\] Price: is not a number/,
		],
	])('given %s, when read, then it is refused by its label', (_, parameters, expected) => {
		expect(problemsIn(parameters)).toEqual([expect.stringMatching(expected)]);
	});

	it('given switches as words from an expression, when read, then they mean what they say', () => {
		const settings = (word: string) =>
			read({ checkoutRules: { oncePerOrder: word }, options: { includeUpdate: word } });
		expect([settings('true').rules.oncePerOrder, settings('true').includeUpdate]).toEqual([
			true,
			true,
		]);
		expect([settings('false').rules.oncePerOrder, settings('false').includeUpdate]).toEqual([
			false,
			false,
		]);
	});

	it('given a node that calls the events otherwise, when read, then its own label is named', () => {
		const reading = () =>
			readSettings((name, fallback) => (name === 'events' ? [] : fallback), 'Pass On');
		expect(reading).toThrow('"Pass On": needs at least one event');
	});

	it('given everything wrong at once, when read, then all of it is named in one go', () => {
		const problems = problemsIn({
			events: [],
			preCheckout: 'workflow',
			...rules({ minimumTotal: 1, orderIdPattern: '[' }),
			shipping: 'zones',
		});
		expect(problems.map((problem) => problem.split(':')[0])).toEqual([
			'Trigger On',
			'Trigger On',
			'Limits Currency',
			'Order ID Pattern',
			'Shipping Currency',
		]);
	});
});

describe('settings of the form', () => {
	it('given the texts to choose, when compared with the reasons, then each reason has one', () => {
		const form = JSON.stringify(handlingProperties);
		for (const reason of Object.keys(DECLINE_REASONS))
			expect(form).toContain(`"value":"${reason}"`);
	});

	it('given the defaults of the form, when read, then they are accepted', () => {
		const defaults = Object.fromEntries(
			handlingProperties.map(({ name, default: value }) => [name, value]),
		);
		expect(problemsIn(defaults)).toEqual([]);
	});
});
