/**
 * What n8n answers to a call for a waiting run, in its own words. Nobody documents them. Source: n8n
 * 2.41.1 and 2.35.0, `webhooks/waiting-webhooks.js` (executeWebhook) and `templates/`; each is tried in
 * real n8n by test/e2e/trigger/wakeAnswers.test.ts.
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
	/** Found in `message` or `error` of the JSON body, or in the page. */
	says: RegExp;
	means: RunState;
}

/** Stands in every page of n8n's own, and hardly in one of a proxy. */
const OWN_PAGE = 'n8n\\.io/\\?utm_source=n8n-internal';

const page = (title: string): RegExp => new RegExp(`<title>${title}</title>[^]*${OWN_PAGE}`, 'u');

export const N8N_WORDS = {
	/** Deleted, pruned, or never there. */
	unknown: { statusCode: 404, says: /^The execution "\w+" does not exist\.$/, means: 'gone' },
	/** The quotation mark is not closed there. A node whose operation is another now. */
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
	/** Finished, or waiting at another node: what n8n shows for a node whose operation is `sendAndWait`. */
	noAction: { statusCode: 200, says: page('No action required'), means: 'gone' },
	/** Signed by another n8n, or by this one with another key. */
	foreignSignature: { statusCode: 401, says: page('Invalid Form Link'), means: 'gone' },
	/** The same for a node whose operation is another now. */
	foreignToken: { statusCode: 401, says: /^Invalid token$/, means: 'gone' },
} as const satisfies Record<string, Words>;

function textOf(body: unknown): string {
	if (typeof body === 'string') return body;
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

/** An answer for the log: its status and, if they are n8n's, its words. Nothing of a stranger's page. */
export function describeAnswer(answer: Answer): string {
	const text = textOf(answer.body);
	if (readRunState(answer) === undefined) return `HTTP ${answer.statusCode}`;
	const [, title] = /<title>([^<]*)<\/title>/.exec(text) ?? [];
	return `HTTP ${answer.statusCode}: ${title ?? text}`;
}
