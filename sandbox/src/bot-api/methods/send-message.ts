import { badRequest } from '../../domain/errors.js';
import { postFromBot } from '../../domain/messages.js';
import type { Method } from '../call.js';
import { readFormatted } from '../entities.js';
import { checkButtons, readMarkup } from '../markup.js';
import { flag } from '../params.js';
import { findReply, readReply, targetChat } from '../send.js';

const MAX_LENGTH = 4096;

/** Bot API: sendMessage. */
export const sendMessage: Method = (call) => {
	const { world, bot, params } = call;
	const formatted = readFormatted(params, 'text');
	if (formatted.text.trim() === '') throw badRequest('message text is empty');
	const reply = readReply(call);
	const markup = readMarkup(params);
	const chat = targetChat(call);
	if (formatted.text.length > MAX_LENGTH) throw badRequest('message is too long');
	const replyTo = findReply(chat, reply);
	checkButtons(markup, 'message', world.settings.assumptions.keyboardWithoutPayButton);
	const fields = {
		text: formatted.text.trim(),
		...(formatted.entities.length > 0 && { entities: formatted.entities }),
	};
	const protect = flag(params, 'protect_content');
	return postFromBot(world, bot, chat, { fields, markup, replyTo, protect }).message;
};
