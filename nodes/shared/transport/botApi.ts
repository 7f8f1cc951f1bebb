import { sleep } from 'n8n-workflow';
import type {
	IAdditionalCredentialOptions,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { type FullResponse, readEnvelope } from './envelope';
import type { FloodGate } from './floodGate';
import { BotApiNoAnswer, BotApiRefusal } from './outcomes';
import { type Attempts, LASTING_REASONS, pauseBeforeRetry } from './retryPolicy';

export const BOT_CREDENTIAL = 'telegramPaymentsApi';

/** Telegram answers within seconds; a call without an answer after this long is given up. */
const DEFAULT_TIMEOUT_MS = 30_000;

export type BotApiContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| ITriggerFunctions
	| IWebhookFunctions;

/** A way to a bot that has been opened before, see `connectBot`. */
export interface BotConnection {
	/** Sends a request with a URL relative to the bot, e.g. `/getMe`. */
	sendAddressed(request: IHttpRequestOptions): Promise<FullResponse>;
}

export interface CallOptions {
	/** Milliseconds until the call counts as unanswered. */
	timeoutMs?: number;
	/** Ends the call early (long polling). */
	signal?: AbortSignal;
	/** `false` hands every refusal on at once. */
	repeat?: boolean;
	/** Answers to buyers: milliseconds in which all attempts must be over, the buyer is gone later. */
	deadlineMs?: number;
	/** Shares the waiting with the other calls of the run. */
	gate?: FloodGate;
	/** The values in question, as a sentence, for a refusal that no hint explains. */
	about?: string;
	/** Told before each wait and why, so that the caller can show it. Milliseconds. */
	onWait?: (ms: number, failure: BotApiRefusal | BotApiNoAnswer) => void;
	/** Replaces the JSON body when files are uploaded. */
	form?: FormData;
	/** The item whose credential is used: its fields may be expressions. The first one otherwise. */
	itemIndex?: number;
}

/** Errors before anything was sent: no address, no connection, no trusted encryption. */
const NEVER_SENT: ReadonlySet<string> = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'ENETUNREACH',
	'EHOSTUNREACH',
	'EPROTO',
	...LASTING_REASONS,
]);

/** Telegram reads JSON `null` as the text "null", so absent values are left out. */
function withoutEmpty(parameters: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null),
	);
}

/** The code alone: a library's message or stack may hold the address, and the address holds the token. */
function reasonOf(error: unknown): string {
	const { code, cause, message } = (error ?? {}) as Record<string, unknown>;
	if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
	if (cause !== undefined && cause !== error) return reasonOf(cause);
	// n8n keeps only the message of this one.
	if (message === 'Invalid URL') return 'ERR_INVALID_URL';
	return 'the connection failed';
}

function toNoAnswer(method: string, error: unknown): BotApiNoAnswer {
	const reason = reasonOf(error);
	return new BotApiNoAnswer(method, reason, !NEVER_SENT.has(reason));
}

/**
 * Reads the credential of an item as n8n does for the first one. What n8n says about a credential that
 * is missing or cannot be read is thrown as it is: nothing has been sent by then.
 */
async function readCredential(
	context: BotApiContext | BotConnection,
	itemIndex: number | undefined,
): Promise<IAdditionalCredentialOptions | undefined> {
	if (itemIndex === undefined || 'sendAddressed' in context) return undefined;
	const data = await context.getCredentials(BOT_CREDENTIAL, itemIndex);
	return { credentialsDecrypted: { id: '', name: '', type: BOT_CREDENTIAL, data } };
}

async function callOnce<T>(
	context: BotApiContext | BotConnection,
	method: string,
	parameters: IDataObject,
	options: CallOptions & { timeoutMs: number; credential?: IAdditionalCredentialOptions },
): Promise<T> {
	const request: IHttpRequestOptions = {
		method: 'POST',
		url: `/${method}`,
		body: options.form ?? withoutEmpty(parameters),
		json: options.form === undefined,
		timeout: options.timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		...(options.signal ? { abortSignal: options.signal } : {}),
	};
	let response: FullResponse;
	try {
		response =
			'sendAddressed' in context
				? await context.sendAddressed(request)
				: ((await context.helpers.httpRequestWithAuthentication.call(
						context,
						BOT_CREDENTIAL,
						request,
						options.credential,
					)) as FullResponse);
	} catch (error) {
		throw toNoAnswer(method, error);
	}
	return readEnvelope<T>(method, response);
}

/**
 * Calls one Bot API method with the node's bot credential. The credential's `authenticate` turns the
 * relative URL into the bot's address, so no token passes through here.
 *
 * @param parameters Telegram's own names; `undefined` and `null` are left out
 * @returns Telegram's `result`
 * @throws BotApiRefusal when Telegram refused (the call did not run)
 * @throws BotApiNoAnswer when nothing usable came back (the call may have run, see `mayHaveRun`)
 */
export async function callBotApi<T>(
	context: BotApiContext | BotConnection,
	method: string,
	parameters: IDataObject = {},
	options: CallOptions = {},
): Promise<T> {
	const attempts = { floodWaitedMs: 0, noAnswers: 0 };
	let unheard: BotApiNoAnswer | undefined;
	const endsAt = Date.now() + (options.deadlineMs ?? Infinity);
	const credential = await readCredential(context, options.itemIndex);
	for (;;) {
		await options.gate?.pass();
		// It may have waited, and the run may be canceled by now: then nothing more is sent.
		if (options.signal?.aborted) throw unheard ?? new BotApiNoAnswer(method, 'ERR_CANCELED', false);
		try {
			const leftMs = Math.min(options.timeoutMs ?? DEFAULT_TIMEOUT_MS, endsAt - Date.now());
			// 0 would mean without end.
			const timeoutMs = Math.max(1, leftMs);
			const result = await callOnce<T>(context, method, parameters, {
				...options,
				timeoutMs,
				credential,
			});
			options.gate?.succeed();
			return result;
		} catch (error) {
			// The repeat of an answer that may have arrived: "too old" can just as well mean "taken".
			if (unheard?.mayHaveRun && isAnswered(error)) throw unheard;
			if (error instanceof BotApiRefusal) {
				error.sent = () => parameters;
				error.about = options.about;
			}
			const pause = pauseFor(error, method, attempts, options, endsAt);
			// A later attempt that was not sent says nothing about an earlier one that may have run.
			if (error instanceof BotApiNoAnswer && !unheard?.mayHaveRun) unheard = error;
			if (pause === undefined) throw error instanceof BotApiNoAnswer ? unheard : error;
			const failure = error as BotApiRefusal | BotApiNoAnswer;
			if (failure instanceof BotApiRefusal) attempts.floodWaitedMs += pause;
			else attempts.noAnswers++;
			options.onWait?.(pause, failure);
			if (failure instanceof BotApiRefusal && options.gate) options.gate.hold(pause);
			else await sleep(pause);
		}
	}
}

/** Telegram's words for a query that has been answered, has expired, or never was (Bot API server). */
function isAnswered(error: unknown): boolean {
	return error instanceof BotApiRefusal && error.description.includes('query is too old');
}

/** @returns milliseconds until the next attempt; `undefined` when there is to be none */
function pauseFor(
	error: unknown,
	method: string,
	attempts: Attempts,
	options: CallOptions,
	endsAt: number,
): number | undefined {
	if (options.repeat === false || options.signal?.aborted) return undefined;
	const pause = pauseBeforeRetry(error, method, attempts);
	return pause !== undefined && Date.now() + pause < endsAt ? pause : undefined;
}
