/**
 * What n8n answers to a call for a waiting run, in its own words. Nobody documents them. Source: n8n
 * 2.41.1 and 2.35.0, `webhooks/waiting-webhooks.js` (executeWebhook); tried in real n8n by
 * test/e2e/trigger/wakeAnswers.test.ts.
 *
 * Whatever is not listed here is somebody else's answer: a proxy, an access portal, another program.
 */

/** `gone`: the run cannot be woken by this call any more. `busy`: n8n has not stored yet that it sleeps. */
export type RunState = 'gone' | 'busy';

export interface Answer {
	statusCode: number;
	body: unknown;
}

interface Words {
	statusCode: number;
	/** Found in `message` or `error` of the JSON body. */
	says: RegExp;
	means: RunState;
}

export const N8N_WORDS = {
	/** Deleted, pruned, or never there. */
	unknown: { statusCode: 404, says: /^The execution "\w+" does not exist\.$/, means: 'gone' },
	/** The quotation mark is not closed there. */
	finished: {
		statusCode: 409,
		says: /^The execution "\w+"? has finished already\.$/,
		means: 'gone',
	},
	failed: {
		statusCode: 409,
		says: /^The execution "\w+" has finished with error\.$/,
		means: 'gone',
	},
	running: { statusCode: 409, says: /^The execution "\w+" is running already\.$/, means: 'busy' },
	/** It waits at another node by now. */
	elsewhere: {
		statusCode: 404,
		says: /^The workflow for execution "\w+" does not contain a waiting webhook with a matching path\/method\.$/,
		means: 'gone',
	},
	/** The token is not that of this run. */
	foreignToken: { statusCode: 401, says: /^Invalid token$/, means: 'gone' },
} as const satisfies Record<string, Words>;

function textOf(body: unknown): string {
	const { message, error } = (body ?? {}) as Record<string, unknown>;
	return String(message ?? error ?? '');
}

/** Reads an answer; `undefined` when these are not n8n's own words. */
export function readRunState({ statusCode, body }: Answer): RunState | undefined {
	const text = textOf(body);
	return Object.values<Words>(N8N_WORDS).find(
		(words) => words.statusCode === statusCode && words.says.test(text),
	)?.means;
}

/**
 * An answer for the log: its status and, if they are n8n's, its words without the final period. Nothing
 * of a stranger's page.
 */
export function describeAnswer(answer: Answer): string {
	const isOwn = readRunState(answer) !== undefined;
	return `HTTP ${answer.statusCode}${isOwn ? `: ${textOf(answer.body).replace(/\.$/, '')}` : ''}`;
}
