import fc from 'fast-check';
import type { OwnText } from '../../../nodes/shared/payments/buyerTexts';
import {
	type CheckoutKnowledge,
	type CheckoutRules,
	decideCheckout,
} from '../../../nodes/shared/payments/checkoutRules';
import type { DeclineReason } from '../../../nodes/shared/payments/declineReasons';
import { packOrderReference } from '../../../nodes/shared/payments/orderReference';
import type { PreCheckoutQuery } from '../../../nodes/shared/telegram/types';
import { ADDRESS, ANN, BOB, preCheckoutQuery } from '../../support/updates';

const NOW = 1_800_000_000_000;

const known = (fields: Partial<CheckoutKnowledge> = {}): CheckoutKnowledge => ({
	now: NOW,
	isPaid: () => false,
	isBeingPaid: () => false,
	...fields,
});

const decide = (
	rules: CheckoutRules,
	query: Partial<PreCheckoutQuery> = {},
	knowledge: Partial<CheckoutKnowledge> = {},
	texts: OwnText[] = [],
) => decideCheckout(preCheckoutQuery(query), rules, known(knowledge), texts);

const reasonOf = (...args: Parameters<typeof decide>): DeclineReason | 'approved' => {
	const decision = decide(...args);
	return decision.approved ? 'approved' : decision.reason;
};

const atSecond = NOW / 1_000;
const expiring = (expiresAt: number) => packOrderReference('order-42', { expiresAt });
const onlyFor = (payerUserId: number) => packOrderReference('order-42', { payerUserId });

type Row = [
	string,
	CheckoutRules,
	Partial<PreCheckoutQuery>,
	Partial<CheckoutKnowledge>,
	DeclineReason | 'approved',
];

