import { badRequest } from './errors.js';
import type { Bot, SetSticker, StickerSet, StickerType } from './state.js';
import type { World } from './world.js';

const MAX_NAME = 64;
const MAX_TITLE = 64;
const MAX_STICKERS = 120;
const MAX_CUSTOM_EMOJI = 200;
const NAME = /^[a-z](?:_?[a-z0-9])*$/i;

const keyOf = (name: string): string => name.trim().toLowerCase();

/** The set of this name. */
export function stickerSet(world: World, name: string): StickerSet {
	const set = world.state.stickerSets.get(keyOf(name));
	if (!set) throw badRequest('STICKERSET_INVALID');
	return set;
}

/** The set of this name, if this bot made it. */
export function ownStickerSet(world: World, bot: Bot, name: string): StickerSet {
	if (name.trim() === '') throw badRequest('Sticker set name must be non-empty');
	const set = stickerSet(world, name);
	if (set.botId !== bot.id) {
		throw badRequest('STICKERSET_INVALID', 'A bot changes only the sets it made.');
	}
	return set;
}

/** What a new set is made of. */
export interface NewStickerSet {
	readonly name: string;
	readonly title: string;
	readonly type: StickerType;
	readonly needsRepainting: boolean;
	readonly ownerId: number;
}

/** Refuses a set that cannot be made, in Telegram's order. */
export function checkNewSet(world: World, bot: Bot, given: NewStickerSet): void {
	const { name } = given;
	if (given.needsRepainting && given.type !== 'custom_emoji') {
		throw badRequest('Only custom emoji stickers support repainting');
	}
	checkTitle(given.title);
	const end = `_by_${bot.username}`.toLowerCase();
	const isRight = name.length <= MAX_NAME && NAME.test(name) && name.toLowerCase().endsWith(end);
	if (!isRight) {
		throw badRequest(
			'PACK_SHORT_NAME_INVALID',
			`The name is made of letters, digits and single underscores, and ends with ${end}.`,
		);
	}
	if (world.state.stickerSets.has(keyOf(name))) throw badRequest('PACK_SHORT_NAME_OCCUPIED');
}

function checkTitle(title: string): void {
	if ([...title].length > MAX_TITLE) {
		throw badRequest('PACK_TITLE_INVALID', `A title has at most ${MAX_TITLE} characters.`);
	}
}

/** Keeps a set that `checkNewSet` has let through. */
export function keepStickerSet(
	world: World,
	bot: Pick<Bot, 'id'>,
	given: NewStickerSet,
): StickerSet {
	const set: StickerSet = { ...given, botId: bot.id, stickers: [] };
	world.state.stickerSets.set(keyOf(set.name), set);
	return set;
}

/** Puts a sticker into a set, at the end or in the place of another. */
export function putSticker(
	world: World,
	set: StickerSet,
	sticker: SetSticker,
	place = set.stickers.length,
): void {
	const most = set.type === 'custom_emoji' ? MAX_CUSTOM_EMOJI : MAX_STICKERS;
	const replaced = set.stickers[place];
	if (!replaced && set.stickers.length >= most) {
		throw badRequest('STICKERS_TOO_MUCH', `A set has at most ${most} stickers.`);
	}
	if (replaced) forget(world, replaced);
	set.stickers[place] = sticker;
	world.state.stickerSetOf.set(sticker.fileId, keyOf(set.name));
}

/** A sticker that leaves its set is a lone one again. */
function forget(world: World, sticker: SetSticker): void {
	world.state.stickerSetOf.delete(sticker.fileId);
	delete sticker.shown['set_name'];
}

/** A sticker within the set this bot made. */
export interface Placed {
	readonly set: StickerSet;
	readonly sticker: SetSticker;
	readonly place: number;
}

/** Finds a sticker by its file in the sets of this bot. */
export function placedSticker(world: World, bot: Bot, fileId: string): Placed {
	if (world.state.files.get(fileId)?.kind !== 'sticker') {
		throw badRequest('Wrong sticker file specified');
	}
	const set = world.state.stickerSets.get(world.state.stickerSetOf.get(fileId) ?? '');
	const place = set?.stickers.findIndex((one) => one.fileId === fileId) ?? -1;
	const sticker = set?.stickers[place];
	if (!set || !sticker || set.botId !== bot.id) {
		throw badRequest('STICKER_INVALID', 'It is in no set this bot made.');
	}
	return { set, sticker, place };
}

/** Moves a sticker within its set. */
export function moveSticker({ set, sticker, place }: Placed, position: number): void {
	set.stickers.splice(place, 1);
	set.stickers.splice(Math.min(position, set.stickers.length), 0, sticker);
}

/** Takes a sticker out of its set; a set whose last one leaves is gone. */
export function dropSticker(world: World, { set, sticker, place }: Placed): void {
	set.stickers.splice(place, 1);
	forget(world, sticker);
	if (set.stickers.length === 0) dropStickerSet(world, set);
}

/** Deletes a set; its stickers stay as lone ones. */
export function dropStickerSet(world: World, set: StickerSet): void {
	for (const sticker of set.stickers) forget(world, sticker);
	world.state.stickerSets.delete(keyOf(set.name));
	for (const chat of world.state.chats.values()) {
		if (chat.stickerSet === set.name) chat.stickerSet = undefined;
	}
}

/** Renames a set. */
export function retitle(set: StickerSet, title: string): void {
	if (title === '') throw badRequest('Sticker set title must be non-empty');
	checkTitle(title);
	set.title = title;
}

/** Custom emoji of all sets by their id. */
export function customEmoji(world: World, ids: readonly string[]): Array<Record<string, unknown>> {
	const wanted = new Set(ids);
	return [...world.state.stickerSets.values()].flatMap(({ stickers }) =>
		stickers.map(({ shown }) => shown).filter((one) => wanted.has(String(one['custom_emoji_id']))),
	);
}

/** A set as the Bot API shows it (StickerSet). */
export const stickerSetView = (set: StickerSet): Record<string, unknown> => ({
	name: set.name,
	title: set.title,
	...(set.thumbnail && { thumbnail: set.thumbnail }),
	sticker_type: set.type,
	contains_masks: set.type === 'mask',
	stickers: set.stickers.map(({ shown }) => shown),
});
