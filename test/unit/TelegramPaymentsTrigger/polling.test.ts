import type { IDataObject } from 'n8n-workflow';
import { backoffMs } from '../../../nodes/TelegramPaymentsTrigger/polling/backoff';
import {
	carriedUpdates,
	carry,
	releaseCarried,
} from '../../../nodes/TelegramPaymentsTrigger/polling/carried';
import { OrderedLanes } from '../../../nodes/TelegramPaymentsTrigger/polling/orderedLanes';
import { StopSignal } from '../../../nodes/TelegramPaymentsTrigger/polling/stopSignal';

/** Work that ends when it is told to. */
function createWork(log: string[], name: string) {
	let finish!: () => void;
	const ended = new Promise<void>((resolve) => {
		finish = resolve;
	});
	const work = async () => {
		log.push(`${name} begins`);
		await ended;
		log.push(`${name} ends`);
	};
	return { work, finish };
}

const settleAll = async () => await new Promise((resolve) => setImmediate(resolve));

describe('OrderedLanes', () => {
	it('given one lane, when the first piece is slow, then the next waits and others do not', async () => {
		const lanes = new OrderedLanes();
		const log: string[] = [];
		const [first, second, other] = ['first', 'second', 'other'].map((name) =>
			createWork(log, name),
		);
		lanes.add('ann', first.work);
		lanes.add('ann', second.work);
		lanes.add('bob', other.work);
		second.finish();
		other.finish();
		await settleAll();
		expect(log).toEqual(['first begins', 'other begins', 'other ends']);
		first.finish();
		await settleAll();
		expect(log.slice(3)).toEqual(['first ends', 'second begins', 'second ends']);
	});

	it('given hundreds of pieces, when they have ended, then each lane kept its order', async () => {
		const lanes = new OrderedLanes();
		const done: Record<string, number[]> = {};
		for (let index = 0; index < 600; index++) {
			const lane = `lane${index % 7}`;
			lanes.add(lane, async () => {
				if (index % 3) await settleAll();
				(done[lane] ??= []).push(index);
			});
		}
		while (Object.values(done).flat().length < 600) await settleAll();
		expect(Object.keys(done)).toHaveLength(7);
		for (const order of Object.values(done))
			expect(order).toEqual([...order].sort((a, b) => a - b));
	});

	it.each([0, 1, 2, 3, 4, 5])(
		'given a limit of one, when work comes %d ticks after other work ended, then they do not overlap',
		async (ticks) => {
			const lanes = new OrderedLanes(1);
			const log: string[] = [];
			const [first, second, third] = ['first', 'second', 'third'].map((name) =>
				createWork(log, name),
			);
			lanes.add('a', first.work);
			lanes.add('b', second.work);
			await settleAll();
			first.finish();
			for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
			lanes.add('c', third.work);
			await settleAll();
			expect(log).toEqual(['first begins', 'first ends', 'second begins']);
			second.finish();
			third.finish();
			await settleAll();
			expect(log.slice(3)).toEqual(['second ends', 'third begins', 'third ends']);
		},
	);
});

describe('carried updates', () => {
	const updates = (...ids: number[]) =>
		ids.map((update_id) => ({ update_id, text: `u${update_id}` }));

	it('given updates set aside, when static data has been saved and read, then they are there in order', () => {
		const stored: IDataObject = {};
		expect(carry(stored, updates(30, 4))).toBe(true);
		expect(carry(stored, updates(5, 30))).toBe(true);
		const reloaded = JSON.parse(JSON.stringify(stored)) as IDataObject;
		expect(carriedUpdates(reloaded).map(({ update_id }) => update_id)).toEqual([4, 5, 30]);
	});

	it('given one is finished, when released, then only it is gone and n8n sees a change', () => {
		const stored: IDataObject = {};
		carry(stored, updates(1, 2));
		const before = stored.carried;
		releaseCarried(stored, 1);
		expect(stored.carried).not.toBe(before);
		expect(carriedUpdates(stored)).toEqual(updates(2));
		const after = stored.carried;
		releaseCarried(stored, 99);
		expect(stored.carried).toBe(after);
	});

	it('given no room for all, when set aside, then none is kept and it is told', () => {
		const stored: IDataObject = {};
		const ids = (count: number, from: number) =>
			Array.from({ length: count }, (_, index) => from + index);
		expect(carry(stored, updates(...ids(1_000, 1)))).toBe(true);
		expect(carry(stored, updates(1_001))).toBe(false);
		expect(carriedUpdates(stored)).toHaveLength(1_000);
		expect(carry(stored, updates(1_000))).toBe(true);
	});

	it('given nothing stored, when asked, then there is nothing', () => {
		expect(carriedUpdates({})).toEqual([]);
		expect(() => releaseCarried({}, 1)).not.toThrow();
	});
});

describe('backoffMs', () => {
	it('given failures in a row, when asked, then pauses double up to a minute', () => {
		expect([0, 1, 2, 3, 6, 7, 50].map(backoffMs)).toEqual([
			1_000, 1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
		]);
	});
});

describe('StopSignal', () => {
	it('given thousands of pauses, when they are over, then nothing waits for the stop any more', async () => {
		const stop = new StopSignal();
		await Promise.all(Array.from({ length: 1_000 }, async () => await stop.pause(1)));
		const { pauses } = stop as unknown as { pauses: Set<unknown> };
		expect(pauses.size).toBe(0);
	});

	it('given a long pause, when stopped in the middle, then the pause is over', async () => {
		jest.useFakeTimers();
		const stop = new StopSignal();
		const pause = stop.pause(60_000);
		expect([stop.isStopped, stop.signal.aborted]).toEqual([false, false]);
		stop.stop();
		stop.stop();
		await expect(pause).resolves.toBeUndefined();
		expect([stop.isStopped, stop.signal.aborted]).toEqual([true, true]);
		await expect(stop.pause(60_000)).resolves.toBeUndefined();
		jest.useRealTimers();
	});
});
