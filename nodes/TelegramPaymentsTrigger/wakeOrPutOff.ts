import type { ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { IntakeMemory } from '../shared/intake/memory/intakeMemory';
import type { WakeUp } from '../shared/intake/wake';
import { waitingBaseUrl } from '../shared/n8n/resumeUrl';
import { wakeRun } from '../shared/n8n/wakeRun';

/** After so many tries the payment goes on without the waiting run: it must never be held up by it. */
const MAX_TRIES = 5;

const CAPACITY = 1_000;

/** Pauses between the tries to tell a run of a decline, which nothing repeats. Milliseconds. */
const DECLINE_PAUSES_MS = [2_000, 10_000, 30_000] as const;

const CHECK_ADDRESS =
	'Check that n8n can call itself at N8N_WEBHOOK_URL (older: WEBHOOK_URL): no login or redirection in front of it.';

type Context = IWebhookFunctions | ITriggerFunctions;

/**
 * `woken`: the run goes on with the payment. `putOff`: another try is due. `missed`: the payment goes on
 * without the run.
 */
export type Told = 'woken' | 'putOff' | 'missed';

/** Tries so far for an update, or that a run goes on with it: a repeated update asks again. */
const known = new Map<string, number | 'woken'>();

function remember(key: string, what: number | 'woken'): void {
	known.set(key, what);
	if (known.size > CAPACITY) {
		const [oldest] = known.keys();
		known.delete(oldest as string);
	}
}

function countTry(key: string): number {
	const count = Number(known.get(key) ?? 0) + 1;
	remember(key, count);
	return count;
}

/**
 * Tells a waiting run that its invoice is paid; every failure is logged with what was answered.
 *
 * @param updateKey of the update, see `memoryKey`
 */
export async function wakeOrPutOff(
	context: Context,
	wakeUp: WakeUp,
	updateKey: string,
	base = waitingBaseUrl(context),
): Promise<Told> {
	const { executionId } = wakeUp;
	const key = `${executionId} ${updateKey}`;
	if (known.get(key) === 'woken') return 'woken';
	const { status, answer } = await wakeRun(context, base, wakeUp);
	if (status === 'unheard' && countTry(key) < MAX_TRIES) {
		context.logger.warn(
			`The run ${executionId} waits for a payment that has arrived, but did not continue: ${answer}. The trigger tries again. ${CHECK_ADDRESS}`,
		);
		return 'putOff';
	}
	known.delete(key);
	if (status === 'woken') {
		remember(key, 'woken');
		return 'woken';
	}
	context.logger.warn(
		status === 'unheard'
			? `The run ${executionId} waits for a payment that has arrived, but did not continue after ${MAX_TRIES} attempts: ${answer}. The trigger outputs the payment without it. ${CHECK_ADDRESS}`
			: `A payment has arrived for which the run ${executionId} no longer waits: ${answer}. The row of the payment names the run in missed_wait.`,
	);
	return 'missed';
}

/** As {@link wakeOrPutOff}, but a run that was told before, by whichever process, is not told again. */
export async function wakeOnce(
	context: Context,
	memory: Pick<IntakeMemory, 'isWoken' | 'noteWoken'>,
	wakeUp: WakeUp,
	updateKey: string,
	base?: string,
): Promise<Told> {
	if (memory.isWoken(updateKey)) return 'woken';
	const told = await wakeOrPutOff(context, wakeUp, updateKey, base);
	if (told === 'woken') memory.noteWoken(updateKey);
	return told;
}

/** Tells a waiting run that the checkout was declined for good, beside everything else. Never throws. */
export async function wakeBeside(
	context: Context,
	wakeUp: WakeUp,
	base = waitingBaseUrl(context),
): Promise<void> {
	const { executionId } = wakeUp;
	for (const pause of [...DECLINE_PAUSES_MS, undefined]) {
		const { status, answer } = await wakeRun(context, base, wakeUp);
		if (status !== 'unheard') return;
		const next =
			pause === undefined ? 'It waits until its time limit.' : 'The trigger tries again.';
		context.logger.warn(
			`The checkout for which the run ${executionId} waits was declined for good, but the run did not continue: ${answer}. ${next} ${CHECK_ADDRESS}`,
		);
		if (pause !== undefined) await sleep(pause);
	}
}
