import type { BotApiError, ErrorParameters } from '../domain/errors.js';

/** What is sent back for a Bot API call. */
export interface Answer {
	readonly status: number;
	readonly body: Envelope;
	/** The body as it goes over the wire. */
	readonly text: string;
}

const answerOf = (status: number, body: Envelope): Answer => ({
	status,
	body,
	text: JSON.stringify(body),
});

export type Envelope =
	| { ok: true; result: unknown; description?: string }
	| {
			ok: false;
			error_code: number;
			description: string;
			parameters?: ErrorParameters;
	  };

/** A result that carries a description, as webhook methods give it. */
export class Described {
	constructor(
		readonly result: unknown,
		readonly description: string,
	) {}
}

// Maps: a text a caller made up must not find what every object has, such as `constructor`.
const REWRITES: ReadonlyMap<string, string> = new Map([
	[
		'MESSAGE_NOT_MODIFIED',
		'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
	],
	['WC_CONVERT_URL_INVALID', 'Wrong HTTP URL specified'],
	['EXTERNAL_URL_INVALID', 'Wrong HTTP URL specified'],
	['WEBPAGE_CURL_FAILED', 'Failed to get HTTP URL content'],
	['WEBPAGE_MEDIA_EMPTY', 'Wrong type of the web page content'],
	['USER_ADMIN_INVALID', 'user is an administrator of the chat'],
	['REPLY_MARKUP_TOO_LONG', 'reply markup is too long'],
	['QUERY_ID_INVALID', 'query is too old and response timeout expired or query ID is invalid'],
	['MESSAGE_DELETE_FORBIDDEN', "message can't be deleted"],
	['PACK_SHORT_NAME_INVALID', 'invalid sticker set name is specified'],
	['PACK_SHORT_NAME_OCCUPIED', 'sticker set name is already occupied'],
	['STICKER_EMOJI_INVALID', 'invalid sticker emojis'],
	['File generation failed', "can't upload file by URL"],
]);

const FORBIDDEN_REWRITES: ReadonlyMap<string, string> = new Map([
	['INPUT_USER_DEACTIVATED', 'Forbidden: user is deactivated'],
	['USER_IS_BLOCKED', 'Forbidden: bot was blocked by the user'],
]);

const PREFIXES: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	409: 'Conflict',
	500: 'Internal Server Error',
};

/** The answer of a successful call. */
export function success(result: unknown): Answer {
	const body: Envelope =
		result instanceof Described
			? { ok: true, result: result.result, description: result.description }
			: { ok: true, result };
	return answerOf(200, body);
}

/** The answer of a refused call: Telegram's own code and text rules. */
export function failure(error: BotApiError): Answer {
	const { parameters } = error;
	const { code, description } = describe(error.code, error.message, parameters.retry_after ?? 0);
	const body: Envelope = { ok: false, error_code: code, description };
	if (Object.keys(parameters).length > 0) body.parameters = parameters;
	return answerOf(code, body);
}

function describe(
	given: number,
	message: string,
	retryAfter: number,
): { code: number; description: string } {
	if (given === 429) {
		return retryAfter > 0
			? { code: 429, description: message }
			: { code: 500, description: withPrefix(500, message) };
	}
	// Routing errors are written out by their raisers.
	if (
		given === 421 ||
		given === 409 ||
		given === 501 ||
		(given === 404 && message.startsWith('Not Found'))
	) {
		return { code: given, description: message };
	}
	let code = given < 400 || given === 404 ? 400 : given;
	if (code === 403 && /^[A-Z0-9_]+$/.test(message)) code = 400;
	const forbidden = code === 400 ? FORBIDDEN_REWRITES.get(message) : undefined;
	if (forbidden !== undefined) return { code: 403, description: forbidden };
	const rewritten = code === 400 ? (REWRITES.get(message) ?? message) : message;
	if (!PREFIXES[code]) return { code: 400, description: `Bad Request: ${rewritten}` };
	return { code, description: withPrefix(code, rewritten) };
}

function withPrefix(code: number, message: string): string {
	const prefix = PREFIXES[code] ?? 'Bad Request';
	if (message.startsWith(prefix)) return message;
	const second = message[1] ?? '';
	const keep = second === '_' || /[A-Z]/.test(second);
	const first = message[0] ?? '';
	return `${prefix}: ${keep ? first : first.toLowerCase()}${message.slice(1)}`;
}
