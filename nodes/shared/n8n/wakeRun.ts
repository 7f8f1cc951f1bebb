import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

/**
 * `woken`: the run goes on. `gone`: it does not wait any more (time limit, already woken, deleted,
 * of another n8n). `unreachable`: n8n gave no usable answer; worth another try.
 */
export type WakeResult = 'woken' | 'gone' | 'unreachable';

type WakeContext = IExecuteFunctions | ITriggerFunctions | IWebhookFunctions;

/** What the waiting node's webhook answers when it lets its run go on. */
export const WOKEN = { woken: true } as const;

const TIMEOUT_MS = 10_000;

/** A payment can arrive before n8n has stored that the run sleeps. Milliseconds. */
const BUSY_PAUSES_MS = [300, 1_000, 3_000] as const;

/** Where this n8n takes calls for waiting runs; the path word can be configured there. */
export function waitingBaseUrl(context: WakeContext): string {
	// n8n's contexts all have it, its type for triggers does not say so.
	const { evaluateExpression } = context as Pick<IExecuteFunctions, 'evaluateExpression'>;
	const resumeUrl = String(evaluateExpression.call(context, '{{ $execution.resumeUrl }}', 0));
	return resumeUrl.slice(0, resumeUrl.lastIndexOf('/'));
}

interface Answer {
	statusCode: number;
	body: unknown;
}

function isWoken(body: unknown): boolean {
	return typeof body === 'object' && body !== null && (body as typeof WOKEN).woken === true;
}

const isBusy = ({ statusCode, body }: Answer): boolean =>
	statusCode === 409 && JSON.stringify(body).includes('is running already');

async function post(context: WakeContext, url: string, outcome: object): Promise<Answer> {
	return (await context.helpers.httpRequest({
		method: 'POST',
		url,
		body: outcome,
		json: true,
		timeout: TIMEOUT_MS,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	})) as Answer;
}

/** A sleeping run, and what it is handed. */
export interface Sleeper {
	/** Of the run, below {@link waitingBaseUrl}; with the signature that lets it go on. */
	path: string;
	outcome: object;
}

/**
 * Lets a sleeping run go on. Safe to repeat: n8n wakes a run once.
 *
 * @param base see {@link waitingBaseUrl}
 */
export async function wakeRun(
	context: WakeContext,
	base: string,
	{ path, outcome }: Sleeper,
): Promise<WakeResult> {
	const url = `${base}${path}`;
	for (const pause of [...BUSY_PAUSES_MS, undefined]) {
		try {
			const answer = await post(context, url, outcome);
			if (isWoken(answer.body)) return 'woken';
			if (answer.statusCode >= 500) return 'unreachable';
			if (!isBusy(answer)) return 'gone';
		} catch {
			return 'unreachable';
		}
		if (pause !== undefined) await sleep(pause);
	}
	return 'unreachable';
}
