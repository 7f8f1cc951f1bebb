import { resolveChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { copiedFields, forwardedFields } from '../../domain/forwarding.js';
import type { Chat, StoredMessage } from '../../domain/state.js';
import { readFormatted } from '../formatting/formatted.js';
import type { FormattedText } from '../formatting/formatted.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { requiredText } from '../params.js';
import * as read from '../readers.js';
import { captionFields, send, SENDING } from '../sending.js';
import type { Sending } from '../sending.js';

const from: Reader<Chat> = {
	read: ({ world, bot, params }, name) => resolveChat(world, bot, requiredText(params, name)),
};

/** A caption that replaces the copied one; undefined when none was sent. */
const newCaption: Reader<FormattedText | undefined> = {
	along: ['parse_mode', 'caption_entities'],
	read: ({ params }, name) =>
		params.fields.has(name)
			? readFormatted(params, name, 'parse_mode', 'caption_entities')
			: undefined,
};

const SOURCE = {
	from_chat_id: from,
	message_id: read.integer(),
	video_start_timestamp: read.unused,
};
const SOURCES = { from_chat_id: from, message_ids: read.messageIds };
const MAX_MESSAGES = 100;

const PLAIN = {
	message_thread_id: SENDING.message_thread_id,
	direct_messages_topic_id: read.unused,
	disable_notification: read.flag,
	protect_content: read.flag,
	message_effect_id: read.string,
	suggested_post_parameters: read.unused,
	chat_id: read.chat,
};

const withoutMarkup = (given: Omit<Sending, 'reply_markup' | 'reply_parameters'>) => ({
	...given,
	reply_markup: undefined,
	reply_parameters: undefined,
});

function found(chat: Chat, id: number, what: string): StoredMessage {
	const stored = chat.messages.get(id);
	if (!stored) throw badRequest(`message to ${what} not found`);
	return stored;
}

/** A forwarded invoice stays payable, forwarded paid media stay paid media. */
const extraOf = ({ invoice, paidMedia, game }: StoredMessage) => ({
	...(game !== undefined && { game }),
	...(invoice && { invoice }),
	...(paidMedia && { paidMedia }),
});

/** Bot API: forwardMessage. */
export const forwardMessage = method({ ...SOURCE, ...PLAIN }, (given, call) => {
	const source = found(given.from_chat_id, given.message_id, 'forward');
	const fields = forwardedFields(call.world, source);
	return send(call, sendingOf(given), fields, extraOf(source)).message;
});

/** Bot API: forwardMessages; those that are not found or cannot be forwarded are skipped. */
export const forwardMessages = method({ ...SOURCES, ...PLAIN }, (given, call) =>
	eachOf(given.from_chat_id, given.message_ids, (source) =>
		send(call, sendingOf(given), forwardedFields(call.world, source), extraOf(source)),
	),
);

/** Bot API: copyMessage. */
export const copyMessage = method(
	{
		...SOURCE,
		caption: newCaption,
		show_caption_above_media: read.flag,
		...SENDING,
	},
	(given, call) => {
		const fields = copiedFields(found(given.from_chat_id, given.message_id, 'copy'));
		const { message } = send(call, given, {
			...fields,
			...replaced(fields, given.caption, given.show_caption_above_media),
		});
		return { message_id: message.message_id };
	},
);

/** Bot API: copyMessages; those that are not found or cannot be copied are skipped. */
export const copyMessages = method(
	{ ...SOURCES, remove_caption: read.flag, ...PLAIN },
	(given, call) =>
		eachOf(given.from_chat_id, given.message_ids, (source) => {
			const fields = copiedFields(source);
			const bare = given.remove_caption && { caption: undefined, caption_entities: undefined };
			return send(call, sendingOf(given), { ...fields, ...bare });
		}),
);

const sendingOf = (given: {
	readonly [Name in keyof typeof PLAIN]: Sending[Name];
}): Sending =>
	withoutMarkup({
		...given,
		allow_paid_broadcast: undefined,
		ephemeral_message_parameters: undefined,
		business_connection_id: undefined,
	});

function replaced(
	fields: Record<string, unknown>,
	caption: FormattedText | undefined,
	above: boolean,
): Record<string, unknown> {
	if (!caption || 'text' in fields) return {};
	return {
		caption: undefined,
		caption_entities: undefined,
		...captionFields({ caption, show_caption_above_media: above }),
	};
}

function eachOf(
	chat: Chat,
	ids: readonly number[],
	pass: (source: StoredMessage) => StoredMessage,
): Array<{ message_id: number }> {
	if (ids.length > MAX_MESSAGES) throw badRequest('Too many message identifiers specified');
	const sources = ids.flatMap((id) => chat.messages.get(id) ?? []);
	const sent = sources.flatMap((source) => {
		try {
			return [{ message_id: pass(source).message.message_id }];
		} catch {
			return [];
		}
	});
	if (sent.length === 0) throw badRequest('there are no messages to forward');
	return sent;
}
