import {
	convertStars,
	GIFTS,
	giftView,
	LOOKS,
	TRANSFER_STARS,
	uniqueGiftView,
} from '../data/gifts.js';
import type { GiftData } from '../data/gifts.js';
import { findUser } from './chats.js';
import { badRequest } from './errors.js';
import type { Customer, OwnedGift } from './state.js';
import type { World } from './world.js';

/** A gift of the catalogue. */
export function giftOf({ giftId }: Pick<OwnedGift, 'giftId'>): GiftData {
	const gift = GIFTS.find(({ id }) => id === giftId);
	if (!gift) throw badRequest('STARGIFT_INVALID');
	return gift;
}

/** Somebody is given a gift. */
export function giveGift(
	world: World,
	given: Omit<OwnedGift, 'id' | 'date' | 'isSaved'>,
): OwnedGift {
	const id = world.ids.query();
	const gift: OwnedGift = { ...given, id, date: world.clock.seconds(), isSaved: true };
	world.state.ownedGifts.set(id, gift);
	return gift;
}

/** A gift of this account. */
export function giftOfOwner(world: World, owner: Customer, id: string): OwnedGift {
	if (!/^\d+(?:_\d+)?$/.test(id)) throw badRequest('Invalid gift identifier specified');
	const gift = world.state.ownedGifts.get(id);
	if (gift?.ownerId !== owner.id)
		throw badRequest('STARGIFT_INVALID', 'The account has no such gift.');
	return gift;
}

/** A gift is turned into Stars for its owner. */
export function convertGift(world: World, owner: Customer, gift: OwnedGift): void {
	if (gift.unique) throw badRequest('STARGIFT_CONVERT_UNAVAILABLE', 'It is one of a kind.');
	world.state.ownedGifts.delete(gift.id);
	owner.stars += convertStars(giftOf(gift));
}

/** What an upgrade still costs; undefined when there is none. */
export function upgradePrice(gift: OwnedGift): number | undefined {
	const { upgradeStars } = giftOf(gift);
	if (gift.unique || upgradeStars === undefined) return undefined;
	return gift.prepaidUpgrade > 0 ? 0 : upgradeStars;
}

/** A gift becomes one of a kind. */
export function upgradeGift(world: World, owner: Customer, gift: OwnedGift, stars: number): void {
	const price = upgradePrice(gift);
	if (price === undefined) throw badRequest('STARGIFT_UPGRADE_UNAVAILABLE');
	if (stars !== price) throw badRequest('Wrong upgrade price specified');
	spend(owner, price);
	const { ids, state } = world;
	const upgraded = [...state.ownedGifts.values()].filter(
		(one) => one.giftId === gift.giftId && one.unique,
	);
	gift.unique = {
		number: upgraded.length + 1,
		model: ids.between(0, LOOKS.model - 1),
		symbol: ids.between(0, LOOKS.symbol - 1),
		backdrop: ids.between(0, LOOKS.backdrop - 1),
	};
}

/** A unique gift goes to somebody else. */
export function transferGift(
	world: World,
	owner: Customer,
	gift: OwnedGift,
	to: number,
	stars: number,
): void {
	if (!gift.unique) throw badRequest('STARGIFT_TRANSFER_UNAVAILABLE', 'Only unique gifts are.');
	if (stars !== TRANSFER_STARS) throw badRequest('Wrong transfer price specified');
	spend(owner, TRANSFER_STARS);
	gift.ownerId = to;
	gift.senderId = owner.id;
	gift.date = world.clock.seconds();
}

function spend(owner: Customer, stars: number): void {
	if (owner.stars < stars) throw badRequest('Have not enough Telegram Stars');
	owner.stars -= stars;
}

/** Which gifts are wanted, and how many. */
export interface GiftQuery {
	readonly exclude_unsaved?: boolean;
	readonly exclude_saved?: boolean;
	readonly exclude_unlimited: boolean;
	readonly exclude_limited_upgradable: boolean;
	readonly exclude_limited_non_upgradable: boolean;
	readonly exclude_unique: boolean;
	readonly sort_by_price: boolean;
	readonly offset: string;
	readonly limit: number;
}

function isWanted(owned: OwnedGift, query: GiftQuery): boolean {
	if (owned.isSaved ? query.exclude_saved : query.exclude_unsaved) return false;
	if (owned.unique) return !query.exclude_unique;
	const { total, upgradeStars } = giftOf(owned);
	if (total === undefined) return !query.exclude_unlimited;
	return upgradeStars === undefined
		? !query.exclude_limited_non_upgradable
		: !query.exclude_limited_upgradable;
}

/**
 * Gifts as the Bot API shows them (OwnedGifts), the newest first.
 * @param isManaged the bot may do something with them, so it is told their ids
 */
export function ownedGifts(
	world: World,
	ownerId: number,
	query: GiftQuery,
	isManaged: boolean,
): Record<string, unknown> {
	const own = [...world.state.ownedGifts.values()].filter(
		(gift) => gift.ownerId === ownerId && isWanted(gift, query),
	);
	const sorted = own.reverse();
	if (query.sort_by_price) sorted.sort((a, b) => giftOf(b).stars - giftOf(a).stars);
	const start = Number(query.offset) || 0;
	const end = start + query.limit;
	return {
		total_count: sorted.length,
		gifts: sorted.slice(start, end).map((gift) => ownedGiftView(world, gift, isManaged)),
		...(end < sorted.length && { next_offset: String(end) }),
	};
}

/** An owned gift as the Bot API shows it (OwnedGift). */
function ownedGiftView(
	world: World,
	owned: OwnedGift,
	isManaged: boolean,
): Record<string, unknown> {
	const { unique, text, entities, prepaidUpgrade } = owned;
	const gift = giftOf(owned);
	const sender = findUser(world, owned.senderId);
	const common = {
		...(isManaged && { owned_gift_id: owned.id }),
		...(sender && { sender_user: sender }),
		send_date: owned.date,
		...(owned.isSaved && { is_saved: true }),
	};
	if (unique) {
		const transfer = { can_be_transferred: true, transfer_star_count: TRANSFER_STARS };
		return {
			type: 'unique',
			gift: uniqueGiftView(gift, unique),
			...common,
			...(isManaged && transfer),
		};
	}
	return {
		type: 'regular',
		gift: giftView(gift),
		...common,
		...(text !== '' && { text }),
		...(entities.length > 0 && { entities }),
		...(isManaged && upgradePrice(owned) !== undefined && { can_be_upgraded: true }),
		...(isManaged && { convert_star_count: convertStars(gift) }),
		...(prepaidUpgrade > 0 && { prepaid_upgrade_star_count: prepaidUpgrade }),
	};
}
