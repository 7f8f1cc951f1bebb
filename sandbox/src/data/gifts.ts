/** A gift bots can send; prices in Stars. Made up, in the shape of Telegram's. */
export interface GiftData {
	readonly id: string;
	readonly emoji: string;
	readonly stars: number;
	readonly upgradeStars?: number;
	readonly total?: number;
}

/** The gifts on sale in every sandbox. */
export const GIFTS: readonly GiftData[] = [
	{ id: '5170145012310081615', emoji: '💝', stars: 15 },
	{ id: '5170233102089322756', emoji: '🧸', stars: 15 },
	{ id: '5170250947678437525', emoji: '🎁', stars: 25 },
	{ id: '5168103777563050263', emoji: '🌹', stars: 25 },
	{ id: '5170144170496491616', emoji: '🎂', stars: 50 },
	{ id: '5170521118301225164', emoji: '💎', stars: 100, upgradeStars: 25 },
	{ id: '5170690322832818290', emoji: '🏆', stars: 500, total: 0 },
];

/** A gift as the Bot API shows it. */
export const giftView = (gift: GiftData): Record<string, unknown> => ({
	id: gift.id,
	sticker: {
		file_id: `sandbox-gift-${gift.id}`,
		file_unique_id: gift.id,
		type: 'custom_emoji',
		width: 512,
		height: 512,
		is_animated: true,
		is_video: false,
		emoji: gift.emoji,
	},
	star_count: gift.stars,
	...(gift.upgradeStars !== undefined && { upgrade_star_count: gift.upgradeStars }),
	...(gift.total !== undefined && { total_count: 1000, remaining_count: gift.total }),
});
