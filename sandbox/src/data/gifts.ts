/** A gift bots can send; prices in Stars. Made up, in the shape of Telegram's. */
export interface GiftData {
	readonly id: string;
	readonly emoji: string;
	/** What it is called once it is one of a kind. */
	readonly title: string;
	readonly stars: number;
	readonly upgradeStars?: number;
	readonly total?: number;
}

/** The gifts on sale in every sandbox. */
export const GIFTS: readonly GiftData[] = [
	{ id: '5170145012310081615', emoji: '💝', title: 'Heart Box', stars: 15 },
	{ id: '5170233102089322756', emoji: '🧸', title: 'Teddy Bear', stars: 15 },
	{ id: '5170250947678437525', emoji: '🎁', title: 'Gift Box', stars: 25 },
	{ id: '5168103777563050263', emoji: '🌹', title: 'Rose', stars: 25 },
	{ id: '5170144170496491616', emoji: '🎂', title: 'Birthday Cake', stars: 50 },
	{ id: '5170521118301225164', emoji: '💎', title: 'Diamond', stars: 100, upgradeStars: 25 },
	{ id: '5170690322832818290', emoji: '🏆', title: 'Trophy', stars: 500, total: 0 },
];

/** Stars that the transfer of a unique gift costs. */
export const TRANSFER_STARS = 25;

/** Of a hundred Stars a gift has cost, how many its owner gets for it. */
const CONVERTED_PERCENT = 85;

/** Stars an owner gets for a gift. */
export const convertStars = ({ stars }: GiftData): number =>
	Math.floor((stars * CONVERTED_PERCENT) / 100);

const sticker = (id: string, emoji: string): Record<string, unknown> => ({
	file_id: `sandbox-gift-${id}`,
	file_unique_id: id,
	type: 'custom_emoji',
	custom_emoji_id: id,
	width: 512,
	height: 512,
	is_animated: true,
	is_video: false,
	emoji,
});

/** A gift as the Bot API shows it. */
export const giftView = (gift: GiftData): Record<string, unknown> => ({
	id: gift.id,
	sticker: sticker(gift.id, gift.emoji),
	star_count: gift.stars,
	...(gift.upgradeStars !== undefined && { upgrade_star_count: gift.upgradeStars }),
	...(gift.total !== undefined && { total_count: 1000, remaining_count: gift.total }),
});

const MODELS = [
	{ name: 'Plain', rarity: 500 },
	{ name: 'Golden', rarity: 20 },
	{ name: 'Crystal', rarity: 5 },
];
const SYMBOLS = [
	{ name: 'Star', emoji: '⭐', rarity: 300 },
	{ name: 'Moon', emoji: '🌙', rarity: 40 },
];
const BACKDROPS = [
	{ name: 'Night Sky', colors: [0x2b3a67, 0x0b132b, 0x4f6d9a, 0xd9e2f2], rarity: 200 },
	{ name: 'Rose Garden', colors: [0xe8a0bf, 0xba90c6, 0xc0dbea, 0xfdf4f5], rarity: 30 },
];

/** How many looks of each kind an upgraded gift can have. */
export const LOOKS = {
	model: MODELS.length,
	symbol: SYMBOLS.length,
	backdrop: BACKDROPS.length,
} as const;

/** A gift that is one of a kind as the Bot API shows it (UniqueGift). */
export function uniqueGiftView(
	gift: GiftData,
	look: { number: number; model: number; symbol: number; backdrop: number },
): Record<string, unknown> {
	const model = MODELS[look.model] ?? { name: '', rarity: 0 };
	const symbol = SYMBOLS[look.symbol] ?? { name: '', emoji: '', rarity: 0 };
	const backdrop = BACKDROPS[look.backdrop] ?? { name: '', colors: [], rarity: 0 };
	const [center_color = 0, edge_color = 0, symbol_color = 0, text_color = 0] = backdrop.colors;
	return {
		gift_id: gift.id,
		base_name: gift.title,
		name: `${gift.title.replaceAll(' ', '')}-${look.number}`,
		number: look.number,
		model: {
			name: model.name,
			sticker: sticker(`${gift.id}${look.model}`, gift.emoji),
			rarity_per_mille: model.rarity,
		},
		symbol: {
			name: symbol.name,
			sticker: sticker(`${gift.id}1${look.symbol}`, symbol.emoji),
			rarity_per_mille: symbol.rarity,
		},
		backdrop: {
			name: backdrop.name,
			colors: { center_color, edge_color, symbol_color, text_color },
			rarity_per_mille: backdrop.rarity,
		},
	};
}
