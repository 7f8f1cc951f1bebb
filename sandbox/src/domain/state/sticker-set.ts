export type StickerType = 'regular' | 'mask' | 'custom_emoji';
export type StickerFormat = 'static' | 'animated' | 'video';

/** Where a mask goes (Bot API: MaskPosition). */
export interface MaskPosition {
	readonly point: string;
	readonly x_shift: number;
	readonly y_shift: number;
	readonly scale: number;
}

/** One sticker of a set. */
export interface SetSticker {
	readonly fileId: string;
	/** What messages show of it; the file's own, so that it is found when it is sent by its id. */
	readonly shown: Record<string, unknown>;
	readonly format: StickerFormat;
	emoji: string[];
	keywords: string[];
}

export interface StickerSet {
	/** As it was written; it is found without regard to case. */
	readonly name: string;
	title: string;
	readonly type: StickerType;
	readonly needsRepainting: boolean;
	/** The customer it belongs to. */
	readonly ownerId: number;
	/** The bot that made it and may change it. */
	readonly botId: number;
	stickers: SetSticker[];
	/** Bot API: PhotoSize. */
	thumbnail?: Record<string, unknown> | undefined;
}
