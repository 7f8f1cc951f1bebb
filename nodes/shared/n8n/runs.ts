import { sleep } from 'n8n-workflow';
import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

/** A run that has not ended by then is asked for: n8n does not tell when it has stored one. */
const ASK_AFTER_MS = 5_000;

/**
 * n8n waits up to a minute for its database before it gives a run up (SQLite's write lock; less with
 * PostgreSQL). A run that goes on for longer has been stored.
 */
const STORED_AFTER_MS = 65_000;

/** `emit` takes the deduplication key as its fourth parameter, where n8n knows it. */
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

/**
 * Starts a run and waits until it may be acknowledged to Telegram.
 *
 * @param acknowledge `onReceived`: once n8n has stored the run; `whenFinished`: once it has succeeded
 * @param deduplicationKey n8n refuses a second run with the same key, also after a restart (tried with 2.35
 * and 2.41; older releases may ignore it)
 * @returns whether the update is dealt with; false asks for another attempt
 */
export async function startRun(
	trigger: ITriggerFunctions,
	data: INodeExecutionData[][],
	acknowledge: 'onReceived' | 'whenFinished',
	deduplicationKey: string,
): Promise<boolean> {
	if (acknowledge === 'onReceived') return await startStored(trigger, data, deduplicationKey);
	const done = createDeferred();
	trigger.emit(data, undefined, done);
	try {
		const run = (await done.promise) as IRun | undefined;
		// n8n gives nothing when the run failed before its first node, e.g. at a credential.
		if (run === undefined) return false;
		return run.status !== 'error' && run.status !== 'crashed' && run.status !== 'canceled';
	} catch {
		return false;
	}
}

/** The end of a run, for whoever looks later; `undefined` while it is going on. */
export function followRun(run: Promise<boolean>): () => 'succeeded' | 'failed' | undefined {
	let outcome: 'succeeded' | 'failed' | undefined;
	void run.then((acknowledged) => (outcome = acknowledged ? 'succeeded' : 'failed'));
	return () => outcome;
}

/**
 * Starts a run and waits until n8n has stored it, however slow its database is.
 *
 * n8n tells only when a run has ended, or could not be stored. When it tells nothing for a while, the
 * same run is asked for again: n8n refuses it at once if the first one has been stored, and stores
 * no more than one of them.
 * @returns whether it is stored
 */
async function startStored(
	trigger: ITriggerFunctions,
	data: INodeExecutionData[][],
	deduplicationKey: string,
): Promise<boolean> {
	const ask = async (): Promise<boolean> => {
		const done = createDeferred();
		trigger.emit(data, undefined, done, deduplicationKey);
		return await done.promise.then(
			() => true,
			() => false,
		);
	};
	const first = ask();
	const told = await Promise.race([first, sleep(ASK_AFTER_MS)]);
	if (typeof told === 'boolean') return told;
	const second =
		trigger.emit.length >= PARAMETERS_WITH_KEY
			? ask()
			: sleep(STORED_AFTER_MS - ASK_AFTER_MS).then(() => true);
	return await Promise.race([first, second]);
}
