import { NOBODY } from '../domain/public-stickers.js';
import type { StickerSet } from '../domain/state.js';
import type { StickerSetView } from '../schema/sticker-sets.js';

/** A set as the control interface shows it. */
export const stickerSetView = (set: StickerSet): StickerSetView => ({
	name: set.name,
	title: set.title,
	sticker_type: set.type,
	...(set.ownerId !== NOBODY && { owner_id: set.ownerId }),
	...(set.botId !== NOBODY && { bot_id: set.botId }),
	stickers: set.stickers.map(({ fileId, format, emoji, keywords }) => ({
		file_id: fileId,
		format,
		emoji,
		keywords,
	})),
});
