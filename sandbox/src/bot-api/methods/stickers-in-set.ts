import { badRequest } from '../../domain/errors.js';
import { dropSticker, moveSticker, placedSticker } from '../../domain/sticker-sets.js';
import type { Placed } from '../../domain/sticker-sets.js';
import type { Call } from '../call.js';
import { emojiList, keywordList, maskPosition, stickerFile } from '../media/stickers.js';
import { method } from '../method.js';
import * as read from '../readers.js';

/** Does something with a sticker of a set this bot made. */
function change(call: Call, fileId: string, how: (placed: Placed) => void): true {
	const { world, bot } = call;
	how(placedSticker(world, bot, fileId));
	world.events.emit({ type: 'bot', bot_id: bot.id });
	return true;
}

/** Bot API: setStickerPositionInSet. */
export const setStickerPositionInSet = method(
	{ sticker: stickerFile, position: read.integer(-1) },
	({ sticker, position }, call) => {
		if (position < 0) throw badRequest('Wrong sticker position specified');
		return change(call, sticker, (placed) => moveSticker(placed, position));
	},
);

/** Bot API: deleteStickerFromSet. */
export const deleteStickerFromSet = method({ sticker: stickerFile }, ({ sticker }, call) =>
	change(call, sticker, (placed) => dropSticker(call.world, placed)),
);

/** Bot API: setStickerEmojiList. */
export const setStickerEmojiList = method(
	{ sticker: stickerFile, emoji_list: emojiList },
	({ sticker: fileId, emoji_list: emoji }, call) =>
		change(call, fileId, ({ sticker }) => {
			sticker.emoji = emoji;
			sticker.shown['emoji'] = emoji[0];
		}),
);

const MAX_KEYWORDS = 20;
const MAX_KEYWORD_CHARACTERS = 64;

/** Bot API: setStickerKeywords. Bots cannot read them back, the sets of the control interface show them. */
export const setStickerKeywords = method(
	{ sticker: stickerFile, keywords: keywordList },
	({ sticker: fileId, keywords }, call) =>
		change(call, fileId, ({ set, sticker }) => {
			const isTooMuch =
				keywords.length > MAX_KEYWORDS || [...keywords.join('')].length > MAX_KEYWORD_CHARACTERS;
			if (set.type === 'mask' || isTooMuch) {
				throw badRequest(
					'STICKER_INVALID',
					'A regular sticker or custom emoji has at most 20 keywords of 64 characters together.',
				);
			}
			sticker.keywords = keywords;
		}),
);

/** Bot API: setStickerMaskPosition. */
export const setStickerMaskPosition = method(
	{ sticker: stickerFile, mask_position: maskPosition },
	({ sticker: fileId, mask_position: mask }, call) =>
		change(call, fileId, ({ set, sticker }) => {
			if (set.type !== 'mask') throw badRequest('STICKER_INVALID', 'Its set is not one of masks.');
			if (mask) sticker.shown['mask_position'] = mask;
			else delete sticker.shown['mask_position'];
		}),
);
