import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import {
	forgetMemory,
	IntakeMemory,
	memoryOf,
} from '../../../../nodes/shared/intake/memory/intakeMemory';
import type { Bot } from '../../../../nodes/shared/telegram/bot';

const BOT: Bot = { id: 7_000, environment: 'live' };
const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => from + index);
const u = (id: number) => `u${id}`;
const create = (bot = BOT) => new IntakeMemory(bot);
const saved = (memory: IntakeMemory, aboutToBeStored?: string): IDataObject => {
	const stored: IDataObject = {};
	memory.save(stored, aboutToBeStored);
	return JSON.parse(JSON.stringify(stored)) as IDataObject;
};
const loaded = (stored: IDataObject, bot = BOT): IntakeMemory => {
	const memory = create(bot);
	memory.load(stored);
	return memory;
};
const isPaid = (memory: IntakeMemory, order: string) => memory.orders.knownAt(0).isPaid(order);

describe('IntakeMemory, runs that were woken', () => {
	it('given a run that goes on with its payment, when another process takes over what was saved, then it knows, and the payment itself is new', () => {
		const memory = create();
		expect(memory.isWoken('u7')).toBe(false);
		memory.noteWoken('u7');
		const other = loaded(saved(memory));
		expect([other.isWoken('u7'), other.isWoken('u8')]).toEqual([true, false]);
		expect(other.statusOf('u7')).toBe('new');
	});
});

describe('IntakeMemory, runs', () => {
	it.each([
		['has succeeded', true, 'handled'],
		['has failed', false, 'new'],
		['goes on', undefined, 'running'],
	] as const)(
		'given a run that %s, when its update comes again, then it is known for that',
		(_name, hasSucceeded, status) => {
			const memory = create();
			expect(memory.statusOf('u7')).toBe('new');
			memory.begin('u7');
			if (hasSucceeded !== undefined) memory.end('u7', hasSucceeded);
			expect(memory.statusOf('u7')).toBe(status);
			expect(memory.isIdle).toBe(hasSucceeded !== undefined);
		},
	);

	it('given a run that failed, when its repeat succeeds, then the update is handled', () => {
		const memory = create();
		memory.begin('u7');
		memory.end('u7', false);
		memory.begin('u7');
		expect(memory.statusOf('u7')).toBe('running');
		memory.end('u7', true);
		expect(memory.statusOf('u7')).toBe('handled');
	});

	it('given an update that is handled while a run of it goes on, when it is asked for, then it is handled', () => {
		const memory = create();
		memory.begin('u7');
		expect(memory.isIdle).toBe(false);
		memory.markHandled('u7');
		expect([memory.statusOf('u7'), memory.isIdle]).toEqual(['handled', true]);
	});

	it('given thousands of runs without an end, when more begin, then only the newest are followed', () => {
		const memory = create();
		for (const id of range(1, 3_000)) memory.begin(u(id));
		expect(range(1, 3_000).filter((id) => memory.statusOf(u(id)) === 'running')).toEqual(
			range(2_001, 3_000),
		);
	});

	it('given thousands of handled updates, when saved, then the newest thousand are kept', () => {
		const memory = create();
		for (const id of range(1, 5_000)) memory.markHandled(u(id));
		expect(saved(memory).memory).toMatchObject({ handled: range(4_001, 5_000).map(u).join(' ') });
	});
});

