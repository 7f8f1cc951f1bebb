import { badRequest } from '../../domain/errors.js';
import { addFile, fileFields } from '../../domain/files.js';
import type { Customer, StickerSet } from '../../domain/state.js';
import {
	checkNewSet,
	customEmoji,
	dropStickerSet,
	keepStickerSet,
	ownStickerSet,
	placedSticker,
	putSticker,
	retitle,
	stickerSet,
	stickerSetView,
} from '../../domain/sticker-sets.js';
import { findUser } from '../../domain/chats.js';
import { imageSize } from '../../text/image-size.js';
import { readJson } from '../../text/json.js';
import type { Call } from '../call.js';
import { findRemote, inputFile, optionalFile } from '../media/input.js';
import type { InputFile } from '../media/input.js';
import { makeSticker, storeSticker } from '../media/sticker-files.js';
import {
	inputSticker,
	inputStickers,
	stickerFile,
	stickerFormat,
	stickerType,
} from '../media/stickers.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { requiredText, text } from '../params.js';
import * as read from '../readers.js';

/** Who a set belongs to: a person, who is asked for after everything else was read. */
function owner({ world }: Call, id: number): Customer {
	if (!findUser(world, id)) throw badRequest('user not found');
	const customer = world.state.customers.get(id);
	if (!customer) throw badRequest('PEER_ID_INVALID', 'A set belongs to a person, not to a bot.');
	return customer;
}

function changed({ world, bot }: Call): true {
	world.events.emit({ type: 'bot', bot_id: bot.id });
	return true;
}

/** `sticker` of uploadStickerFile; `png_sticker` is its old name. */
const uploaded: Reader<InputFile> = {
	along: ['png_sticker'],
	read: ({ params }, name) => {
		for (const field of [name, 'png_sticker']) {
			const file = inputFile(params, text(params, field), field);
			if (file && 'upload' in file) return file;
		}
		throw badRequest('Input sticker must be non-empty', 'It has to be uploaded.');
	},
};

/** Bot API: uploadStickerFile. */
export const uploadStickerFile = method(
	{ user_id: read.user, sticker_format: stickerFormat('static'), sticker: uploaded },
	({ user_id: id, sticker_format: format, sticker }, call) => {
		owner(call, id);
		const file = storeSticker(call, sticker, format);
		changed(call);
		return { ...fileFields(file), file_path: file.path };
	},
);

/** Bot API: createNewStickerSet. */
export const createNewStickerSet = method(
	{
		user_id: read.user,
		name: read.string,
		title: read.string,
		needs_repainting: read.flag,
		stickers: inputStickers,
		sticker_type: stickerType,
	},
	(given, call) => {
		const { world, bot } = call;
		const { name, title, sticker_type: type, needs_repainting: needsRepainting } = given;
		const { id: ownerId } = owner(call, given.user_id);
		if (title === '') throw badRequest('Sticker set title must be non-empty');
		if (name === '') throw badRequest('Sticker set name must be non-empty');
		if (given.stickers.length === 0) throw badRequest('At least 1 sticker must be specified');
		const terms = { name, title, type, needsRepainting, ownerId };
		checkNewSet(world, bot, terms);
		const draft: StickerSet = { ...terms, botId: bot.id, stickers: [] };
		// All of them or none: a bad one among them leaves no set behind.
		const stickers = given.stickers.map((one) => makeSticker(call, draft, one));
		const set = keepStickerSet(world, bot, terms);
		for (const sticker of stickers) putSticker(world, set, sticker);
		return changed(call);
	},
);

/** Bot API: addStickerToSet. */
export const addStickerToSet = method(
	{ user_id: read.user, name: read.string, sticker: inputSticker },
	({ user_id: id, name, sticker }, call) => {
		owner(call, id);
		const set = ownStickerSet(call.world, call.bot, name);
		putSticker(call.world, set, makeSticker(call, set, sticker));
		return changed(call);
	},
);

/** Bot API: replaceStickerInSet. */
export const replaceStickerInSet = method(
	{ user_id: read.user, name: read.string, old_sticker: stickerFile, sticker: inputSticker },
	({ user_id: id, name, old_sticker: old, sticker }, call) => {
		owner(call, id);
		const set = ownStickerSet(call.world, call.bot, name);
		const placed = placedSticker(call.world, call.bot, old);
		if (placed.set !== set) throw badRequest('STICKER_INVALID', 'It is in another set.');
		putSticker(call.world, set, makeSticker(call, set, sticker), placed.place);
		return changed(call);
	},
);

