import * as stickers from '../../schema/sticker-sets.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';

/** Control calls about sticker sets. */
export function stickerSetRoutes(app: ControlApp, control: Control): void {
	app.get(
		'/api/sticker-sets',
		describe('stickerSets', 'All sticker sets, keywords included', stickers.StickerSetList),
		() => ({ sticker_sets: control.stickerSets() }),
	);
	app.post(
		'/api/sticker-sets',
		describe(
			'addStickerSet',
			'Make a sticker set that no bot has made, as Telegram has many',
			stickers.StickerSetView,
			{ body: stickers.StickerSetSeed },
		),
		({ body }) => control.addStickerSet(body),
	);
}
