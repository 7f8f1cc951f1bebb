import type { TgEntity } from '../telegram.js';

/** What a gift became when it was upgraded. */
export interface UniqueGift {
	readonly number: number;
	/** Indices of what makes it look as it does. */
	readonly model: number;
	readonly symbol: number;
	readonly backdrop: number;
}

/** A gift somebody has. */
export interface OwnedGift {
	readonly id: string;
	/** Which of the catalogue it is. */
	readonly giftId: string;
	/** A customer, or a channel. */
	ownerId: number;
	/** The bot or customer it came from. */
	senderId: number;
	/** Unix seconds. */
	date: number;
	readonly text: string;
	readonly entities: readonly TgEntity[];
	/** Shown on the owner's page. */
	readonly isSaved: boolean;
	/** Stars the sender has paid for an upgrade. */
	readonly prepaidUpgrade: number;
	unique?: UniqueGift | undefined;
}
