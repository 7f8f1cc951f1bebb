import { ControlError } from '../domain/errors.js';
import { addFile, fileFields } from '../domain/files.js';
import type { StickerSet } from '../domain/state.js';
import { keepStickerSet, putSticker } from '../domain/sticker-sets.js';
import type { World } from '../domain/world.js';
import type { StickerSetSeed, StickerSetView } from '../schema/sticker-sets.js';
import { blankPicture } from '../text/blank-picture.js';

/** The bot and the owner of a set nobody of the sandbox has made. */
const NOBODY = 0;
const SIDES = { regular: 512, mask: 512, custom_emoji: 100 };

/** Makes a set as Telegram has many: no bot may change it, each may find it. */
export function addStickerSet(world: World, given: StickerSetSeed): StickerSet {
	const { name, title = name, sticker_type: type = 'regular', emoji = ['🙂'] } = given;
	if (world.state.stickerSets.has(name.toLowerCase())) {
		throw new ControlError(409, `The sticker set ${name} exists already.`);
	}
	const terms = { name, title, type, needsRepainting: false, ownerId: NOBODY };
	const set = keepStickerSet(world, { id: NOBODY }, terms);
	const side = SIDES[type];
	const data = blankPicture(side, side);
	for (const one of emoji) {
		const file = addFile(world, 'sticker', 'png', { data });
		const shown = {
			width: side,
			height: side,
			emoji: one,
			set_name: name,
			is_animated: false,
			is_video: false,
			type,
			...(type === 'custom_emoji' && { custom_emoji_id: `5${world.ids.query().slice(1)}` }),
			...fileFields(file),
		};
		file.shown = { sticker: shown };
		putSticker(world, set, {
			fileId: file.id,
			shown,
			format: 'static',
			emoji: [one],
			keywords: [],
		});
	}
	return set;
}

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
