import { badRequest } from '../../domain/errors.js';
import { postFromBot } from '../../domain/messages.js';
import type { Method } from '../call.js';
import { readFormatted } from '../entities.js';
import { checkButtons, readMarkup } from '../markup.js';
import { readMedia } from '../paid-media.js';
import { flag, integer, text } from '../params.js';
import { findReply, readReply, targetChat } from '../send.js';

const MAX_STARS = 1_000_000;
const MAX_ITEMS = 10;
const MAX_PAYLOAD_BYTES = 128;

/** Bot API: sendPaidMedia. */
export const sendPaidMedia: Method = (call) => {
	const { world, bot, params } = call;
	const starCount = integer(params, 'star_count', 0, 0, 1_000_000_000);
	const items = readMedia(params);
	const caption = readFormatted(params, 'caption');
	const reply = readReply(call);
	const markup = readMarkup(params);
	const chat = targetChat(call);
	const replyTo = findReply(chat, reply);
	if (starCount < 1 || starCount > MAX_STARS) throw badRequest('invalid media price specified');
	if (items.length === 0 || items.length > MAX_ITEMS) {
		throw badRequest('invalid number of paid media specified');
	}
	const { assumptions } = world.settings;
	if (starCount > assumptions.maxPaidMediaStars) throw badRequest('EXTENDED_MEDIA_AMOUNT_INVALID');
	if (Buffer.byteLength(text(params, 'payload')) > MAX_PAYLOAD_BYTES) {
		throw badRequest(assumptions.payloadTooLong);
	}
	checkButtons(markup, 'message', assumptions.keyboardWithoutPayButton);
	const fields = {
		paid_media: { star_count: starCount, paid_media: items },
		...(caption.text !== '' && { caption: caption.text }),
		...(caption.entities.length > 0 && { caption_entities: caption.entities }),
	};
	const payload = chat.type === 'channel' ? '' : text(params, 'payload');
	const paidMedia = { starCount, payload, items, buyers: new Set<number>() };
	const protect = flag(params, 'protect_content');
	const content = { fields, markup, replyTo, protect };
	return postFromBot(world, bot, chat, content, { paidMedia }).message;
};
