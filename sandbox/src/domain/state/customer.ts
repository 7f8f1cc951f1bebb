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
	readonly savedCards: SavedCard[];
	savedOrderInfo?: OrderInfo | undefined;
	readonly blockedBots: Set<number>;
}

export interface SavedCard {
	id: string;
	title: string;
	outcome: CardOutcome;
}
