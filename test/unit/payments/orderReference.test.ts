import * as fc from 'fast-check';
import {
	type InvoiceFacts,
	type OrderTerms,
	packOrderReference,
	readOrderReference,
	showPayload,
	showPayloads,
} from '../../../nodes/shared/payments/orderReference';
import { codeOfProvider, providerOfCode } from '../../../nodes/shared/providers/codes';
import { PROVIDERS } from '../../../nodes/shared/providers/providers';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** What Telegram's 128 bytes leave for the order id. */
const bytesLeftFor = (some: OrderTerms): number => 129 - bytes(packOrderReference('x', some));

const terms: fc.Arbitrary<OrderTerms> = fc.record(
	{
		expiresAt: fc.integer({ min: 1, max: 2 ** 40 }),
		payerUserId: fc.integer({ min: 1, max: 2 ** 52 }),
		waiting: fc.stringMatching(/^[\w-]{1,40}$/),
	},
	{ requiredKeys: [] },
);

const provider = fc.constantFrom(...PROVIDERS.map(({ id }) => id));
const mode = fc.constantFrom('test' as const, 'live' as const);
const total = fc.integer({ min: 1, max: 999_999_999_999 });
const facts: fc.Arbitrary<InvoiceFacts> = fc
	.tuple(
		fc.option(fc.record({ total, takesTips: fc.boolean() }), { nil: {} }),
		fc.record({ provider, mode }, { requiredKeys: [] }),
	)
	.map(([money, token]) => ({ ...money, ...token }));

const id = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });

describe('given an order id', () => {
	it.each(['order-1042', 'заказ 7', '🧾', 'a~b', 'a.b', '~', 'x'.repeat(128)])(
		'when it is %j without terms, then it is sent as typed and read back',
		(orderId) => {
			expect(packOrderReference(orderId)).toBe(orderId);
			expect(readOrderReference(orderId)).toEqual({ orderId, terms: {}, facts: {} });
		},
	);

	it.each(['a~~', 'a~e1~', 'a~u5.wx~'])(
		'when it looks like packed terms (%j), then it still comes back as typed',
		(orderId) => {
			expect(packOrderReference(orderId)).toBe(`${orderId}~~`);
			expect(readOrderReference(packOrderReference(orderId))).toEqual({
				orderId,
				terms: {},
				facts: {},
			});
		},
	);

	it('when any id is packed with any terms and facts, then all come back and it fits 128 bytes', () => {
		fc.assert(
			fc.property(id, terms, facts, (orderId, some, known) => {
				fc.pre(bytes(orderId) <= bytesLeftFor(some) - 17);
				const payload = packOrderReference(orderId, some, known);
				expect(bytes(payload)).toBeLessThanOrEqual(128);
				expect(readOrderReference(payload)).toEqual({ orderId, terms: some, facts: known });
			}),
			{ numRuns: 500 },
		);
	});

	it('when facts are added, then they take 15 bytes at most, separators included', () => {
		fc.assert(
			fc.property(facts, (known) => {
				expect(bytes(packOrderReference('a', {}, known)) - 1).toBeLessThanOrEqual(15);
			}),
		);
		const usual = packOrderReference(
			'a',
			{},
			{ total: 1250, takesTips: true, provider: 'stripe', mode: 'test' },
		);
		expect(usual).toBe('a~tyq.p1t~');
	});

	it('when any payload is read and shown, then nothing throws and showing it twice changes nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 128 }), (payload) => {
				readOrderReference(payload);
				expect(showPayload(showPayload(payload))).toBe(showPayload(payload));
			}),
		);
	});

	it('when there is no room for the facts, then they give way, and the terms stay', () => {
		const some = { expiresAt: 1_800_000_000 };
		const orderId = 'x'.repeat(bytesLeftFor(some));
		const payload = packOrderReference(orderId, some, { total: 1250, takesTips: false });
		expect(payload).toBe(packOrderReference(orderId, some));
		expect(readOrderReference(payload)).toEqual({ orderId, terms: some, facts: {} });
	});

	it('when the facts fill exactly what is left, then they stay', () => {
		const payload = packOrderReference('x'.repeat(123), {}, { total: 1250, takesTips: false });
		expect([bytes(payload), readOrderReference(payload).facts.total]).toEqual([128, 1250]);
	});

	it('when it was sent by an earlier version, then it is read as before', () => {
		expect(packOrderReference('a', {}, { provider: 'stripe' })).toBe('a~p1x~');
	});

	it('when it fills exactly what is left, then it passes, and one byte more is refused', () => {
		const some = { expiresAt: 1_800_000_000, payerUserId: 123_456_789 };
		const left = bytesLeftFor(some);
		expect(bytes(packOrderReference('x'.repeat(left), some))).toBe(128);
		expect(() => packOrderReference('x'.repeat(left + 1), some)).toThrow(
			`"Order ID": is ${left + 1} bytes long, and ${left} are left for it next to the expiry`,
		);
	});

	it.each([
		['', 'must not be empty'],
		['x'.repeat(129), 'is 129 bytes long, and 128 are left for it (Telegram allows 128)'],
		['я'.repeat(65), 'is 130 bytes long, and 128 are left for it'],
	])('when it cannot be sent (%j), then the message counts the bytes', (orderId, message) => {
		expect(() => packOrderReference(orderId)).toThrow(message);
	});
});

