import { findConnection } from '../domain/business/connections.js';
import { badRequest } from '../domain/errors.js';
import type { Chat } from '../domain/state.js';
import type { TgMessage } from '../domain/telegram.js';
import { readJson } from '../text/json.js';
import type { Call } from './call.js';
import { readFlag, readNumber } from './json-fields.js';
import { flag, integer, text } from './params.js';

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

/** Refuses a business account where nothing can be done for one here. */
export function refuseBusiness({ world, bot, params }: Call): void {
	const id = text(params, 'business_connection_id');
	if (id === '') return;
	findConnection(world, bot, id);
	throw badRequest(
		'BUSINESS_CONNECTION_NOT_ALLOWED',
		'What sells for a business account is not emulated here.',
	);
}

/** Finds the message replied to in the chat. */
export function findReply(chat: Chat, reply: ReplyRequest | undefined): TgMessage | undefined {
	if (!reply) return undefined;
	const target = chat.messages.get(reply.messageId);
	if (!target && !reply.optional) throw badRequest('message to be replied not found');
	return target?.message;
}
