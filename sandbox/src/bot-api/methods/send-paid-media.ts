import { resolveChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { postFromBot } from '../../domain/messages.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import type { Method } from '../call.js';
import { readFormatted } from '../entities.js';
import { readText } from '../invoice-params.js';
import { checkPayButtons, readMarkup } from '../markup.js';
import { flag, integer, requiredText, text } from '../params.js';
import type { Params } from '../params.js';
import { findReply, readReply } from '../send.js';

const TYPES = new Set(['photo', 'video', 'live_photo']);
const MAX_STARS = 1_000_000;
const MAX_ITEMS = 10;

/** Bot API: sendPaidMedia. */
export const sendPaidMedia: Method = (call) => {
	const { world, bot, params } = call;
	const starCount = integer(params, 'star_count', 0, 0, 1_000_000_000);
	const items = readMedia(params);
	const caption = readFormatted(params, 'caption');
	const reply = readReply(call);
	const markup = readMarkup(params);
	const chat = resolveChat(world, bot, text(params, 'chat_id'));
	const replyTo = findReply(chat, reply);
	if (starCount < 1 || starCount > MAX_STARS) throw badRequest('invalid media price specified');
	if (items.length === 0 || items.length > MAX_ITEMS) {
		throw badRequest('invalid number of paid media specified');
	}
	const { assumptions } = world.settings;
	if (starCount > assumptions.maxPaidMediaStars) throw badRequest('EXTENDED_MEDIA_AMOUNT_INVALID');
	checkPayButtons(markup, 'message', assumptions.keyboardWithoutPayButton);
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

function readMedia(params: Params): Array<Record<string, unknown>> {
	const node = readJson(requiredText(params, 'media'));
	if (!node) throw badRequest("Can't parse paid media JSON object");
	if (node.type !== 'array') throw badRequest('Expected an Array of InputPaidMedia');
	return node.items.map((item) => {
		try {
			return readItem(item, params);
		} catch (error) {
			throw badRequest(`Can't parse InputPaidMedia: ${(error as Error).message}`);
		}
	});
}

function readItem(node: JsonNode, params: Params): Record<string, unknown> {
	if (node.type !== 'object') throw badRequest('expected an Object');
	const type = readText(node.fields, 'type');
	if (!TYPES.has(type)) throw badRequest(`type "${type}" is unsupported`);
	const media = node.fields.has('media') ? readText(node.fields, 'media') : '';
	const attached = /^attach:\/\/(.+)$/.exec(media)?.[1];
	if (media === '' || (attached !== undefined && !params.files.has(attached))) {
		throw badRequest('media not found');
	}
	const file = { file_id: `sandbox-${type}-${media.length}`, file_unique_id: `u${media.length}` };
	if (type === 'photo') return { type, photo: [{ ...file, width: 640, height: 480 }] };
	return { type, [type]: { ...file, width: 640, height: 480, duration: 10 } };
}
