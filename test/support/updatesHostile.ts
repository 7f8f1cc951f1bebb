import {
	callbackQueryUpdate,
	chatJoinRequestUpdate,
	chatMemberUpdate,
	chosenInlineResultUpdate,
	commandUpdate,
	inlineQueryUpdate,
	otherUpdate,
	paidMediaUpdate,
	paymentUpdate,
	preCheckoutUpdate,
	refundUpdate,
	shippingUpdate,
	subscriptionUpdate,
} from './updates';

/**
 * Makes updates that are malformed or meant to do harm: random JSON, real updates with fields
 * replaced, removed, added or renamed, keys of prototypes, huge numbers, deep nesting.
 */

const REAL = [
	preCheckoutUpdate(),
	shippingUpdate(),
	paymentUpdate({ is_recurring: true, subscription_expiration_date: 1_766_452_000 }),
	refundUpdate(),
	paidMediaUpdate(),
	subscriptionUpdate(),
	commandUpdate(),
	callbackQueryUpdate(),
	inlineQueryUpdate(),
	chosenInlineResultUpdate(),
	chatMemberUpdate(),
	chatJoinRequestUpdate(),
	otherUpdate(),
].map((update) => JSON.stringify(update));

const KEYS = [
	...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'polluted', 'length'],
	...['update_id', 'message', 'pre_checkout_query', 'shipping_query', 'successful_payment', 'from'],
	...['id', 'currency', 'total_amount', 'invoice_payload', 'order_info', 'shipping_address', ''],
];

const VALUES: unknown[] = [
	...[null, true, false, 0, -0, 1, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 53, -(2 ** 53)],
	...['', '0', '1', 'null', '={{ $env }}', '{{ 1 }}', '${x}', '%s', '\u0000', '\u202e', '\ud800'],
	...['order~e1~', 'order~~', '~~', 'x~u1.e1~', 'a'.repeat(5_000), '🙏', '<b>', "'; --"],
	...[[], {}, [[]], { id: 1 }, { id: '1' }, ['a'], { length: 1 }],
];

/** A small generator of reproducible numbers (mulberry32). */
function createRandom(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
	};
}

/** Sets a key as JSON does: `__proto__` is a key like any other. */
function setKey(target: object, key: string, value: unknown): void {
	Object.defineProperty(target, key, {
		value,
		configurable: true,
		enumerable: true,
		writable: true,
	});
}

function nested(depth: number): unknown {
	let value: unknown = { polluted: true };
	for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { message: value };
	return value;
}

/** @returns a function that makes the next update; the same seed makes the same ones */
export function createHostileUpdates(seed: number): () => unknown {
	const random = createRandom(seed);
	const oneOf = <T>(list: readonly T[]): T => list[random(list.length)];

	const plainValue = (): unknown => structuredClone(oneOf(VALUES));

	function anyValue(depth: number): unknown {
		if (depth === 0 || random(3) > 0) return plainValue();
		if (random(2)) return Array.from({ length: random(4) }, () => anyValue(depth - 1));
		const value = {};
		for (let count = random(5); count > 0; count--) setKey(value, oneOf(KEYS), anyValue(depth - 1));
		return value;
	}

	function places(value: unknown, found: object[] = []): object[] {
		if (typeof value !== 'object' || value === null) return found;
		found.push(value);
		for (const child of Object.values(value)) places(child, found);
		return found;
	}

	function mutate(update: unknown): void {
		const place = oneOf(places(update));
		const keys = Object.keys(place);
		const key = keys.length > 0 && random(4) > 0 ? oneOf(keys) : oneOf(KEYS);
		if (Array.isArray(place)) return void place.splice(0, 1, plainValue());
		switch (random(4)) {
			case 0:
				delete (place as Record<string, unknown>)[key];
				break;
			case 1:
				setKey(place, key, plainValue());
				break;
			case 2:
				setKey(
					place,
					oneOf(KEYS),
					Object.hasOwn(place, key)
						? structuredClone(Object.entries(place).find(([name]) => name === key)?.[1])
						: plainValue(),
				);
				break;
			default:
				setKey(place, key, anyValue(2));
		}
	}

	return () => {
		const kind = random(20);
		if (kind === 0) return anyValue(4);
		if (kind === 1) return { update_id: random(2 ** 31), message: nested(1 + random(300)) };
		if (kind === 2) return { update_id: random(2 ** 31), [oneOf(KEYS)]: anyValue(3) };
		const update: unknown = JSON.parse(oneOf(REAL));
		for (let count = kind < 6 ? 0 : 1 + random(3); count > 0; count--) mutate(update);
		return update;
	};
}
