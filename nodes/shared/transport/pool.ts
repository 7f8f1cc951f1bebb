/** What became of one task. `skipped`: never started. */
export type Outcome<T> =
	{ status: 'done'; value: T } | { status: 'failed'; error: unknown } | { status: 'skipped' };

export interface PoolOptions {
	/** Tasks under way at the same time; at least 1. */
	concurrency: number;
	/** Starts nothing more after the first failure; what is under way is awaited. */
	stopAtFirstFailure: boolean;
	/** Looked at before each start. */
	isCancelled?: () => boolean;
}

/**
 * Runs tasks `0 … count-1`, started in order, a few at a time.
 *
 * @returns one outcome per task, in the order of the tasks; never rejects
 */
export async function runPool<T>(
	count: number,
	task: (index: number) => Promise<T>,
	options: PoolOptions,
): Promise<Array<Outcome<T>>> {
	const outcomes = Array.from({ length: count }, (): Outcome<T> => ({ status: 'skipped' }));
	let next = 0;
	let stopped = false;

	async function work(): Promise<void> {
		while (next < count && !stopped && options.isCancelled?.() !== true) {
			const index = next++;
			try {
				outcomes[index] = { status: 'done', value: await task(index) };
			} catch (error) {
				outcomes[index] = { status: 'failed', error };
				if (options.stopAtFirstFailure) stopped = true;
			}
		}
	}

	const workers = Math.min(Math.max(1, Math.floor(options.concurrency)), count);
	await Promise.all(Array.from({ length: workers }, work));
	return outcomes;
}
