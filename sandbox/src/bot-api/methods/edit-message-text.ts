import { badRequest } from '../../domain/errors.js';
import type { TgMarkup } from '../../domain/telegram.js';
import type { Call, Method } from '../call.js';
import { readFormatted } from '../entities.js';
import { checkButtons, readMarkup } from '../markup.js';
import { ownMessage, targetChat } from '../send.js';

/** Bot API: editMessageText (of the bot's own messages; inline messages are not kept). */
export const editMessageText: Method = (call) => {
	const formatted = readFormatted(call.params, 'text');
	if (formatted.text.trim() === '') throw badRequest('message text is empty');
	return edit(call, (message) => {
		if (message['text'] === undefined) throw badRequest('there is no text in the message to edit');
		return {
			text: formatted.text.trim(),
			entities: formatted.entities.length > 0 ? formatted.entities : undefined,
		};
	});
};

/** Bot API: editMessageReplyMarkup. */
export const editMessageReplyMarkup: Method = (call) => edit(call, () => ({}));

function edit(
	call: Call,
	change: (message: Record<string, unknown>) => Record<string, unknown>,
): unknown {
	const { world, bot, params } = call;
	const markup = readMarkup(params);
	const chat = targetChat(call);
	const stored = ownMessage(chat, call, 'message to edit not found');
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
