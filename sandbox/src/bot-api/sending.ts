import { findUser } from '../domain/chats.js';
import { badRequest } from '../domain/errors.js';
import { postEphemeral, postFromBot } from '../domain/messages.js';
import type { Chat, StoredMessage } from '../domain/state.js';
import { receiver, receiverIn } from './ephemeral.js';
import { optionalConnection, place } from './business.js';
import type { Call } from './call.js';
import { readFormatted } from './formatting/formatted.js';
import type { FormattedText } from './formatting/formatted.js';
import { checkButtons } from './markup.js';
import type { MarkupUse } from './markup.js';
import type { Given, Reader } from './method.js';
import * as read from './readers.js';
import { checkKeyboard, readKeyboard, showKeyboard } from './reply-keyboard.js';
import { findReply } from './send.js';
import { readJson } from '../text/json.js';
import { optionalFlag, optionalText } from './json-fields.js';
import { flag, text as textOf } from './params.js';

/** What every method that sends takes beside its content, in the order Telegram looks at it. */
export const SENDING = {
	message_thread_id: read.integer(0, 0),
	direct_messages_topic_id: read.unused,
	disable_notification: read.flag,
	protect_content: read.flag,
	allow_paid_broadcast: read.unused,
	message_effect_id: read.string,
	suggested_post_parameters: read.unused,
	ephemeral_message_parameters: receiver,
	reply_parameters: read.reply,
	reply_markup: read.markup,
	business_connection_id: optionalConnection,
	chat_id: place(),
};

/** What is read of them. */
export type Sending = Given<typeof SENDING>;

/** Whom a text may mention by a link: everybody the sandbox knows. */
const knownUser =
	({ world }: Call) =>
	(id: number) =>
		findUser(world, id);

/** The text of a message; an empty one is refused. */
export const textOfMessage: Reader<FormattedText> = {
	along: ['parse_mode', 'entities'],
	read: (call, name) => {
		const given = readFormatted(call.params, name, 'parse_mode', 'entities', knownUser(call));
		if (given.text === '') throw badRequest('message text is empty');
		return given;
	},
};

/** A text as a message has it. */
export const textFields = ({ text, entities }: FormattedText): Record<string, unknown> => ({
	text,
	...(entities.length > 0 && { entities }),
});

/** How links in a text are previewed; the parameter it replaced is read along. */
export const linkPreview: Reader<Record<string, unknown> | undefined> = {
	along: ['disable_web_page_preview'],
	read: ({ params }, name) => {
		const value = textOf(params, name);
		if (value === '') return flag(params, 'disable_web_page_preview') ? OFF : undefined;
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse link preview options JSON object");
		if (node.type !== 'object') throw badRequest('Object expected as link preview options');
		try {
			const { fields } = node;
			const flags = PREVIEW.filter((option) => optionalFlag(fields, option));
			const url = optionalText(fields, 'url');
			return {
				...Object.fromEntries(flags.map((option) => [option, true])),
				...(url !== '' && { url }),
			};
		} catch (error) {
			throw badRequest(`Can't parse link preview options: ${(error as Error).message}`);
		}
	},
};

const OFF = { is_disabled: true };
const PREVIEW = ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text'];

/** Link preview options as a message has them. */
export const previewFields = (
	given: Record<string, unknown> | undefined,
): Record<string, unknown> =>
	given && Object.keys(given).length > 0 ? { link_preview_options: given } : {};

/** A caption as a message has it. */
export const captionFields = (given: {
	caption: FormattedText;
	show_caption_above_media?: boolean;
}): Record<string, unknown> => ({
	...(given.caption.text !== '' && { caption: given.caption.text }),
	...(given.caption.entities.length > 0 && { caption_entities: given.caption.entities }),
	...(given.show_caption_above_media && { show_caption_above_media: true }),
});

type Extra = Pick<StoredMessage, 'invoice' | 'paidMedia' | 'game'>;

/** Topics exist in forums only; a closed one is closed to customers, not to administrators. */
function requireTopic(chat: Chat, thread: number): void {
	if (!chat.topics.has(thread)) throw badRequest('message thread not found');
}

/** Sends a message of these fields to the chat the call named. */
export function send(
	{ world, bot, params }: Call,
	given: Sending,
	fields: Record<string, unknown>,
	extra: Extra = {},
	use: MarkupUse = 'message',
): StoredMessage {
	const { chat_id: chat, message_thread_id: thread } = given;
	if (thread > 0 && chat.type !== 'private') requireTopic(chat, thread);
	const replyTo = findReply(chat, given.reply_parameters);
	const keyboard = readKeyboard(params);
	checkKeyboard(chat, keyboard);
	checkButtons(given.reply_markup, use, world.settings.assumptions.keyboardWithoutPayButton);
	const effect = chat.type === 'private' ? given.message_effect_id : '';
	const content = {
		fields: {
			...(thread > 0 && { message_thread_id: thread, is_topic_message: true }),
			...fields,
			...(effect !== '' && { effect_id: effect }),
		},
		markup: given.reply_markup,
		replyTo,
		protect: given.protect_content,
		silent: given.disable_notification,
	};
	showKeyboard(chat, bot, keyboard);
	const { ephemeral_message_parameters: only } = given;
	if (only) return postEphemeral(world, bot, chat, receiverIn(world, chat, only), content, extra);
	return postFromBot(world, bot, chat, content, extra);
}
