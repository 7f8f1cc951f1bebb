import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import {
	DeliveryMemory,
	forgetMemory,
	memoryOf,
} from '../../../../nodes/shared/intake/memory/deliveryMemory';

const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => from + index);
const saved = (memory: DeliveryMemory, aboutToBeStored?: number): IDataObject => {
	const stored: IDataObject = {};
	memory.save(stored, aboutToBeStored);
	return JSON.parse(JSON.stringify(stored)) as IDataObject;
};
const loaded = (stored: IDataObject): DeliveryMemory => {
	const memory = new DeliveryMemory();
	memory.load(stored);
	return memory;
};

describe('DeliveryMemory, runs', () => {
	it.each([
		['succeeded', 'handled'],
		['failed', 'new'],
		[undefined, 'running'],
	] as const)(
		'given a run that has %s, when its update comes again, then it is %s',
		(outcome, status) => {
			const memory = new DeliveryMemory();
			expect(memory.statusOf(7)).toBe('new');
			memory.begin(7, { outcome: () => outcome });
			expect(memory.statusOf(7)).toBe(status);
			expect(memory.statusOf(7)).toBe(status);
		},
	);

	it('given a run that failed, when its repeat succeeds, then the update is handled', () => {
		const memory = new DeliveryMemory();
		memory.begin(7, { outcome: () => 'failed' });
		expect(memory.settle(7)).toBe('failed');
		expect(memory.settle(7)).toBe('unknown');
		memory.begin(7, { outcome: () => 'succeeded' });
		expect(memory.settle(7)).toBe('succeeded');
		expect(memory.statusOf(7)).toBe('handled');
	});

	it('given thousands of runs without an end, when more begin, then only the newest are followed', () => {
		const memory = new DeliveryMemory();
		for (const id of range(1, 3_000)) memory.begin(id, { outcome: () => undefined });
		expect(range(1, 3_000).filter((id) => memory.statusOf(id) === 'running')).toEqual(
			range(2_001, 3_000),
		);
	});

	it('given thousands of handled updates, when saved, then the newest thousand are kept', () => {
		const memory = new DeliveryMemory();
		for (const id of range(1, 5_000)) memory.markHandled(id);
		expect(saved(memory).handled).toEqual(range(4_001, 5_000));
	});
});

describe('DeliveryMemory, static data', () => {
	it('given handled updates and paid orders, when saved and loaded, then they are known', () => {
		const memory = new DeliveryMemory();
		memory.markHandled(7);
		memory.orders.markPaid('order-42');
		const next = loaded(saved(memory));
		expect([next.statusOf(7), next.statusOf(8)]).toEqual(['handled', 'new']);
		expect([next.orders.isPaid('order-42'), next.orders.isPaid('order-43')]).toEqual([true, false]);
	});

	it('given a run about to be stored, when saved, then only the saved copy knows it', () => {
		const memory = new DeliveryMemory();
		expect(loaded(saved(memory, 7)).statusOf(7)).toBe('handled');
		expect(memory.statusOf(7)).toBe('new');
	});

	it.each<[string, IDataObject]>([
		['nothing', {}],
		['nulls', { handled: null, paid: null }],
		['texts', { handled: 'x', paid: 'y' }],
		['mixed lists', { handled: ['7', null, 1.5, {}], paid: [7, null, {}] }],
	])('given %s in static data, when loaded, then it is ignored', (_, stored) => {
		const memory = loaded(stored);
		expect(memory.statusOf(7)).toBe('new');
		expect(saved(memory)).toEqual({ handled: [], paid: [] });
	});

	it('given static data that lags behind, when loaded, then what this process has handled stays known', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 300 }),
				fc.integer({ min: 0, max: 1_500 }),
				(lag, extra) => {
					const memory = new DeliveryMemory();
					for (const id of range(1, 900 + extra)) memory.markHandled(id);
					const stale = saved(memory);
					for (const id of range(901 + extra, 900 + extra + lag)) memory.markHandled(id);
					memory.load(stale);
					const newest = 900 + extra + lag;
					const lost = range(Math.max(1, newest - 999), newest).filter(
						(id) => memory.statusOf(id) !== 'handled',
					);
					expect(lost).toEqual([]);
				},
			),
			{ numRuns: 40 },
		);
	});
});

describe('memoryOf', () => {
	it('given one node, when asked twice, then it is one memory, and another after forgetting', () => {
		const memory = memoryOf('wf', 'node');
		expect(memoryOf('wf', 'node')).toBe(memory);
		expect(memoryOf('wf', 'other')).not.toBe(memory);
		forgetMemory('wf', 'node');
		expect(memoryOf('wf', 'node')).not.toBe(memory);
	});
});
