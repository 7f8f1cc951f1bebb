import { gzipSync } from 'node:zlib';
import { blankPicture } from '../text/blank-picture.js';
import type { StickerSetSeed } from '../schema/sticker-sets.js';
import { ControlError } from './errors.js';
import { addFile, fileFields } from './files.js';
import type { StickerSet } from './state.js';
import { keepStickerSet, putSticker } from './sticker-sets.js';
import type { World } from './world.js';

/** The bot and the owner of a set nobody of the sandbox has made. */
export const NOBODY = 0;
const SIDES = { regular: 512, mask: 512, custom_emoji: 100 };

/**
 * Makes a set as Telegram has many: no bot may change it, each may find it.
 * @param animation what its stickers are; pictures of one grey otherwise
 */
export function addStickerSet(world: World, given: StickerSetSeed, animation?: Buffer): StickerSet {
	const { name, title = name, sticker_type: type = 'regular', emoji = ['🙂'] } = given;
	if (world.state.stickerSets.has(name.toLowerCase())) {
		throw new ControlError(409, `The sticker set ${name} exists already.`);
	}
	const terms = { name, title, type, needsRepainting: false, ownerId: NOBODY };
	const set = keepStickerSet(world, { id: NOBODY }, terms);
	const side = animation ? SIDES.regular : SIDES[type];
	const data = animation ?? blankPicture(side, side);
	const format = animation ? 'animated' : 'static';
	for (const one of emoji) {
		const file = addFile(world, 'sticker', animation ? 'tgs' : 'png', { data });
		const shown = {
			width: side,
			height: side,
			emoji: one,
			set_name: name,
			is_animated: animation !== undefined,
			is_video: false,
			type,
			...(type === 'custom_emoji' && { custom_emoji_id: `5${world.ids.query().slice(1)}` }),
			...fileFields(file),
		};
		file.shown = { sticker: shown };
		putSticker(world, set, {
			fileId: file.id,
			shown,
			format,
			emoji: [one],
			keywords: [],
		});
	}
	return set;
}

/** A few of the emoji that Telegram has for topics of forums. */
const TOPIC_EMOJI = ['📰', '💡', '🎙', '💰', '🛍', '☕️', '❓', '✅'];
const TOPIC_SET = 'Topics';
const TOPICS: StickerSetSeed = {
	name: TOPIC_SET,
	sticker_type: 'custom_emoji',
	emoji: TOPIC_EMOJI,
};

/** An animation in which nothing moves, as `.tgs` files hold it. */
const STILL = gzipSync('{"v":"5.5.2","fr":60,"ip":0,"op":60,"w":512,"h":512,"layers":[]}');

/** The custom emoji that topics may have as their icons; a set like others, made on first use. */
export function topicIcons(world: World): Array<Record<string, unknown>> {
	const known = world.state.stickerSets.get(TOPIC_SET.toLowerCase());
	const set = known ?? addStickerSet(world, TOPICS, STILL);
	return set.stickers.map(({ shown }) => shown);
}
