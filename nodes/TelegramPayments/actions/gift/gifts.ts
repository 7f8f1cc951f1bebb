import type { IDataObject } from 'n8n-workflow';

/** Bot API: Gift, the keys that rows use. */
export interface Gift {
	id: string;
	sticker?: { emoji?: string };
	star_count: number;
	upgrade_star_count?: number;
	total_count?: number;
	remaining_count?: number;
	personal_total_count?: number;
	personal_remaining_count?: number;
	is_premium?: boolean;
}

/** Turns a gift into one flat row; counts are `null` for gifts without a limit. */
export function toGiftRow(gift: Gift): IDataObject {
	return {
		gift_id: gift.id,
		emoji: gift.sticker?.emoji ?? null,
		star_count: gift.star_count,
		upgrade_star_count: gift.upgrade_star_count ?? null,
		total_count: gift.total_count ?? null,
		remaining_count: gift.remaining_count ?? null,
		personal_total_count: gift.personal_total_count ?? null,
		personal_remaining_count: gift.personal_remaining_count ?? null,
		is_premium: gift.is_premium ?? false,
	};
}
