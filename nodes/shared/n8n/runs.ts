import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

/**
 * How an attempt to run something ended, as far as `emit` tells (n8n 2.41
 * `workflows/triggers/trigger-execution-context.factory.js`, `settleDonePromise`):
 *
 * - `succeeded`: the run ended without an error, or sleeps (Wait, Send and Wait);
 * - `failed`: it ended with an error, was canceled, or never reached its first node. n8n has its row;
 * - `refused`: n8n has a run with this key already;
 * - `unstored`: there is no run, because n8n could not store one.
 *
 * A run that a person takes out of n8n's queue ends in none of them: n8n never settles its promise
 * (`concurrency/concurrency-queue.js`, `remove`).
 */
export type RunEnd = 'succeeded' | 'failed' | 'refused' | 'unstored';

/** `emit` takes the deduplication key as its fourth parameter, where n8n knows it (2.35 and later). */
const PARAMETERS_WITH_KEY = 4;

/** Shape of n8n's own deferred promise, which it does not export. */
type Deferred = NonNullable<Parameters<ITriggerFunctions['emit']>[2]>;

function createDeferred(): Deferred {
	let resolve!: Deferred['resolve'];
	let reject!: Deferred['reject'];
	const promise = new Promise<IRun>((onResolve, onReject) => {
		resolve = onResolve;
		reject = onReject;
	});
	return { promise, resolve, reject };
}

const FAILED: ReadonlySet<string> = new Set(['error', 'crashed', 'canceled']);

function endOf(run: IRun | undefined, hasKey: boolean): RunEnd {
	// Without a key only a run that failed before its first node (a credential) has no data.
	if (run === undefined) return hasKey ? 'refused' : 'failed';
	return FAILED.has(run.status) ? 'failed' : 'succeeded';
}

/**
 * n8n rejects the promise of a run that was canceled while it went on (`active-executions.js`), in these
 * words (n8n-workflow, `execution-cancelled.error.js`). A database that cancels the storing has others.
 */
const isCanceled = (error: unknown): boolean =>
	String((error as Error).message).startsWith('The execution was cancelled');

/**
 * Starts one run. Never twice for the same thing before the first attempt has ended: n8n takes a row
 * that is still `new` (a full queue, a slow database) for left over from a crash, deletes it and
 * runs both (`executions/execution-persistence.js`, `reclaimTombstone`).
 *
 * @param key n8n refuses a second run with it, also after a crash; older releases may ignore it
 * @returns how it ended; may stay open for good
 */
export async function startRun(
	trigger: Pick<ITriggerFunctions, 'emit'>,
	data: INodeExecutionData[][],
	key?: string,
): Promise<RunEnd> {
	const done = createDeferred();
	trigger.emit(data, undefined, done, key);
	return await done.promise.then(
		(run) => endOf(run as IRun | undefined, key !== undefined),
		(error) => (isCanceled(error) ? 'failed' : 'unstored'),
	);
}

/** Whether n8n knows deduplication keys. */
export const knowsKeys = ({ emit }: Pick<ITriggerFunctions, 'emit'>): boolean =>
	emit.length >= PARAMETERS_WITH_KEY;

/**
 * Makes n8n save static data when there is nothing to run. n8n saves it with `emit` only, so this asks
 * for a run that it refuses, and logs "duplicate deduplication key". Where the workflow does not keep
 * its successful runs the key is free again; then a run without items starts, ends at once and is not
 * kept either.
 *
 * @param endedKey key of a run that has ended: one that still waits for its start would be run again
 */
export function saveWithoutRun(trigger: Pick<ITriggerFunctions, 'emit'>, endedKey: string): void {
	trigger.emit([[]], undefined, undefined, endedKey);
}
