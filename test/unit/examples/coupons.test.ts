import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { root } from '../docs/markdown';

interface Coupon {
	code: string;
	percent?: number | null;
	cents?: number | null;
	ends_at?: string;
}

const { nodes } = JSON.parse(readFileSync(path.join(root, 'examples/coupons.json'), 'utf8')) as {
	nodes: Array<{ name: string; parameters: { jsCode?: string } }>;
};
const code = nodes.find(({ name }) => name === 'Work out the price')?.parameters.jsCode ?? '';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** What comes of an order of customer 7 with the coupon ONE, by these rows of the table. */
function order(price: number, rows: Coupon[], command_arguments = 'ONE') {
	const message = { chat_id: 7, user_id: 7, command: 'buy', command_arguments };
	const others: Record<string, object> = {
		'Which command': { first: () => ({ json: message }) },
		'Look the coupon up': { all: () => (rows.length > 0 ? rows : [{}]).map((json) => ({ json })) },
	};
	expect(code).toContain('const PRICE = 1299;');
	const changed = code.replace('const PRICE = 1299;', `const PRICE = ${price};`);
	const [item] = runInNewContext(`(() => {${changed}\n})()`, {
		$: (name: string) => others[name],
	}) as [
		{
			json: {
				refusal?: string;
				minutes?: number;
				order_id?: string;
				prices?: Array<{ amount: number }>;
			};
		},
	];
	return item.json;
}

const one = (more: Partial<Coupon>): Coupon => ({ code: 'ONE', ends_at: inMinutes(600), ...more });

test('given any price and percentage, when the discount is worked out, then it is whole cents, never more than the percentage and less than a cent below it', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 10_000, max: 99_999_999 }),
			fc.integer({ min: 1, max: 99 }),
			(price, percent) => {
				const { prices = [] } = order(price, [one({ percent, cents: null })]);
				const discount = -(prices[1]?.amount ?? 0);
				const exact = BigInt(price) * BigInt(percent);
				expect(BigInt(discount)).toBe(exact / 100n);
				expect(prices[0]?.amount).toBe(price);
			},
		),
	);
});

test('given a percentage of less than a cent, when the order is made, then the invoice has no empty line', () => {
	expect(order(199, [one({ percent: 0, cents: null })]).prices).toHaveLength(1);
});

test.each([
	[500, 400, false],
	[500, 401, true],
	[500, 600, true],
])(
	'given a price of %d and a coupon of %d cents, when less than Telegram accepts would be left is %s, then so is the refusal',
	(price, cents, isRefused) => {
		const { refusal } = order(price, [one({ cents, percent: null })]);
		expect(refusal?.startsWith('This coupon is for larger orders.') ?? false).toBe(isRefused);
	},
);

test.each([
	[600, 60],
	[10.5, 10],
	[1.2, 1],
])(
	'given a coupon that ends in %d minutes, when the order is made, then it can be paid for %d',
	(left, minutes) => {
		const coupon = one({ percent: 10, cents: null, ends_at: inMinutes(left) });
		expect(order(1299, [coupon])).toMatchObject({ minutes, order_id: 'ONE:7' });
	},
);

test('given a coupon that ends within a minute, when the order is made, then it is refused', () => {
	const coupon = one({ percent: 10, cents: null, ends_at: inMinutes(0.5) });
	expect(order(1299, [coupon]).refusal).toMatch(/^This coupon has ended\./);
});

test('given the row of a use, when its key is typed as a coupon, then there is no such coupon', () => {
	expect(order(1299, [{ code: 'ONE:7' }], 'one:7').refusal).toMatch(/^There is no such coupon\./);
});
