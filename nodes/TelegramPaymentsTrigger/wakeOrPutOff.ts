import type { ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { WakeUp } from '../shared/intake/wake';
import { waitingBaseUrl, wakeRun } from '../shared/n8n/wakeRun';

/** After so many tries the payment goes on without the waiting run: it must never be held up by it. */
const MAX_TRIES = 5;

const CAPACITY = 1_000;

const tries = new Map<string, number>();

function countTry(key: string): number {
	const count = (tries.get(key) ?? 0) + 1;
	tries.set(key, count);
	if (tries.size > CAPACITY) {
		const [oldest] = tries.keys();
		tries.delete(oldest as string);
	}
	return count;
}

/**
 * Tells a waiting run that its invoice is paid.
 *
 * @returns false when n8n did not answer its own address and another try is due
 */
export async function wakeOrPutOff(
	context: IWebhookFunctions | ITriggerFunctions,
	wakeUp: WakeUp,
	key: string,
	base = waitingBaseUrl(context),
): Promise<boolean> {
	const result = await wakeRun(context, base, wakeUp);
	if (result !== 'unreachable') {
		tries.delete(key);
		return true;
	}
	if (countTry(key) < MAX_TRIES) return false;
	tries.delete(key);
	context.logger.warn(
		`The run ${wakeUp.executionId} waits for a payment that has arrived, but n8n did not answer its own address. Check N8N_WEBHOOK_URL (older: WEBHOOK_URL).`,
	);
	return true;
}
