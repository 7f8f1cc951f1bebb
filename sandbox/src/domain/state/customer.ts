import type { CardOutcome } from '../../schema/checkouts.js';
import type { OrderInfo } from '../telegram.js';

export interface Customer {
	readonly id: number;
	first_name: string;
	last_name?: string | undefined;
	username?: string | undefined;
	language_code?: string | undefined;
	is_premium?: boolean | undefined;
	stars: number;
	bio?: string | undefined;
	/** A custom emoji beside the name; `until` in Unix seconds, 0 is for good. */
	emojiStatus?: { readonly id: string; readonly until: number } | undefined;
	/** Whether bots may set that; asked for in a Mini App, allowed unless it is false. */
	allowsEmojiStatus?: boolean | undefined;
	/** The channel shown on the profile. */
	personalChat?: number | undefined;
	/** Sizes of the profile photo, as messages show them; `publicPhoto` is for strangers. */
	photo?: ReadonlyArray<Record<string, unknown>> | undefined;
	publicPhoto?: ReadonlyArray<Record<string, unknown>> | undefined;
	/** Bot API: AcceptedGiftTypes; all unless set. */
	acceptedGifts?: Readonly<Record<string, boolean>> | undefined;
	/** Whether chats show a button for gifts. */
	showsGiftButton?: boolean | undefined;
	readonly savedCards: SavedCard[];
	savedOrderInfo?: OrderInfo | undefined;
	readonly blockedBots: Set<number>;
}

export interface SavedCard {
	id: string;
	title: string;
	outcome: CardOutcome;
}
