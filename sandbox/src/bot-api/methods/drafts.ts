import { badRequest } from '../../domain/errors.js';
import { readJson } from '../../text/json.js';
import { optionalFlag, optionalText } from '../json-fields.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { requiredText } from '../params.js';
import * as read from '../readers.js';
import { send, SENDING } from '../sending.js';

/** A rich message: its blocks, all of them paragraphs here. */
interface RichMessage {
	readonly blocks: ReadonlyArray<{ readonly type: 'paragraph'; readonly text: string }>;
	readonly is_rtl?: true;
}

const richMessage: Reader<RichMessage> = {
	read: ({ params, notes }, name) => {
		const node = readJson(requiredText(params, name));
		if (!node) throw badRequest("Can't parse rich message JSON object");
		if (node.type !== 'object') throw badRequest('Object expected as rich message');
		const html = optionalText(node.fields, 'html');
		const source = html || optionalText(node.fields, 'markdown');
		if (source.trim() === '' && !node.fields.has('blocks'))
			throw badRequest('message text is empty');
		notes.push(
			'Headings, lists, tables and styles of a rich message are shown as plain paragraphs.',
		);
		const bare = html === '' ? source : html.replace(/<\/(?:p|h\d|li|tr)>|<br\s*\/?>/gi, '\n\n');
		const parts = bare.replace(/<[^<>]*>/g, '').split(/\n{2,}/);
		const blocks = parts
			.map((part) => part.trim())
			.filter((part) => part !== '')
			.map((part) => ({ type: 'paragraph' as const, text: part }));
		return { blocks, ...(optionalFlag(node.fields, 'is_rtl') && { is_rtl: true as const }) };
	},
};

/** Bot API: sendRichMessage. */
export const sendRichMessage = method(
	{ rich_message: richMessage, ...SENDING },
	({ rich_message, ...given }, call) => send(call, given, { rich_message }).message,
);

const DRAFT = {
	message_thread_id: read.unused,
	draft_id: read.integer(),
	can_stop: read.unused,
	keep_on_stop: read.unused,
	chat_id: read.chat,
};

const MAX_LENGTH = 4096;

/** Bot API: sendMessageDraft; nothing of it is shown: it is over when the message is sent. */
export const sendMessageDraft = method(
	{ text: read.formatted(), ...DRAFT },
	({ text, chat_id: chat, draft_id: id }) => {
		if (chat.type !== 'private') throw badRequest('drafts can be sent to private chats only');
		if (id === 0) throw badRequest('DRAFT_ID_INVALID');
		if (text.text.length > MAX_LENGTH) throw badRequest('message is too long');
		return true;
	},
);

/** Bot API: sendRichMessageDraft; nothing of it is shown. */
export const sendRichMessageDraft = method(
	{ rich_message: richMessage, ...DRAFT },
	({ chat_id: chat, draft_id: id }) => {
		if (chat.type !== 'private') throw badRequest('drafts can be sent to private chats only');
		if (id === 0) throw badRequest('DRAFT_ID_INVALID');
		return true;
	},
);
