import { ownerOf, requireRight } from '../../domain/business/connections.js';
import { findUser } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import {
	convertGift,
	giftOfOwner,
	ownedGifts,
	transferGift as transfer,
	upgradeGift as upgrade,
} from '../../domain/gifts.js';
import type { BusinessConnection, Customer, OwnedGift } from '../../domain/state.js';
import type { World } from '../../domain/world.js';
import { chatOfAccount, connectionWith } from '../business.js';
import { method } from '../method.js';
import { text } from '../params.js';
import * as read from '../readers.js';

const QUERY = {
	exclude_unlimited: read.flag,
	exclude_limited_upgradable: read.flag,
	exclude_limited_non_upgradable: read.flag,
	exclude_unique: read.flag,
	// No gift of the sandbox comes from a blockchain.
	exclude_from_blockchain: read.flag,
	sort_by_price: read.flag,
	offset: read.string,
	limit: read.integer(100, 1, 100),
};
const HIDDEN = { exclude_unsaved: read.flag, exclude_saved: read.flag };

/** Bot API: getUserGifts. */
export const getUserGifts = method({ user_id: read.user, ...QUERY }, (given, { world }) => {
	if (!findUser(world, given.user_id)) throw badRequest('user not found');
	return ownedGifts(world, given.user_id, { ...given, exclude_unsaved: true }, false);
});

/** Bot API: getChatGifts. */
export const getChatGifts = method(
	{ chat_id: read.chat, ...HIDDEN, ...QUERY },
	({ chat_id: chat, ...given }, { world }) => ownedGifts(world, chat.id, given, false),
);

/** Bot API: getBusinessAccountGifts. */
export const getBusinessAccountGifts = method(
	{
		business_connection_id: connectionWith('can_view_gifts_and_stars'),
		...HIDDEN,
		...QUERY,
		exclude_limited: read.flag,
	},
	({ business_connection_id: connection, exclude_limited: noLimited, ...given }, { world }) => {
		const query = {
			...given,
			exclude_limited_upgradable: noLimited || given.exclude_limited_upgradable,
			exclude_limited_non_upgradable: noLimited || given.exclude_limited_non_upgradable,
		};
		return ownedGifts(world, connection.customerId, query, true);
	},
);

/** Does something with a gift of the account. */
function withGift(
	world: World,
	connection: BusinessConnection,
	id: string,
	how: (owner: Customer, gift: OwnedGift) => void,
): true {
	const owner = ownerOf(world, connection);
	how(owner, giftOfOwner(world, owner, id));
	world.events.emit({ type: 'customer', customer_id: owner.id });
	return true;
}

/** Bot API: convertGiftToStars. */
export const convertGiftToStars = method(
	{
		business_connection_id: connectionWith('can_convert_gifts_to_stars'),
		owned_gift_id: read.string,
	},
	({ business_connection_id: connection, owned_gift_id: id }, { world }) =>
		withGift(world, connection, id, (owner, gift) => convertGift(world, owner, gift)),
);

const stars = read.integer(0, 0, 1_000_000);

/** Stars are the account's: spending them needs a right of its own. */
function requireStars(world: World, connection: BusinessConnection, count: number): void {
	if (count > 0) requireRight(world, connection, 'can_transfer_stars');
}

/** Bot API: upgradeGift. */
export const upgradeGift = method(
	{
		business_connection_id: connectionWith('can_transfer_and_upgrade_gifts'),
		owned_gift_id: read.string,
		keep_original_details: read.unused,
		star_count: stars,
	},
	({ business_connection_id: connection, owned_gift_id: id, star_count: count }, { world }) => {
		requireStars(world, connection, count);
		return withGift(world, connection, id, (owner, gift) => upgrade(world, owner, gift, count));
	},
);

/** Bot API: transferGift. */
export const transferGift = method(
	{
		business_connection_id: connectionWith('can_transfer_and_upgrade_gifts'),
		owned_gift_id: read.string,
		new_owner_chat_id: { read: ({ params }, name) => text(params, name) },
		star_count: stars,
	},
	({ business_connection_id: connection, owned_gift_id: id, ...given }, call) => {
		const { world } = call;
		requireStars(world, connection, given.star_count);
		const chat = chatOfAccount(call, connection, given.new_owner_chat_id);
		return withGift(world, connection, id, (owner, gift) =>
			transfer(world, owner, gift, chat.id, given.star_count),
		);
	},
);
