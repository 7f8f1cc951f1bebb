import { addStickerSet } from '../../domain/public-stickers.js';
import type { Runtime } from '../../runtime.js';
import type { StickerSetSeed, StickerSetView } from '../../schema/sticker-sets.js';
import { stickerSetView } from '../sticker-sets.js';

/** Sticker sets. */
export const stickerSetControls = (runtime: Runtime) => ({
	/** All sticker sets, with what bots are not shown of them. */
	stickerSets: (): StickerSetView[] =>
		[...runtime.world.state.stickerSets.values()].map(stickerSetView),
	/** Makes a set that no bot has made, as Telegram has many. */
	addStickerSet: (seed: StickerSetSeed): StickerSetView =>
		stickerSetView(addStickerSet(runtime.world, seed)),
});
