import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { root } from '../docs/markdown';

interface Piece {
	id: number;
	sku: string;
	title: string;
	description: string;
	price_cents: number;
	photo: string;
	order_id: string | null;
	state: string | null;
	changed_at?: string;
}

type Step = Record<string, unknown> & {
	step: string;
	buttons?: Array<{ name: string; data: string }>;
};

const { nodes } = JSON.parse(
	readFileSync(path.join(root, 'examples/catalogue-and-cart.json'), 'utf8'),
) as { nodes: Array<{ name: string; parameters: { jsCode?: string } }> };
const code = nodes.find(({ name }) => name === 'What to do')?.parameters.jsCode;

let lastId = 0;
const piece = (sku: string, order_id: string | null = '', state = 'free'): Piece => ({
	id: ++lastId,
	sku,
	title: `The <${sku}>`,
	description: 'Fine & good',
	price_cents: 1005,
	photo: `https://example.com/${sku}.jpg`,
	order_id,
	state,
});

/** What the workflow does next, after an update and with this on the shelf. */
function decide(event: object, shelf: Piece[], $runIndex = 0): Step[] {
	const others: Record<string, object> = {
		'Which way': { first: () => ({ json: event }) },
		// n8n gives an empty item when a node finds nothing.
		'The shelf': { all: () => (shelf.length > 0 ? shelf : [{}]).map((json) => ({ json })) },
	};
	const items = runInNewContext(`(() => {${code}\n})()`, {
		$: (name: string) => others[name],
		$runIndex,
	}) as Array<{ json: Step }>;
	return items.map(({ json }) => json);
}

const press = (data: string) => ({
	event: 'callback_query',
	data,
	chat_id: 7,
	user_id: 7,
	update_id: 9,
});
const checkout = (order_id: string) => ({
	event: 'pre_checkout_query',
	order_id,
	pre_checkout_query_id: '1',
});
const payment = (order_id: string) => ({
	event: 'successful_payment',
	order_id,
	user_id: 7,
	telegram_payment_charge_id: 'charge',
});
const ORDER = 'mug*2,tea*1#9';

describe('given a checkout', () => {
	it('when all its pieces are free, then that many are asked for, each only if it is still free', () => {
		const shelf = [piece('mug'), piece('tea', null), piece('mug'), piece('mug')];
		const steps = decide(checkout(ORDER), shelf);
		expect(steps).toHaveLength(3);
		for (const step of steps) {
			expect(step).toMatchObject({ step: 'change', was: '', order_id: ORDER, state: 'reserved' });
		}
		const skus = steps.map(({ id }) => shelf.find((one) => one.id === id)?.sku).sort();
		expect(skus).toEqual(['mug', 'mug', 'tea']);
	});

	it('when someone was quicker with one of them, then only what is missing is asked for', () => {
		const shelf = [piece('mug', ORDER, 'reserved'), piece('tea', ORDER, 'reserved'), piece('mug')];
		expect(decide(checkout(ORDER), shelf)).toMatchObject([{ step: 'change', id: shelf[2]?.id }]);
	});

	it('when all pieces carry its order ID, then it is approved', () => {
		const shelf = ['mug', 'mug', 'tea'].map((sku) => piece(sku, ORDER, 'reserved'));
		expect(decide(checkout(ORDER), shelf)).toEqual([
			{ step: 'approve', pre_checkout_query_id: '1' },
		]);
	});

	it('when it comes again after some minutes, then its pieces are kept for longer before it is approved', () => {
		const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
		const old = { ...piece('mug', 'mug*1#9', 'reserved'), changed_at: at(14) };
		expect(decide(checkout('mug*1#9'), [old])).toMatchObject([
			{ step: 'change', id: old.id, was: 'mug*1#9', order_id: 'mug*1#9', state: 'reserved' },
		]);
		expect(decide(checkout('mug*1#9'), [{ ...old, changed_at: at(0) }])).toMatchObject([
			{ step: 'approve' },
		]);
	});

	it('when too few are left, then what it has returns to the shelf, and after that it is declined', () => {
		const shelf = [piece('mug', ORDER, 'reserved'), piece('tea')];
		expect(decide(checkout(ORDER), shelf)).toMatchObject([
			{ step: 'change', id: shelf[0]?.id, was: ORDER, order_id: '', state: 'free' },
		]);
		expect(decide(checkout(ORDER), [piece('mug'), piece('tea')])).toMatchObject([
			{ step: 'decline', reason: expect.stringContaining('sold out') as string },
		]);
	});

	it.each(['', 'order-1', 'mug*0#1', 'mug*-1#1', 'mug*100#1', '*2#1'])(
		'when its order ID is "%s", which holds no cart, then it is declined',
		(order_id) => {
			expect(decide(checkout(order_id), [piece('mug')])).toMatchObject([{ step: 'decline' }]);
		},
	);

	it('when the order has been paid, then it is declined', () => {
		const shelf = ['mug', 'mug', 'tea'].map((sku) => piece(sku, ORDER, 'sold'));
		expect(decide(checkout(ORDER), shelf)).toMatchObject([
			{ step: 'decline', reason: 'This order has been paid.' },
		]);
	});

	it('when it has tried for long, then it stops trying', () => {
		const shelf = [piece('mug'), piece('mug'), piece('tea')];
		expect(decide(checkout(ORDER), shelf, 31)).toMatchObject([{ step: 'decline' }]);
	});
});

