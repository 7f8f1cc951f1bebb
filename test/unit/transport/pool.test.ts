import { runPool } from '../../../nodes/shared/transport/pool';

const tick = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

describe('given tasks of different length', () => {
	it('when they run a few at a time, then the outcomes keep their order and the bound holds', async () => {
		let running = 0;
		let most = 0;
		const outcomes = await runPool(
			20,
			async (index) => {
				running++;
				most = Math.max(most, running);
				for (let turn = 0; turn < (index * 7) % 5; turn++) await tick();
				running--;
				return index;
			},
			{ concurrency: 3, stopAtFirstFailure: false },
		);
		expect(most).toBe(3);
		expect(outcomes).toEqual(Array.from({ length: 20 }, (_, value) => ({ status: 'done', value })));
	});

	it.each([0, -1, 0.5])('when the bound is %p, then one runs at a time', async (concurrency) => {
		const outcomes = await runPool(2, async (index) => index, {
			concurrency,
			stopAtFirstFailure: false,
		});
		expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done']);
	});

	it('when there is nothing to do, then there are no outcomes', async () => {
		const options = { concurrency: 5, stopAtFirstFailure: true };
		expect(await runPool(0, async () => 1, options)).toEqual([]);
	});
});

describe('given a task that goes wrong', () => {
	const error = new Error('refused');
	const task = async (index: number): Promise<number> => {
		await tick();
		return index === 1 ? await Promise.reject(error) : index;
	};

	it('when the run goes on, then the others are done', async () => {
		const outcomes = await runPool(4, task, { concurrency: 2, stopAtFirstFailure: false });
		expect(outcomes.map(({ status }) => status)).toEqual(['done', 'failed', 'done', 'done']);
		expect(outcomes[1]).toEqual({ status: 'failed', error });
	});

	it('when the run stops, then nothing more is started and what is under way is awaited', async () => {
		const outcomes = await runPool(8, task, { concurrency: 2, stopAtFirstFailure: true });
		expect(outcomes.map(({ status }) => status).slice(0, 2)).toEqual(['done', 'failed']);
		expect(outcomes.slice(3).every(({ status }) => status === 'skipped')).toBe(true);
	});

	it('when the execution is cancelled, then nothing more is started', async () => {
		let started = 0;
		const outcomes = await runPool(
			5,
			async () => {
				started++;
				await tick();
			},
			{ concurrency: 1, stopAtFirstFailure: false, isCancelled: () => started >= 2 },
		);
		expect(started).toBe(2);
		expect(outcomes.filter(({ status }) => status === 'skipped')).toHaveLength(3);
	});
});