describe('decideCheckout, rule by rule', () => {
	it.each<Row>([
		['expiry is one second ahead', {}, { invoice_payload: expiring(atSecond + 1) }, {}, 'approved'],
		['expiry is this second', {}, { invoice_payload: expiring(atSecond) }, {}, 'expired'],
		['expiry is past', {}, { invoice_payload: expiring(atSecond - 1) }, {}, 'expired'],
		['the payer is the named one', {}, { invoice_payload: onlyFor(111) }, {}, 'approved'],
		['the payer is another one', {}, { invoice_payload: onlyFor(222) }, {}, 'otherPayer'],
		['a blocked id buys', { blockedBuyers: ['111'] }, {}, {}, 'buyerBlocked'],
		['a blocked name buys', { blockedBuyers: ['ann_lee'] }, {}, {}, 'buyerBlocked'],
		['another name is blocked', { blockedBuyers: ['bob', '222'] }, {}, {}, 'approved'],
		['an allowed id buys', { allowedBuyers: ['111'] }, {}, {}, 'approved'],
		['an allowed name buys', { allowedBuyers: ['ann_lee'] }, {}, {}, 'approved'],
		['nobody like that is allowed', { allowedBuyers: ['11', 'ann'] }, {}, {}, 'buyerNotAllowed'],
		[
			'no name, only names allowed',
			{ allowedBuyers: ['undefined'] },
			{ from: BOB },
			{},
			'buyerNotAllowed',
		],
		['the buyer is one of several', { allowedBuyers: ['999', '111'] }, {}, {}, 'approved'],
		['the currency is listed', { currencies: ['EUR', 'USD'] }, {}, {}, 'approved'],
		['the currency is not listed', { currencies: ['EUR', 'XTR'] }, {}, {}, 'currency'],
		['the total is the minimum', { minimumTotal: 1645, limitsCurrency: 'USD' }, {}, {}, 'approved'],
		[
			'the total is a cent less',
			{ minimumTotal: 1646, limitsCurrency: 'USD' },
			{},
			{},
			'minimumTotal',
		],
		['the total is the maximum', { maximumTotal: 1645, limitsCurrency: 'USD' }, {}, {}, 'approved'],
		[
			'the total is a cent more',
			{ maximumTotal: 1644, limitsCurrency: 'USD' },
			{},
			{},
			'maximumTotal',
		],
		['the minimum is zero', { minimumTotal: 0, limitsCurrency: 'USD' }, {}, {}, 'approved'],
		['the pattern fits', { orderIdPattern: 'order-\\d+' }, {}, {}, 'approved'],
		['the pattern fits a part', { orderIdPattern: 'order' }, {}, {}, 'orderId'],
		['an alternative fits a part', { orderIdPattern: 'x|order-4' }, {}, {}, 'orderId'],
		['the first alternative fits a part', { orderIdPattern: 'order-4|x' }, {}, {}, 'orderId'],
		[
			'the order id is longer than any payload',
			{ orderIdPattern: '.*' },
			{ invoice_payload: 'x'.repeat(129) },
			{},
			'orderId',
		],
		[
			'the order id fills a payload',
			{ orderIdPattern: '.*' },
			{ invoice_payload: 'x'.repeat(128) },
			{},
			'approved',
		],
		[
			'the pattern fits without the terms',
			{ orderIdPattern: 'order-\\d+' },
			{ invoice_payload: onlyFor(111) },
			{},
			'approved',
		],
		['the pattern names kinds of letters', { orderIdPattern: '\\p{L}+-\\d+' }, {}, {}, 'approved'],
		[
			'the buyer gave no address',
			{ countries: ['DE'] },
			{ order_info: { email: 'ann@example.com' } },
			{},
			'notEvaluated',
		],
		['the country is listed', { countries: ['DE'] }, {}, {}, 'approved'],
		['the country is not listed', { countries: ['FR'] }, {}, {}, 'country'],
		[
			'the country is written small',
			{ countries: ['DE'] },
			{ order_info: { shipping_address: { ...ADDRESS, country_code: 'de' } } },
			{},
			'approved',
		],
		[
			'the order is paid',
			{ oncePerOrder: true },
			{},
			{ isPaid: (id) => id === 'order-42' },
			'alreadyPaid',
		],
		[
			'another order is paid',
			{ oncePerOrder: true },
			{},
			{ isPaid: (id) => id === 'order-43' },
			'approved',
		],
		['it is being paid', { oncePerOrder: true }, {}, { isBeingPaid: () => true }, 'beingPaid'],
		['the rule is off', { oncePerOrder: false }, {}, { isPaid: () => true }, 'approved'],
	])(
		'given one rule, when %s, then the verdict follows',
		(_, rules, query, knowledge, expected) => {
			expect(reasonOf(rules, query, knowledge)).toBe(expected);
		},
	);

	it.each<[string, CheckoutRules, Partial<PreCheckoutQuery>]>([
		['there is no address', { countries: ['DE'] }, { order_info: undefined }],
		[
			'the country is empty',
			{ countries: ['DE'] },
			{ order_info: { shipping_address: { ...ADDRESS, country_code: '' } } },
		],
		['the minimum is in another currency', { minimumTotal: 1, limitsCurrency: 'EUR' }, {}],
		['the maximum is in another currency', { maximumTotal: 1, limitsCurrency: 'EUR' }, {}],
		['the limit has no currency', { minimumTotal: 1 }, {}],
		['the pattern is broken', { orderIdPattern: '(' }, {}],
	])('given a rule, when %s, then it declines unless told otherwise', (_, rules, query) => {
		expect(reasonOf(rules, query)).toBe('notEvaluated');
		expect(reasonOf({ ...rules, whenNotEvaluated: 'decline' }, query)).toBe('notEvaluated');
		expect(reasonOf({ ...rules, whenNotEvaluated: 'approve' }, query)).toBe('approved');
	});

	it('given a rule that cannot be evaluated and is passed over, when a later one says no, then that counts', () => {
		const rules: CheckoutRules = {
			countries: ['DE'],
			oncePerOrder: true,
			whenNotEvaluated: 'approve',
		};
		expect(reasonOf(rules, { order_info: undefined }, { isPaid: () => true })).toBe('alreadyPaid');
	});
});

describe('decideCheckout, order of the rules', () => {
	const breaking: CheckoutRules = {
		blockedBuyers: ['111'],
		allowedBuyers: ['222'],
		currencies: ['EUR'],
		minimumTotal: 2_000,
		maximumTotal: 1_000,
		limitsCurrency: 'USD',
		orderIdPattern: 'never',
		countries: ['FR'],
		oncePerOrder: true,
	};
	const payload = packOrderReference('order-42', { expiresAt: atSecond - 1, payerUserId: 222 });
	const knowledge = { isPaid: () => true, isBeingPaid: () => true };
	/** Each step mends what the one before complained about. */
	const steps: Array<[DeclineReason, CheckoutRules, Partial<PreCheckoutQuery>]> = [
		['expired', {}, { invoice_payload: payload }],
		['otherPayer', {}, { invoice_payload: onlyFor(222) }],
		['buyerBlocked', {}, {}],
		['buyerNotAllowed', { blockedBuyers: [] }, {}],
		['currency', { allowedBuyers: [] }, {}],
		['minimumTotal', { currencies: [] }, {}],
		['maximumTotal', { minimumTotal: undefined }, {}],
		['orderId', { maximumTotal: undefined }, {}],
		['country', { orderIdPattern: '' }, {}],
		['alreadyPaid', { countries: [] }, {}],
	];

	it('given everything wrong, when one thing after another is mended, then the reasons come in fixed order', () => {
		let rules = breaking;
		for (const [reason, mended, query] of steps) {
			rules = { ...rules, ...mended };
			expect(reasonOf(rules, query, knowledge)).toBe(reason);
		}
		expect(reasonOf(rules, {}, { isBeingPaid: () => true })).toBe('beingPaid');
	});
});

