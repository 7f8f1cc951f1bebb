import { sleep } from 'n8n-workflow';
import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

/** A run that takes longer counts as stored: n8n would have reported trouble with storing it at once. */
const STORED_AFTER_MS = 5_000;

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
	const done = createDeferred();
	if (acknowledge === 'onReceived') {
		trigger.emit(data, undefined, done, deduplicationKey);
		const stored = done.promise.then(
			() => true,
			() => false,
		);
		return await Promise.race([stored, sleep(STORED_AFTER_MS).then(() => true)]);
	}
	trigger.emit(data, undefined, done);
	try {
		const run = (await done.promise) as IRun | undefined;
		if (run === undefined) return true;
		return run.status !== 'error' && run.status !== 'crashed' && run.status !== 'canceled';
	} catch {
		return false;
	}
}
