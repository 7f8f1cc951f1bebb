import { sleep } from 'n8n-workflow';
import { type Answer, describeAnswer, readRunState } from './resumeAnswers';
import type { WakeContext } from './resumeUrl';

/**
 * `woken`: the run goes on. `gone`: n8n says that it waits no more. `refused`: it waits for something
 * else. `unheard`: whoever answered was not n8n, or nobody did; worth another try.
 */
export interface WakeResult {
	status: 'woken' | 'gone' | 'refused' | 'unheard';
	/** What was answered, for the log. */
	answer: string;
}

/** What the waiting node's webhook answers when it lets its run go on. */
export const WOKEN = { woken: true } as const;

/** What it answers when the call is about something that its run does not wait for. */
export const NOT_WOKEN = { woken: false } as const;

const TIMEOUT_MS = 10_000;

/** A call can come before n8n has stored that the run sleeps. Milliseconds. */
const BUSY_PAUSES_MS = [300, 1_000, 3_000] as const;

/**
 * Posts to an address of this n8n. Redirections are not followed: n8n sends none there, an access
 * portal does.
 */
async function post(context: WakeContext, url: string, body: object): Promise<Answer> {
	return (await context.helpers.httpRequest({
		method: 'POST',
		url,
		body,
		json: true,
		timeout: TIMEOUT_MS,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	})) as Answer;
}

function isNodes(words: { woken: boolean }, body: unknown): boolean {
	return (body as Partial<typeof words> | null | undefined)?.woken === words.woken;
}

/** The code of a network error; a message may hold the signed address. */
function describeError(error: unknown): string {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
	if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
	return cause === undefined || cause === error ? 'no answer' : describeError(cause);
}

/** A sleeping run, and what its node is told. */
export interface Sleeper {
	/** Of the run, below `waitingBaseUrl`; with the token that lets it go on. */
	path: string;
	call: object;
}

/**
 * Lets a sleeping run go on. Safe to repeat: n8n wakes a run once.
 *
 * @param base see `waitingBaseUrl`
 */
export async function wakeRun(
	context: WakeContext,
	base: string,
	{ path, call }: Sleeper,
): Promise<WakeResult> {
	let answer: Answer;
	for (const pause of [...BUSY_PAUSES_MS, undefined]) {
		try {
			answer = await post(context, `${base}${path}`, call);
		} catch (error) {
			return { status: 'unheard', answer: describeError(error) };
		}
		if (isNodes(WOKEN, answer.body)) return { status: 'woken', answer: 'HTTP 200' };
		if (isNodes(NOT_WOKEN, answer.body)) {
			return { status: 'refused', answer: 'it waits for something else' };
		}
		const state = readRunState(answer);
		if (state === 'gone') return { status: 'gone', answer: describeAnswer(answer) };
		if (state === undefined || pause === undefined) break;
		await sleep(pause);
	}
	return { status: 'unheard', answer: describeAnswer(answer!) };
}

/** No run of n8n has this id; the rest of the address says in n8n's log what the call is for. */
const NOBODY = '0/can-n8n-call-itself';

/**
 * Whether n8n answers at the address at which it takes calls for waiting runs. n8n's log gets a line
 * that the execution 0 does not exist: that is the answer hoped for.
 *
 * @param base see `waitingBaseUrl`
 * @returns what was answered instead; `undefined` when it was n8n
 */
export async function findUnreachable(
	context: WakeContext,
	base: string,
): Promise<string | undefined> {
	try {
		const answer = await post(context, `${base}/${NOBODY}`, {});
		return readRunState(answer) === 'gone' ? undefined : describeAnswer(answer);
	} catch (error) {
		return describeError(error);
	}
}
