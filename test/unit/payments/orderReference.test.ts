import * as fc from 'fast-check';
import {
	type OrderTerms,
	packOrderReference,
	readOrderReference,
} from '../../../nodes/shared/payments/orderReference';

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

describe('given an order id', () => {
	it.each(['order-1042', 'заказ 7', '🧾', 'a~b', 'a.b', '~', 'x'.repeat(128)])(
		'when it is %j without terms, then it is sent as typed and read back',
		(orderId) => {
			expect(packOrderReference(orderId)).toBe(orderId);
			expect(readOrderReference(orderId)).toEqual({ orderId, terms: {} });
		},
	);

	it.each(['a~~', 'a~e1~', 'a~u5.wx~'])(
		'when it looks like packed terms (%j), then it still comes back as typed',
		(orderId) => {
			expect(packOrderReference(orderId)).toBe(`${orderId}~~`);
			expect(readOrderReference(packOrderReference(orderId))).toEqual({ orderId, terms: {} });
		},
	);

	it('when any id is packed with any terms, then both come back and it fits 128 bytes', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
				terms,
				(orderId, some) => {
					fc.pre(bytes(orderId) <= bytesLeftFor(some) - 2);
					const payload = packOrderReference(orderId, some);
					expect(bytes(payload)).toBeLessThanOrEqual(128);
					expect(readOrderReference(payload)).toEqual({ orderId, terms: some });
				},
			),
		);
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
		'{"order":5}',
	])('when it is %j, then it is its own order id', (payload) => {
		expect(readOrderReference(payload)).toEqual({ orderId: payload, terms: {} });
	});
});