describe('IntakeMemory, static data', () => {
	it('given handled updates and paid orders, when saved and loaded, then they are known', () => {
		const memory = create();
		memory.markHandled('u7');
		memory.orders.markPaid('order-42');
		const next = loaded(saved(memory));
		expect([next.statusOf('u7'), next.statusOf('u8')]).toEqual(['handled', 'new']);
		expect([isPaid(next, 'order-42'), isPaid(next, 'order-43')]).toEqual([true, false]);
	});

	it('given a run about to be stored, when saved, then only the saved copy knows it', () => {
		const memory = create();
		expect(loaded(saved(memory, 'u7')).statusOf('u7')).toBe('handled');
		memory.markHandled('u6');
		expect(loaded(saved(memory, 'u7')).statusOf('u6')).toBe('handled');
		expect(memory.statusOf('u7')).toBe('new');
	});

	it.each<[string, Bot]>([
		['another bot', { id: 7_001, environment: 'live' }],
		["a bot of Telegram's test servers", { id: 7_000, environment: 'test' }],
		['a bot whose token says nothing', { id: null, environment: 'live' }],
	])('given the credential now holds %s, when loaded, then it starts clean', (_, bot) => {
		const memory = create();
		memory.markHandled('u7');
		memory.orders.markPaid('order-42');
		const next = loaded(saved(memory), bot);
		expect([next.statusOf('u7'), isPaid(next, 'order-42')]).toEqual(['new', false]);
		next.orders.markPaid('order-1');
		expect(isPaid(loaded(saved(next), bot), 'order-1')).toBe(true);
		expect(isPaid(loaded(saved(next)), 'order-42')).toBe(false);
	});

	it('given the same bot at another server, when loaded, then what was paid stays paid', () => {
		const memory = create();
		memory.orders.markPaid('order-42');
		expect(isPaid(loaded(saved(memory), { id: 7_000, environment: undefined }), 'order-42')).toBe(
			true,
		);
	});

	it('given nothing has changed, when saved again, then static data is not touched', () => {
		const memory = create();
		memory.markHandled('u7');
		const stored = saved(memory);
		const before = stored.memory;
		memory.save(stored);
		expect(stored.memory).toBe(before);
		memory.markHandled('u8');
		memory.save(stored);
		expect(stored.memory).not.toBe(before);
		const handled = stored.memory;
		memory.orders.markPaid('order-42');
		memory.save(stored);
		expect(stored.memory).not.toBe(handled);
	});

	it.each<[string, IDataObject]>([
		['nothing', {}],
		['null', { memory: null }],
		['a text', { memory: 'x' }],
		['a list', { memory: ['7'] }],
		['nulls', { memory: { bot: '7000', handled: null, paid: null } }],
		['lists', { memory: { bot: '7000', handled: ['u7'], paid: [7] } }],
		['no bot', { memory: { handled: 'u7', paid: 'x' } }],
	])('given %s in static data, when loaded, then it is ignored', (_, stored) => {
		const memory = loaded(stored);
		expect(memory.statusOf('u7')).toBe('new');
		expect(saved(memory)).toEqual({ memory: { bot: '7000', handled: '', paid: '' } });
	});

	it('given static data that lags behind, when loaded, then what this process has handled stays known', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 300 }),
				fc.integer({ min: 0, max: 1_500 }),
				(lag, extra) => {
					const memory = create();
					for (const id of range(1, 900 + extra)) memory.markHandled(u(id));
					const stale = saved(memory);
					for (const id of range(901 + extra, 900 + extra + lag)) memory.markHandled(u(id));
					memory.load(stale);
					const newest = 900 + extra + lag;
					const lost = range(Math.max(1, newest - 999), newest).filter(
						(id) => memory.statusOf(u(id)) !== 'handled',
					);
					expect(lost).toEqual([]);
				},
			),
			{ numRuns: 40 },
		);
	});
});

describe('memoryOf', () => {
	const open = (node = 'node', bot = BOT, stored: IDataObject = {}) => memoryOf(node, bot, stored);

	afterEach(() => {
		for (const node of ['node', 'other']) forgetMemory(node);
	});

	it('given one node, when asked twice, then it is one memory, and another after forgetting', () => {
		const memory = open();
		expect(open()).toBe(memory);
		expect(open('other')).not.toBe(memory);
		forgetMemory('node');
		expect(open()).not.toBe(memory);
	});

	it('given the credential is changed, when asked, then each bot has a memory of its own', () => {
		const testBot: Bot = { id: 8_000, environment: 'live' };
		open('node', testBot).orders.markPaid('order-42');
		expect(isPaid(open(), 'order-42')).toBe(false);
		expect(isPaid(open('node', testBot), 'order-42')).toBe(true);
	});

	it('given the bot moves to another server, when asked, then the memory stays and knows the server', () => {
		const memory = open();
		const moved = open('node', { id: 7_000, environment: undefined });
		expect(moved).toBe(memory);
		expect(memory.bot.environment).toBeUndefined();
	});

	it('given static data, when asked, then what it adds is known', () => {
		const before = create();
		before.markHandled('u7');
		expect(open('node', BOT, saved(before)).statusOf('u7')).toBe('handled');
	});

	it('given a run that goes on, when the node is forgotten, then the memory outlives it', () => {
		const memory = open();
		memory.begin('u7');
		forgetMemory('node');
		expect(open()).toBe(memory);
		memory.end('u7', true);
		forgetMemory('node');
		expect(open()).not.toBe(memory);
	});
});
