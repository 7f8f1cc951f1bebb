import { badRequest } from '../../domain/errors.js';
import { method } from '../method.js';
import { readMedia } from '../paid-media.js';
import * as read from '../readers.js';
import { findReply } from '../send.js';
import { captionFields, send, SENDING } from '../sending.js';

const MAX_STARS = 1_000_000;
const MAX_ITEMS = 10;
const MAX_PAYLOAD_BYTES = 128;

/** Bot API: sendPaidMedia. */
export const sendPaidMedia = method(
	{
		star_count: read.integer(0, 0, 1_000_000_000),
		media: { read: ({ params }) => readMedia(params) },
		caption: read.caption,
		show_caption_above_media: read.flag,
		payload: read.string,
		...SENDING,
		business_connection_id: read.noBusiness,
	},
	({ star_count: starCount, media: items, payload, ...given }, call) => {
		const { assumptions } = call.world.settings;
		findReply(given.chat_id, given.reply_parameters);
		if (starCount < 1 || starCount > MAX_STARS) throw badRequest('invalid media price specified');
		if (items.length === 0 || items.length > MAX_ITEMS) {
			throw badRequest('invalid number of paid media specified');
		}
		if (starCount > assumptions.maxPaidMediaStars) {
			throw badRequest('EXTENDED_MEDIA_AMOUNT_INVALID');
		}
		if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) {
			throw badRequest(assumptions.payloadTooLong);
		}
		const fields = {
			paid_media: { star_count: starCount, paid_media: items },
			...captionFields(given),
		};
		const told = given.chat_id.type === 'channel' ? '' : payload;
		const paidMedia = { starCount, payload: told, items, buyers: new Set<number>() };
		const sent = { ...given, business_connection_id: undefined };
		return send(call, sent, fields, { paidMedia }).message;
	},
);
