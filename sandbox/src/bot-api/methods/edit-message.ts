import { badRequest } from '../../domain/errors.js';
import type { StoredMessage, Chat } from '../../domain/state.js';
import type { TgMarkup } from '../../domain/telegram.js';
import { optionalConnection, place } from '../business.js';
import type { Call } from '../call.js';
import { captionChange, mediaChange, textChange } from '../edits.js';
import type { Change } from '../edits.js';
import { checkButtons } from '../markup.js';
import { readOneMedia } from '../media/album.js';
import { method } from '../method.js';
import type { Given } from '../method.js';
import * as read from '../readers.js';
import { readKeyboard } from '../reply-keyboard.js';
import { linkPreview, textOfMessage } from '../sending.js';
import { LOCATION, locationOf } from './content.js';

/** What every method that edits takes besides the new content. */
const EDITING = {
	reply_markup: read.markup,
	inline_message_id: read.unused,
	business_connection_id: optionalConnection,
	chat_id: place(),
	message_id: read.integer(),
};

type Editing = Pick<Given<typeof EDITING>, 'chat_id' | 'message_id' | 'reply_markup'>;

/** Bot API: editMessageText (of the bot's own messages; inline messages are not kept). */
export const editMessageText = method(
	{ text: textOfMessage, rich_message: read.unused, link_preview_options: linkPreview, ...EDITING },
	({ text, link_preview_options: preview, ...given }, call) =>
		edit(call, given, textChange(text, preview)),
);

/** Bot API: editMessageCaption. */
export const editMessageCaption = method(
	{ caption: read.caption, show_caption_above_media: read.flag, ...EDITING },
	({ caption, show_caption_above_media: above, ...given }, call) =>
		edit(call, given, captionChange(caption, above)),
);

/** Bot API: editMessageMedia. */
export const editMessageMedia = method(
	{ ...EDITING, media: readOneMedia },
	({ media, ...given }, call) => edit(call, given, mediaChange(call, media)),
);

/** Bot API: editMessageReplyMarkup. */
export const editMessageReplyMarkup = method(EDITING, (given, call) =>
	edit(call, given, () => ({})),
);

/** Bot API: editMessageLiveLocation. */
export const editMessageLiveLocation = method({ ...LOCATION, ...EDITING }, (given, call) =>
	edit(call, given, (message) => {
		const { latitude, longitude, horizontal_accuracy, heading, proximity_alert_radius } = given;
		const { live_period } = liveLocation(message);
		const period = given.live_period || live_period;
		const moved = { latitude, longitude, horizontal_accuracy, heading, proximity_alert_radius };
		return { location: locationOf({ ...moved, live_period: period }) };
	}),
);

/** Bot API: stopMessageLiveLocation. */
export const stopMessageLiveLocation = method(EDITING, (given, call) =>
	edit(call, given, (message) => {
		const { latitude, longitude } = liveLocation(message);
		return { location: locationOf({ latitude, longitude }) };
	}),
);

function liveLocation(message: Record<string, unknown>) {
	const location = message['location'] as
		{ latitude: number; longitude: number; live_period?: number } | undefined;
	if (!location?.live_period) throw badRequest("message can't be edited");
	return { ...location, live_period: location.live_period };
}

/** Bot API: stopPoll. */
export const stopPoll = method(EDITING, (given, call) => {
	const stored = own(call, given.chat_id, given.message_id, 'message with poll to stop');
	const poll = stored.message['poll'] as { is_closed: boolean } | undefined;
	if (!poll) throw badRequest("message with poll to stop doesn't contain a poll");
	if (poll.is_closed) throw badRequest('poll has already been closed');
	const closed = { ...poll, is_closed: true };
	edit(call, given, () => ({ poll: closed }));
	return closed;
});

function own({ bot }: Call, chat: Chat, id: number, what: string): StoredMessage {
	const stored = chat.messages.get(id);
	if (!stored) throw badRequest(`${what} not found`);
	if (!stored.outgoing || stored.botId !== bot.id) throw badRequest("message can't be edited");
	return stored;
}

/** Changes a message of the bot by what `change` makes of it. */
export function edit(call: Call, given: Editing, change: Change): unknown {
	const stored = own(call, given.chat_id, given.message_id, 'message to edit');
	return applyEdit(call, given, stored, change);
}

/** The same, of a message that was found already. */
export function applyEdit(
	call: Call,
	given: Editing,
	stored: StoredMessage,
	change: Change,
): unknown {
	const { world, bot } = call;
	const { chat_id: chat, reply_markup: markup } = given;
	if (readKeyboard(call.params)) throw badRequest('Inline keyboard expected');
	checkButtons(
		markup,
		stored.invoice ? 'invoice' : 'message',
		world.settings.assumptions.keyboardWithoutPayButton,
	);
	const { message } = stored;
	const changes = change(message);
	if (isSame(message, changes, markup)) throw badRequest('MESSAGE_NOT_MODIFIED');
	for (const [name, value] of Object.entries(changes)) {
		if (value === undefined) delete message[name];
		else message[name] = value;
	}
	if (markup) message.reply_markup = markup;
	else delete message.reply_markup;
	message['edit_date'] = world.clock.seconds();
	world.events.emit({
		type: 'message',
		bot_id: bot.id,
		chat_id: chat.id,
		message_id: message.message_id,
	});
	return message;
}

function isSame(
	message: Record<string, unknown>,
	changes: Record<string, unknown>,
	markup: TgMarkup | undefined,
): boolean {
	const unchanged = Object.entries(changes).every(
		([name, value]) => JSON.stringify(message[name]) === JSON.stringify(value),
	);
	return unchanged && JSON.stringify(message['reply_markup']) === JSON.stringify(markup);
}
