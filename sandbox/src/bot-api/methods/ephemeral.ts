import { badRequest } from '../../domain/errors.js';
import type { Chat, StoredMessage } from '../../domain/state.js';
import type { Call } from '../call.js';
import { captionChange, mediaChange, textChange } from '../edits.js';
import { readOneMedia } from '../media/album.js';
import { method } from '../method.js';
import type { Given } from '../method.js';
import * as read from '../readers.js';
import { linkPreview, textOfMessage } from '../sending.js';
import { applyEdit } from './edit-message.js';

const NAMED = {
	chat_id: read.chat,
	receiver_user_id: read.user,
	ephemeral_message_id: read.integer(),
};
const EDITED = { reply_markup: read.markup, ...NAMED };

type Named = Given<typeof NAMED>;

function find({ bot }: Call, given: Named, what: string): { chat: Chat; stored: StoredMessage } {
	const { chat_id: chat, receiver_user_id: receiver, ephemeral_message_id: id } = given;
	const stored = chat.ephemeral?.get(id);
	const receiverOf = stored?.message['receiver_user'] as { id: number } | undefined;
	if (stored?.botId !== bot.id || receiverOf?.id !== receiver) {
		throw badRequest(`message to ${what} not found`);
	}
	return { chat, stored };
}

function edit(
	call: Call,
	given: Given<typeof EDITED>,
	change: Parameters<typeof applyEdit>[3],
): true {
	const { chat, stored } = find(call, given, 'edit');
	applyEdit(call, { ...given, chat_id: chat, message_id: 0 }, stored, change);
	return true;
}

/** Bot API: editEphemeralMessageText. */
export const editEphemeralMessageText = method(
	{
		text: textOfMessage,
		rich_message: read.unused,
		link_preview_options: linkPreview,
		...EDITED,
	},
	({ text, link_preview_options: preview, ...given }, call) =>
		edit(call, given, textChange(text, preview)),
);

/** Bot API: editEphemeralMessageCaption. */
export const editEphemeralMessageCaption = method(
	{ caption: read.caption, show_caption_above_media: read.flag, ...EDITED },
	({ caption, show_caption_above_media: above, ...given }, call) =>
		edit(call, given, captionChange(caption, above)),
);

/** Bot API: editEphemeralMessageMedia. */
export const editEphemeralMessageMedia = method(
	{ ...EDITED, media: readOneMedia },
	({ media, ...given }, call) => edit(call, given, mediaChange(call, media)),
);

/** Bot API: editEphemeralMessageReplyMarkup. */
export const editEphemeralMessageReplyMarkup = method(EDITED, (given, call) =>
	edit(call, given, () => ({})),
);

/** Bot API: deleteEphemeralMessage. */
export const deleteEphemeralMessage = method(NAMED, (given, call) => {
	const { chat } = find(call, given, 'delete');
	chat.ephemeral?.delete(given.ephemeral_message_id);
	const told = { bot_id: call.bot.id, chat_id: chat.id, deleted: true };
	call.world.events.emit({ type: 'message', ...told });
	return true;
});
