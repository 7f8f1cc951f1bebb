import { BotApiNoAnswer, BotApiRefusal, type ResponseParameters } from './outcomes';

/** What n8n's request helper gives back with `returnFullResponse` and `ignoreHttpStatusErrors`. */
export interface FullResponse {
	statusCode: number;
	body: unknown;
}

function parseBody(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}

function parseParameters(value: unknown): ResponseParameters {
	const { retry_after, migrate_to_chat_id } = (value ?? {}) as Record<string, unknown>;
	return {
		...(typeof retry_after === 'number' ? { retry_after } : {}),
		...(typeof migrate_to_chat_id === 'number' ? { migrate_to_chat_id } : {}),
	};
}

/** The Bot API server's words for an outage behind it (Bot API errors: `Bad Request: Bad Gateway`). */
const GATEWAY_LOST = /\bBad Gateway\b/i;

/** What a Bot API server, or a proxy in front of it, refuses with a status line only: nothing ran. */
const REFUSED_WITHOUT_BODY: Readonly<Record<number, string>> = {
	404: 'Not Found',
	413: 'Request Entity Too Large',
	431: 'Request Header Fields Too Large',
};

/**
 * Reads Telegram's answer (Bot API, "Making requests": `{ ok, result | error_code + description }`).
 *
 * @returns `result`
 * @throws BotApiRefusal when Telegram said `ok: false`
 * @throws BotApiNoAnswer when the body is not Telegram's, or says that the server itself gave up (5xx,
 *   or 400 `Bad Gateway`, which says nothing about whether the call ran)
 */
export function readEnvelope<T>(method: string, response: FullResponse): T {
	const body = parseBody(response.body);
	if (typeof body === 'object' && body !== null && 'ok' in body) {
		const envelope = body as Record<string, unknown>;
		if (envelope.ok === true) return envelope.result as T;
		const errorCode = Number(envelope.error_code ?? response.statusCode);
		const description = String(envelope.description ?? `HTTP ${response.statusCode}`);
		if (errorCode >= 500 || GATEWAY_LOST.test(description))
			throw new BotApiNoAnswer(method, description, true);
		throw new BotApiRefusal(method, errorCode, description, parseParameters(envelope.parameters));
	}
	const refusal = REFUSED_WITHOUT_BODY[response.statusCode];
	if (refusal !== undefined) throw new BotApiRefusal(method, response.statusCode, refusal);
	// A redirect is not followed, so it is the last that happened to the call.
	const isRedirect = response.statusCode >= 300 && response.statusCode < 400;
	const reason = `HTTP ${response.statusCode} without a Bot API answer`;
	throw new BotApiNoAnswer(method, reason, !isRedirect);
}