/** Bot API: setStickerSetTitle. */
export const setStickerSetTitle = method(
	{ name: read.string, title: read.string },
	({ name, title }, call) => {
		retitle(ownStickerSet(call.world, call.bot, name), title);
		return changed(call);
	},
);

/** Bot API: setStickerSetThumbnail; `thumb` is its old name. Without a picture it is removed. */
export const setStickerSetThumbnail = method(
	{
		user_id: read.user,
		name: read.string,
		thumbnail: { ...optionalFile, along: ['thumb'] },
		format: stickerFormat('auto'),
	},
	({ user_id: id, name, thumbnail, format }, call) => {
		owner(call, id);
		const set = ownStickerSet(call.world, call.bot, name);
		const file = thumbnail ?? inputFile(call.params, text(call.params, 'thumb'), 'thumb');
		set.thumbnail = file && thumbnailOf(call, file, format);
		return changed(call);
	},
);

const THUMBNAIL_SIDE = 100;

function thumbnailOf(
	{ world }: Call,
	file: InputFile,
	format: string | undefined,
): Record<string, unknown> {
	const square = { width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE };
	if (!('upload' in file)) {
		const found = findRemote(world, file.remote, undefined);
		if (!('id' in found)) throw badRequest("Can't use web file to create a sticker");
		return { ...fileFields(found), ...square };
	}
	const { data } = file.upload;
	const size = imageSize(data);
	const isPicture = format === undefined || format === 'static';
	const fits = size?.width === THUMBNAIL_SIDE && size.height === THUMBNAIL_SIDE;
	if (isPicture && !fits) {
		throw badRequest('STICKER_THUMB_PNG_NOPNG', 'It has to be a picture of 100 × 100 pixels.');
	}
	return { ...fileFields(addFile(world, 'thumbnail', 'webp', { data })), ...square };
}

/** Bot API: setCustomEmojiStickerSetThumbnail. */
export const setCustomEmojiStickerSetThumbnail = method(
	{ name: read.string, custom_emoji_id: read.string },
	({ name, custom_emoji_id: id }, call) => {
		const set = ownStickerSet(call.world, call.bot, name);
		if (set.type !== 'custom_emoji') throw badRequest('STICKERSET_INVALID', 'It has no emoji.');
		const one = set.stickers.find(({ shown }) => shown['custom_emoji_id'] === id);
		if (!one && id !== '' && id !== '0') {
			throw badRequest('STICKER_INVALID', 'The emoji has to be one of the set.');
		}
		const { file_id, file_unique_id, width, height } = one?.shown ?? {};
		set.thumbnail = one && { file_id, file_unique_id, width, height };
		return changed(call);
	},
);

/** Bot API: deleteStickerSet. */
export const deleteStickerSet = method({ name: read.string }, ({ name }, call) => {
	dropStickerSet(call.world, ownStickerSet(call.world, call.bot, name));
	return changed(call);
});

/** Bot API: getStickerSet. */
export const getStickerSet = method({ name: read.string }, ({ name }, { world }) =>
	stickerSetView(stickerSet(world, name)),
);

const MAX_EMOJI = 200;

const emojiIds: Reader<string[]> = {
	read: ({ params }, name) => {
		const node = readJson(requiredText(params, name));
		if (!node) throw badRequest("Can't parse custom emoji identifiers JSON object");
		if (node.type !== 'array') throw badRequest('Expected an Array of custom emoji identifiers');
		return node.items.map((item) => {
			if (item.type !== 'string') {
				throw badRequest('Custom emoji identifier must be of type String');
			}
			if (!/^-?\d+$/.test(item.value)) {
				throw badRequest('Invalid custom emoji identifier specified');
			}
			return item.value;
		});
	},
};

/** Bot API: getCustomEmojiStickers; those that no set has are left out. */
export const getCustomEmojiStickers = method(
	{ custom_emoji_ids: emojiIds },
	({ custom_emoji_ids: ids }, { world }) => {
		if (ids.length > MAX_EMOJI) {
			throw badRequest('Too many custom emoji identifiers specified');
		}
		return customEmoji(world, ids);
	},
);