describe('decideCheckout, whatever the query', () => {
	const payloads = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
	const queries = fc.record({
		currency: fc.constantFrom('USD', 'XTR', 'ZZZ'),
		total_amount: fc.integer({ min: 1, max: 999_999_999_999 }),
		invoice_payload: payloads.filter((text) => !/~[^~]*~$/.test(text)),
		order_info: fc.constantFrom(undefined, preCheckoutQuery().order_info),
	});

	it('given no rules, when the payload has no terms, then every query is approved', () => {
		fc.assert(fc.property(queries, (query) => reasonOf({}, query) === 'approved'));
	});

	it('given rules that allow all, when the terms say no, then it is declined all the same', () => {
		const terms = fc.constantFrom({ expiresAt: atSecond - 5 }, { payerUserId: 222 });
		const lenient: CheckoutRules = { allowedBuyers: ['111'], whenNotEvaluated: 'approve' };
		fc.assert(
			fc.property(payloads, terms, (orderId, term) => {
				const invoice_payload = packOrderReference(orderId.slice(0, 20), term);
				const expected = 'expiresAt' in term ? 'expired' : 'otherPayer';
				return (
					reasonOf({}, { invoice_payload }) === expected &&
					reasonOf(lenient, { invoice_payload }) === expected
				);
			}),
		);
	});

	it('given any decline, when the text is read, then it is never empty', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom('', ' ', '\u202e', '{first_name}'),
		);
		fc.assert(
			fc.property(queries, text, text, (query, own, first_name) => {
				const texts: OwnText[] = [{ matter: 'currency', language: '', text: own }];
				const buyer = { ...query, from: { ...ANN, first_name } };
				const decision = decide({ currencies: ['EUR'] }, buyer, {}, texts);
				return (
					!decision.approved &&
					decision.text.replace(/(?!\n)\p{Cc}|[\u2028-\u202e]/gu, '').trim() !== ''
				);
			}),
		);
	});
});

describe('decideCheckout, texts', () => {
	const textOf = (...args: Parameters<typeof decide>) => {
		const decision = decide(...args);
		return decision.approved ? undefined : decision.text;
	};

	it('given limits, when the total is outside, then the buyer reads the limit in major units', () => {
		const limits = { minimumTotal: 500_000, maximumTotal: 1_000, limitsCurrency: 'USD' };
		expect(textOf(limits)).toBe('The minimum order is 5000.00 USD.');
		expect(textOf({ ...limits, minimumTotal: 1 })).toContain('10.00 USD');
	});

	const own = (text: string, language = ''): OwnText => ({ matter: 'currency', language, text });
	const inEuro = (texts: OwnText[], query: Partial<PreCheckoutQuery> = {}) =>
		textOf({ currencies: ['EUR'] }, query, {}, texts);

	it('given a text of the owner, when it is used, then all placeholders are filled', () => {
		const text =
			'{first_name}: {amount}/{currency}/{order_id}/{country}/{minimum}{maximum}/{other}';
		expect(inEuro([own(text)])).toBe('Ann: 16.45 USD/USD/order-42/DE//{other}');
	});

	it('given a limit in another currency, when the text of the owner names it, then it is in the currency of the limits', () => {
		const rules: CheckoutRules = { minimumTotal: 500, limitsCurrency: 'EUR' };
		const texts: OwnText[] = [{ matter: 'notEvaluated', language: '', text: 'From {minimum}' }];
		expect(textOf(rules, {}, {}, texts)).toBe('From 5.00 EUR');
	});

	it.each<[string, Partial<PreCheckoutQuery>, string]>([
		['{order_id}', { invoice_payload: onlyFor(111) }, 'order-42'],
		['[{country}]', { order_info: undefined }, '[]'],
	])('given the text %s, when it is filled, then it holds nothing else', (text, query, filled) => {
		expect(inEuro([own(text)], query)).toBe(filled);
	});

	it('given a name with a placeholder in it, when the text is filled, then it is not filled again', () => {
		const from = { ...ANN, first_name: '{order_id}' };
		expect(inEuro([own('Hi {first_name}')], { from })).toBe('Hi {order_id}');
	});

	it('given a text for one reason, when another one declines, then the built-in text is used', () => {
		expect(inEuro([{ matter: 'country', language: '', text: 'No' }])).toBe(
			'We do not accept payments in USD. Please ask for a new invoice.',
		);
	});

	it('given a buyer of another language, when a rule declines, then the text is in that language', () => {
		const from = { ...ANN, language_code: 'de' };
		expect(inEuro([], { from })).toContain('keine Zahlungen in USD');
	});
});