describe('given a payload of somebody else', () => {
	it.each([
		'~~',
		'~e1~',
		'a~e~',
		'a~e0~',
		'a~x1~',
		'a~e1.e2~',
		'a~e1',
		'a~u1.e1~',
		'a~w~',
		'a~e1..u1~',
		`a~e${'z'.repeat(12)}~`,
		`a~e${'z'.repeat(11)}~`,
		'a~i0~',
		'a~i~',
		'a~i1.t1~',
		'a~p~',
		'a~px~',
		'a~p0t~',
		'a~p1~',
		'a~p1z~',
		'a~pzzt~',
		'a~p01t~',
		'a~p1t.i1~',
		'a~i1.e1~',
		'{"order":5}',
	])('when it is %j, then it is its own order id', (payload) => {
		expect(readOrderReference(payload)).toEqual({ orderId: payload, terms: {}, facts: {} });
	});
});

describe('given a payload with the key of a waiting run', () => {
	const waiting = 'abc_1';
	const known: InvoiceFacts = { total: 1250, takesTips: false, mode: 'live' };

	it.each<[string, string, string]>([
		['alone', packOrderReference('order-1', { waiting }), 'order-1'],
		['with terms', packOrderReference('order-1', { waiting, expiresAt: 36 }), 'order-1~e10~'],
		['with facts', packOrderReference('order-1', { waiting }, known), 'order-1~iyq.pl~'],
		['behind an id like packed terms', packOrderReference('a~~', { waiting }), 'a~~~~'],
		['not at all', 'order-1~iyq~', 'order-1~iyq~'],
		['not at all, in an empty set', 'a~~', 'a~~'],
	])('when it stands there %s, then it is not shown, and the rest is', (_, payload, shown) => {
		expect(showPayload(payload)).toBe(shown);
		expect(readOrderReference(shown).orderId).toBe(readOrderReference(payload).orderId);
	});

	it('when a whole update is shown, then none is left in it, and all else is a copy', () => {
		const payload = packOrderReference('order-1', { waiting });
		const update = {
			update_id: 7,
			list: [{ invoice_payload: payload }, null, 'text'],
			message: { successful_payment: { invoice_payload: payload, total_amount: 5 } },
			odd: { invoice_payload: 5 },
		};
		const before = structuredClone(update);
		const shown = showPayloads(update);
		expect(JSON.stringify(shown)).not.toContain(waiting);
		expect(shown).toEqual({
			update_id: 7,
			list: [{ invoice_payload: 'order-1' }, null, 'text'],
			message: { successful_payment: { invoice_payload: 'order-1', total_amount: 5 } },
			odd: { invoice_payload: 5 },
		});
		expect(update).toEqual(before);
	});
});

describe('given the numbers of providers', () => {
	it('when they are compared, then each provider has one of its own that reads back', () => {
		const codes = PROVIDERS.map((one) => codeOfProvider(one.id));
		expect(new Set(codes).size).toBe(PROVIDERS.length);
		for (const one of PROVIDERS) expect(providerOfCode(codeOfProvider(one.id))).toBe(one.id);
		expect([providerOfCode(0), providerOfCode(9_999)]).toEqual([undefined, undefined]);
	});

	it('when payloads of before are read, then their providers are the same as ever', () => {
		expect(
			['stripe', 'yookassa', 'ecommpay', 'ammerPay', 'unlimint'].map((one) =>
				codeOfProvider(one as 'stripe'),
			),
		).toEqual([1, 2, 8, 9, 28]);
	});
});
