import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { grammyShop, ntbaShop, telegrafShop } from './support/libraries.js';
import type { Shop, Way } from './support/libraries.js';
import { write } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

/** These libraries take only tokens that look real. */
const TOKEN = '700100:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0';

const LIBRARIES = { grammY: grammyShop, telegraf: telegrafShop, 'node-telegram-bot-api': ntbaShop };
const CASES = Object.keys(LIBRARIES).flatMap((name) =>
	(['webhook', 'polling'] as const).map((way): [keyof typeof LIBRARIES, Way] => [
		name as keyof typeof LIBRARIES,
		way,
	]),
);

let sandbox: Sandbox;
let shop: Shop;

/** Lines the shop reported, and a way to wait for the next one. */
function listen(): { report: (line: string) => void; next: (line: string) => Promise<void> } {
	const lines: string[] = [];
	const waiting: Array<{ line: string; resolve: () => void }> = [];
	return {
		report: (line) => {
			const index = waiting.findIndex((entry) => entry.line === line);
			if (index >= 0) waiting.splice(index, 1)[0]?.resolve();
			else lines.push(line);
		},
		next: (line) => {
			const index = lines.indexOf(line);
			if (index >= 0) {
				lines.splice(index, 1);
				return Promise.resolve();
			}
			return new Promise((resolve) => waiting.push({ line, resolve }));
		},
	};
}

interface Shown {
	message_id: number;
	text?: string;
	invoice?: unknown;
}

const shown = () => sandbox.messages({ token: TOKEN, chat_id: 42 }) as unknown as Shown[];
const lastInvoice = () =>
	shown()
		.filter(({ invoice }) => invoice)
		.at(-1)?.message_id ?? 0;

describe.each(CASES)('%s by %s', (library, way) => {
	let heard: ReturnType<typeof listen>;

	beforeAll(async () => {
		sandbox = await createSandbox({ randomSeed: 1 });
		sandbox.addBot({ token: TOKEN });
		heard = listen();
		shop = LIBRARIES[library](TOKEN, sandbox.url, heard.report);
		await shop.start(way);
	});

	afterAll(async () => {
		const stopped = shop.stop();
		// A last long poll is still open; time ends it.
		await sandbox.clock.advance(60_000);
		await stopped;
		await sandbox.close();
	});

	const say = (text: string) => sandbox.writeMessage({ token: TOKEN, customer_id: 42, text });

	test('given a shop, when a customer buys with delivery and tip, then the whole story runs', async () => {
		say('/buy');
		await heard.next('invoice');
		const result = await sandbox.pay({
			token: TOKEN,
			customer_id: 42,
			message_id: lastInvoice(),
			tip_amount: 200,
			shipping_option_id: 'post',
			order_info: {
				name: 'Ann Lee',
				shipping_address: {
					country_code: 'US',
					state: 'CA',
					city: 'SF',
					street_line1: '1 Main',
					street_line2: '',
					post_code: '94105',
				},
			},
		});
		expect(result).toMatchObject({ status: 'paid', total_amount: 900 + 250 + 200 });
		await heard.next('paid 1350');
		expect(shown().at(-1)?.text).toBe('Thanks for 1350');
	});

	test('given a shop, when a customer pays in Stars and is refunded, then the library sees both', async () => {
		say('/stars');
		await heard.next('invoice');
		const message_id = lastInvoice();
		const result = await sandbox.pay({ token: TOKEN, customer_id: 42, message_id });
		expect(result).toMatchObject({ status: 'paid', total_amount: 25 });
		await heard.next('paid 25');
		await heard.next('refunded 25');
	});
});

test('given no message to the shop, when nobody starts it, then nothing is delivered', async () => {
	const idle = await createSandbox();
	try {
		write(idle, 42, 'hello');
		expect(idle.journal().filter(({ kind }) => kind === 'delivery')).toEqual([]);
	} finally {
		await idle.close();
	}
});
