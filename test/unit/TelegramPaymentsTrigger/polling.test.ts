import { backoffMs } from '../../../nodes/TelegramPaymentsTrigger/polling/backoff';
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

describe('places in lanes', () => {
	it('given a limit of one, when work that hangs gives its place back, then the next lane begins, its own does not', async () => {
		const lanes = new OrderedLanes(1);
		const log: string[] = [];
		const hanging = createWork(log, 'hanging');
		let giveBack!: () => void;
		lanes.add('ann', async (give) => {
			giveBack = give;
			await hanging.work();
		});
		lanes.add('ann', createWork(log, 'behind it').work);
		lanes.add('bob', createWork(log, 'other').work);
		await settleAll();
		expect(log).toEqual(['hanging begins']);
		giveBack();
		giveBack();
		await settleAll();
		expect(log).toEqual(['hanging begins', 'other begins']);
		hanging.finish();
		await settleAll();
		expect(log).toEqual(['hanging begins', 'other begins', 'hanging ends']);
	});

	it('given a limit of one, when hurried, then one more begins, and afterwards the limit holds again', async () => {
		const lanes = new OrderedLanes(1);
		const log: string[] = [];
		const works = ['a', 'b', 'c', 'd'].map((name) => createWork(log, name));
		works.forEach(({ work }, index) => lanes.add(String(index), work));
		await settleAll();
		expect(lanes.hurry()).toBe(true);
		await settleAll();
		expect(log).toEqual(['a begins', 'b begins']);
		works[0].finish();
		await settleAll();
		expect(log).toEqual(['a begins', 'b begins', 'a ends']);
		works[1].finish();
		works[2].finish();
		works[3].finish();
		await settleAll();
		expect(log.slice(3)).toEqual(['b ends', 'c begins', 'c ends', 'd begins', 'd ends']);
		expect(lanes.hurry()).toBe(false);
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
