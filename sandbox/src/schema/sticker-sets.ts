import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { exact, maybe, oneOf, ref, text } from './values.js';

export const StickerType = oneOf('regular', 'mask', 'custom_emoji');

/** What makes a sticker set that no bot of the sandbox has made, as Telegram has many. */
export const StickerSetSeed = exact({
	name: Type.String({ minLength: 1 }),
	title: maybe(text),
	sticker_type: maybe(StickerType),
	emoji: maybe(
		Type.Array(text, {
			description: 'The emoji of its stickers, one each; a single 🙂 by default.',
		}),
	),
});
export type StickerSetSeed = Static<typeof StickerSetSeed>;

/** A sticker set with what bots are not shown of it. */
export const StickerSetView = exact(
	{
		name: text,
		title: text,
		sticker_type: StickerType,
		owner_id: maybe(Type.Integer({ description: 'The customer it was made for.' })),
		bot_id: maybe(Type.Integer({ description: 'The bot that made it and may change it.' })),
		stickers: Type.Array(
			exact({
				file_id: text,
				format: oneOf('static', 'animated', 'video'),
				emoji: Type.Array(text),
				keywords: Type.Array(text),
			}),
		),
	},
	{ $id: 'StickerSet' },
);
export type StickerSetView = Static<typeof StickerSetView>;
export const StickerSetList = exact(
	{ sticker_sets: Type.Array(ref(StickerSetView)) },
	{ $id: 'StickerSetList' },
);
