import fc from 'fast-check';
import { UpdateWindow } from '../../../nodes/TelegramPaymentsTrigger/polling/updateWindow';

type Step = { fetch: number } | { finish: number };

const steps = fc.array(
	fc.oneof(
		{ weight: 3, arbitrary: fc.record({ fetch: fc.nat(30) }) },
		{ weight: 2, arbitrary: fc.record({ finish: fc.nat(30) }) },
	),
	{ maxLength: 80 },
);

/** Telegram's side: what it still holds, and what it deletes when asked from an offset on. */
class Queue {
	private readonly held: number[];

	constructor(ids: number[]) {
		this.held = [...new Set(ids)].sort((a, b) => a - b);
	}

	getUpdates(offset: number, limit: number): number[] {
		while (this.held.length > 0 && this.held[0] < offset) this.held.shift();
		return this.held.slice(0, limit);
	}
}

describe('UpdateWindow', () => {
	it('given nothing fetched, when asked, then it begins with the oldest', () => {
		const window = new UpdateWindow();
		expect([window.offset, window.isBusy]).toEqual([0, false]);
	});

	it('given updates finished out of order, when asked, then the offset waits for the slowest', () => {
		const window = new UpdateWindow();
		for (const id of [10, 11, 12]) expect(window.fetch(id)).toBe(true);
		window.finish(12);
		window.finish(11);
		expect([window.offset, window.isBusy]).toEqual([10, true]);
		window.finish(10);
		expect([window.offset, window.isBusy]).toEqual([13, false]);
	});

	it('given an update twice, when fetched again, then it is not new before or after its end', () => {
		const window = new UpdateWindow();
		window.fetch(10);
		window.fetch(11);
		window.finish(11);
		expect([window.fetch(10), window.fetch(11)]).toEqual([false, false]);
		window.finish(10);
		window.fetch(12);
		expect([window.fetch(10), window.fetch(11)]).toEqual([false, false]);
	});

	it('given numbers with gaps, when the lower one ends, then the offset passes it alone', () => {
		const window = new UpdateWindow();
		window.fetch(10);
		window.fetch(20);
		window.finish(10);
		expect(window.offset).toBe(11);
		window.finish(20);
		expect(window.offset).toBe(21);
	});

	it('given a week of silence, when Telegram numbers anew from below, then the updates are taken', () => {
		const window = new UpdateWindow();
		window.fetch(1_000);
		window.finish(1_000);
		expect(window.fetch(5)).toBe(true);
		expect(window.offset).toBe(5);
	});

	it('given a lower number while others are busy, when fetched, then it has to wait', () => {
		const window = new UpdateWindow();
		window.fetch(1_000);
		expect(window.fetch(5)).toBe(false);
		expect(window.offset).toBe(1_000);
	});

	it('given any steps, when compared with a plain model, then no unfinished update is passed and the offset never goes back while busy', () => {
		fc.assert(
			fc.property(steps, (all: Step[]) => {
				const window = new UpdateWindow();
				const unfinished = new Set<number>();
				for (const step of all) {
					const before = window.offset;
					const wasIdle = unfinished.size === 0;
					if ('fetch' in step) {
						if (window.fetch(step.fetch)) {
							expect(unfinished.has(step.fetch)).toBe(false);
							unfinished.add(step.fetch);
						}
					} else {
						window.finish(step.finish);
						unfinished.delete(step.finish);
					}
					for (const id of unfinished) expect(window.offset).toBeLessThanOrEqual(id);
					expect(window.isBusy).toBe(unfinished.size > 0);
					if (!('fetch' in step && wasIdle)) expect(window.offset).toBeGreaterThanOrEqual(before);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('given any queue and order of endings, when polled to the end, then each update is taken exactly once and all are confirmed', () => {
		const queue = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 });
		fc.assert(
			fc.property(
				queue,
				fc.integer({ min: 2, max: 9 }),
				fc.infiniteStream(fc.nat()),
				(ids, limit, random) => {
					const telegram = new Queue(ids);
					const window = new UpdateWindow();
					const taken: number[] = [];
					const working: number[] = [];
					let offset = 0;
					for (
						let round = 0;
						round < 1_000 && (taken.length < ids.length || window.isBusy);
						round++
					) {
						expect(window.offset).toBeGreaterThanOrEqual(offset);
						offset = window.offset;
						for (const id of telegram.getUpdates(offset, limit)) {
							if (!window.fetch(id)) continue;
							taken.push(id);
							working.push(id);
						}
						const [ended] = working.splice(random.next().value % Math.max(working.length, 1), 1);
						if (ended !== undefined) window.finish(ended);
					}
					expect([...taken].sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
					expect(telegram.getUpdates(window.offset, 100)).toEqual([]);
				},
			),
			{ numRuns: 500 },
		);
	});
});
