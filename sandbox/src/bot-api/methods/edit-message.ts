import { badRequest } from '../../domain/errors.js';
import type { TgMarkup } from '../../domain/telegram.js';
import type { Call } from '../call.js';
import { checkButtons } from '../markup.js';
import { method } from '../method.js';
import type { Given } from '../method.js';
import * as read from '../readers.js';
import { textFields, textOfMessage } from '../sending.js';

/** What every method that edits takes after the new content. */
const EDITING = {
	reply_markup: read.markup,
	inline_message_id: read.unused,
	business_connection_id: read.business,
	chat_id: read.chat,
	message_id: read.integer(),
};

/** Bot API: editMessageText (of the bot's own messages; inline messages are not kept). */
export const editMessageText = method(
	{ text: textOfMessage, link_preview_options: read.unused, ...EDITING },
	({ text, ...given }, call) =>
		edit(call, given, (message) => {
			if (message['text'] === undefined) {
				throw badRequest('there is no text in the message to edit');
			}
			return { entities: undefined, ...textFields(text) };
		}),
);

/** Bot API: editMessageReplyMarkup. */
export const editMessageReplyMarkup = method(EDITING, (given, call) =>
	edit(call, given, () => ({})),
);

function edit(
	{ world, bot }: Call,
	{ chat_id: chat, message_id: id, reply_markup: markup }: Given<typeof EDITING>,
	change: (message: Record<string, unknown>) => Record<string, unknown>,
): unknown {
	const stored = chat.messages.get(id);
	if (!stored) throw badRequest('message to edit not found');
	if (!stored.outgoing || stored.botId !== bot.id) throw badRequest("message can't be edited");
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