describe('given a payment', () => {
	it('when its pieces are reserved, then they are sold, and after that the buyer is thanked', () => {
		const reserved = ['mug', 'mug', 'tea'].map((sku) => piece(sku, ORDER, 'reserved'));
		expect(decide(payment(ORDER), reserved)).toMatchObject(
			reserved.map(({ id }) => ({
				step: 'change',
				id,
				was: ORDER,
				order_id: ORDER,
				state: 'sold',
			})),
		);
		const sold = reserved.map((one) => ({ ...one, state: 'sold' }));
		expect(decide(payment(ORDER), sold)).toEqual([
			{ step: 'write', chat_id: 7, html: 'Thank you! Your order: 2 × mug, 1 × tea' },
		]);
	});

	it('when its pieces had returned, then free ones are sold instead', () => {
		const shelf = [piece('mug'), piece('mug'), piece('tea')];
		expect(decide(payment(ORDER), shelf).map(({ step, state }) => [step, state])).toEqual(
			Array(3).fill(['change', 'sold']),
		);
	});

	it('when they had returned and were sold to others, then the owner reads which payment to refund', () => {
		const shelf = [piece('mug', ORDER, 'sold')];
		expect(decide(payment(ORDER), shelf)).toEqual([
			{
				step: 'write',
				chat_id: 1002,
				html: `Order ${ORDER} is paid, but sold out. Refund it: charge`,
			},
		]);
	});
});

describe('given a button', () => {
	const shelf = [piece('mug'), piece('mug'), piece('tea')];

	it('when it pays, then the invoice has the prices of the shelf and at most what is left', () => {
		expect(decide(press('pay 0 mug*3,tea*1'), shelf)).toEqual([
			{
				step: 'invoice',
				chat_id: 7,
				user_id: 7,
				order_id: 'mug*2,tea*1#9',
				prices: [
					{ label: '2 × The <mug>', amount: 2010 },
					{ label: '1 × The <tea>', amount: 1005 },
				],
				description: '2 × The <mug>, 1 × The <tea>',
				photo: 'https://example.com/mug.jpg',
			},
		]);
	});

	it.each(['pay', 'pay x', 'pay 0 mug*-1', 'pay 0 gold*1', 'show 99999 mug*1e9', 'nonsense'])(
		'when somebody has made up "%s", then a page is shown and nothing is sold',
		(data) => {
			expect(decide(press(data), shelf)).toMatchObject([{ step: 'write', chat_id: 7 }]);
		},
	);

	it.each(['product', 'товар'])(
		'when a page of %s is shown, then its texts are escaped and its buttons fit into Telegram’s 64 bytes',
		(name) => {
			const many = Array.from({ length: 12 }, (_, index) => piece(`${name}${index}`));
			let data = 'show 0';
			for (let page = 0; page < 12; page++) {
				const [step] = decide(press(data), many);
				expect(step?.html).toContain(`<b>The &lt;${name}`);
				expect(step?.html).not.toContain('The <');
				const buttons = step?.buttons ?? [];
				expect(buttons.map(({ name }) => name).slice(0, 4)).toEqual(['1 ×', '2 ×', '3 ×', 'Next']);
				for (const button of buttons)
					expect(Buffer.byteLength(button.data)).toBeLessThanOrEqual(64);
				data = buttons[0]?.data ?? '';
			}
			expect(data).toMatch(new RegExp(`^show \\d+ ${name}0\\*1,${name}1\\*1,`));
		},
	);

	it('when nothing is free, then the buyer reads that all is sold out', () => {
		expect(decide(press('show 0'), [])).toMatchObject([
			{ step: 'write', html: expect.stringContaining('sold out') as string },
		]);
	});
});

test('given another message, when it arrives, then nothing is said', () => {
	expect(decide({ event: 'message', command: null, chat_id: 7 }, [piece('mug')])).toEqual([]);
});
