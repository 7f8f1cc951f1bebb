import { badRequest } from '../../domain/errors.js';
import type { FileKind } from '../../domain/stored-file.js';
import type { Call } from '../call.js';
import type { FormattedText } from '../formatting/formatted.js';
import { readMediaList } from '../media/album.js';
import { file, optionalFile, thumbnail } from '../media/input.js';
import type { InputFile } from '../media/input.js';
import { materialise } from '../media/store.js';
import type { FileDetails } from '../media/store.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import * as read from '../readers.js';
import { captionFields, send, SENDING } from '../sending.js';
import type { Sending } from '../sending.js';

const duration = read.integer(0, 0, 24 * 3600);
const length = read.integer(0, 0, 10_000);
const COVERED = {
	caption: read.caption,
	show_caption_above_media: read.flag,
	has_spoiler: read.flag,
};
const MOVING = { thumbnail, duration, width: length, height: length };

interface MediaCall extends Sending, FileDetails {
	readonly caption?: FormattedText;
	readonly show_caption_above_media?: boolean;
	readonly has_spoiler?: boolean;
}

/** Every kind of media goes one way; what differs is what is read. */
function sendMedia(call: Call, kind: FileKind, media: InputFile, given: MediaCall): unknown {
	const shown = materialise(call, kind, media, given);
	const { caption } = given;
	return send(call, given, {
		...shown,
		...(caption && captionFields({ ...given, caption })),
		...(given.has_spoiler && { has_media_spoiler: true }),
	}).message;
}

/** Bot API: sendPhoto. */
export const sendPhoto = method(
	{ photo: file('photo'), ...COVERED, ...SENDING },
	({ photo, ...given }, call) => sendMedia(call, 'photo', photo, given),
);

/** Bot API: sendLivePhoto: a photo and the film around it. */
export const sendLivePhoto = method(
	{ live_photo: file('live photo'), photo: file('photo'), ...COVERED, ...SENDING },
	({ live_photo: film, photo, ...given }, call) => {
		const { photo: sizes } = materialise(call, 'photo', photo);
		const moving = materialise(call, 'video', film)['video'];
		const { caption, has_spoiler: hasSpoiler } = given;
		return send(call, given, {
			live_photo: { photo: sizes, ...(moving as object) },
			photo: sizes,
			...captionFields({ ...given, caption }),
			...(hasSpoiler && { has_media_spoiler: true }),
		}).message;
	},
);

/** Bot API: sendDocument. */
export const sendDocument = method(
	{
		document: file('document'),
		thumbnail,
		caption: read.caption,
		disable_content_type_detection: read.unused,
		...SENDING,
	},
	({ document, ...given }, call) => sendMedia(call, 'document', document, given),
);

/** Bot API: sendVideo. */
export const sendVideo = method(
	{
		video: file('video'),
		...MOVING,
		cover: optionalFile,
		start_timestamp: duration,
		supports_streaming: read.unused,
		...COVERED,
		...SENDING,
	},
	({ video, ...given }, call) => sendMedia(call, 'video', video, given),
);

/** Bot API: sendAnimation. */
export const sendAnimation = method(
	{ animation: file('animation'), ...MOVING, ...COVERED, ...SENDING },
	({ animation, ...given }, call) => sendMedia(call, 'animation', animation, given),
);

/** Bot API: sendAudio. */
export const sendAudio = method(
	{
		audio: file('audio'),
		thumbnail,
		duration,
		title: read.string,
		performer: read.string,
		caption: read.caption,
		...SENDING,
	},
	({ audio, ...given }, call) => sendMedia(call, 'audio', audio, given),
);

/** Bot API: sendVoice. */
export const sendVoice = method(
	{ voice: file('voice'), duration, caption: read.caption, ...SENDING },
	({ voice, ...given }, call) => sendMedia(call, 'voice', voice, given),
);

/** Bot API: sendVideoNote. */
export const sendVideoNote = method(
	{ video_note: file('video note'), thumbnail, duration, length, ...SENDING },
	({ video_note, ...given }, call) => sendMedia(call, 'video_note', video_note, given),
);

/** Bot API: sendSticker. */
export const sendSticker = method(
	{ sticker: file('sticker'), emoji: read.string, ...SENDING },
	({ sticker, ...given }, call) => sendMedia(call, 'sticker', sticker, given),
);

const MAX_ALBUM = 10;
/** An album has no buttons: whatever is sent for them is left alone. */
const nothing: Reader<undefined> = { unused: true, read: () => undefined };

/** Bot API: sendMediaGroup. */
export const sendMediaGroup = method(
	{ ...SENDING, reply_markup: nothing, media: readMediaList },
	({ media, ...given }, call) => {
		if (media.length === 0) throw badRequest('There are no messages to send');
		if (media.length > MAX_ALBUM) throw badRequest('Too many messages to send as an album');
		const mixed = media.find(
			({ type }) => (type === 'audio' || type === 'document') && media.some((m) => m.type !== type),
		);
		if (mixed) {
			const name = mixed.type === 'audio' ? 'Audio' : 'Document';
			throw badRequest(`${name} can't be mixed with other media types`);
		}
		const group = media.length > 1 && { media_group_id: call.world.ids.query() };
		return media
			.map(({ type, file: input, details, fields }) => ({
				...group,
				...materialise(call, type, input, details),
				...fields,
			}))
			.map((fields) => send(call, given, fields).message);
	},
);
