import { badRequest } from '../domain/errors.js';
import type { Chat } from '../domain/state.js';
import type { TgMessage } from '../domain/telegram.js';
import { readJson } from '../text/json.js';
import type { Call } from './call.js';
import { readFlag, readNumber } from './json-fields.js';
import { flag, integer, text } from './params.js';
import type { Params } from './params.js';

/** The message a new one replies to, as asked for by `reply_parameters` or the older parameter. */
export interface ReplyRequest {
	readonly messageId: number;
	readonly optional: boolean;
}

/** Reads the reply parameters; done before the chat is looked up. */
export function readReply({ params }: Call): ReplyRequest | undefined {
	const given = text(params, 'reply_parameters');
	if (given === '') {
		const messageId = integer(params, 'reply_to_message_id', 0, 0);
		const optional = flag(params, 'allow_sending_without_reply');
		return messageId > 0 ? { messageId, optional } : undefined;
	}
	const node = readJson(given);
	if (!node) throw badRequest("Can't parse reply parameters JSON object");
	if (node.type !== 'object') throw badRequest('Object expected as reply parameters');
	try {
		const messageId = readNumber(node.fields, 'message_id');
		return { messageId, optional: readFlag(node.fields, 'allow_sending_without_reply') };
	} catch (error) {
		throw badRequest(`Can't parse reply parameters: ${(error as Error).message}`);
	}
}

/** Refuses a business account: none is ever connected here. */
export function refuseBusiness(params: Params): void {
	if (text(params, 'business_connection_id') !== '') {
		throw badRequest('business connection not found');
	}
}

/** Finds the message replied to in the chat. */
export function findReply(chat: Chat, reply: ReplyRequest | undefined): TgMessage | undefined {
	if (!reply) return undefined;
	const target = chat.messages.get(reply.messageId);
	if (!target && !reply.optional) throw badRequest('message to be replied not found');
	return target?.message;
}
