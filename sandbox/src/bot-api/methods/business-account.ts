import { connectionView, ownerOf } from '../../domain/business/connections.js';
import { badRequest, ControlError } from '../../domain/errors.js';
import { bookStars, starChargeId, userPartner } from '../../domain/stars.js';
import type { Bot, BusinessConnection, Customer } from '../../domain/state.js';
import { changeUsername } from '../../domain/usernames.js';
import type { World } from '../../domain/world.js';
import { readJson } from '../../text/json.js';
import { anyConnection, connectionWith } from '../business.js';
import type { Call } from '../call.js';
import { readFlag } from '../json-fields.js';
import { profilePhoto, storeProfilePhoto } from '../media/profile-photo.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { text } from '../params.js';
import * as read from '../readers.js';

function changed({ world }: Pick<Call, 'world'>, customer: Customer): true {
	world.events.emit({ type: 'customer', customer_id: customer.id });
	return true;
}

/** Bot API: getBusinessConnection. */
export const getBusinessConnection = method(
	{ business_connection_id: anyConnection },
	({ business_connection_id: connection }, { world }) => connectionView(world, connection),
);

const MAX_NAME = 64;
const cut = (name: string): string => [...name.trim()].slice(0, MAX_NAME).join('');

/** Bot API: setBusinessAccountName. */
export const setBusinessAccountName = method(
	{
		first_name: read.required,
		last_name: read.string,
		business_connection_id: connectionWith('can_edit_name'),
	},
	({ first_name, last_name, business_connection_id: connection }, call) => {
		const owner = ownerOf(call.world, connection);
		if (cut(first_name) === '') throw badRequest('First name must be non-empty');
		owner.first_name = cut(first_name);
		owner.last_name = cut(last_name) || undefined;
		return changed(call, owner);
	},
);

const USERNAME = /^[a-z](?:_?[a-z0-9])*$/i;
const MIN_USERNAME = 4;
const MAX_USERNAME = 32;

/** Bot API: setBusinessAccountUsername; an empty one takes it away. */
export const setBusinessAccountUsername = method(
	{ username: read.string, business_connection_id: connectionWith('can_edit_username') },
	({ username, business_connection_id: connection }, call) => {
		const owner = ownerOf(call.world, connection);
		const isRight =
			username.length >= MIN_USERNAME && username.length <= MAX_USERNAME && USERNAME.test(username);
		if (username !== '' && !isRight) throw badRequest('Username is invalid');
		try {
			changeUsername(call.world, owner.id, owner.username, username);
		} catch (error) {
			if (error instanceof ControlError) throw badRequest('USERNAME_OCCUPIED');
			throw error;
		}
		owner.username = username || undefined;
		return changed(call, owner);
	},
);

const MAX_BIO = 140;

/** Bot API: setBusinessAccountBio. */
export const setBusinessAccountBio = method(
	{ bio: read.string, business_connection_id: connectionWith('can_edit_bio') },
	({ bio, business_connection_id: connection }, call) => {
		const owner = ownerOf(call.world, connection);
		if ([...bio].length > MAX_BIO) throw badRequest('ABOUT_TOO_LONG');
		owner.bio = bio || undefined;
		return changed(call, owner);
	},
);

/** Bot API: setBusinessAccountProfilePhoto. */
export const setBusinessAccountProfilePhoto = method(
	{
		photo: profilePhoto,
		is_public: read.flag,
		business_connection_id: connectionWith('can_edit_profile_photo'),
	},
	({ photo, is_public: isPublic, business_connection_id: connection }, call) => {
		const owner = ownerOf(call.world, connection);
		owner[isPublic ? 'publicPhoto' : 'photo'] = storeProfilePhoto(call, photo);
		return changed(call, owner);
	},
);

/** Bot API: removeBusinessAccountProfilePhoto. */
export const removeBusinessAccountProfilePhoto = method(
	{
		is_public: read.flag,
		business_connection_id: connectionWith('can_edit_profile_photo'),
	},
	({ is_public: isPublic, business_connection_id: connection }, call) => {
		const owner = ownerOf(call.world, connection);
		owner[isPublic ? 'publicPhoto' : 'photo'] = undefined;
		return changed(call, owner);
	},
);

const REQUIRED_TYPES = [
	'unlimited_gifts',
	'limited_gifts',
	'unique_gifts',
	'premium_subscription',
] as const;

const giftTypes: Reader<Record<string, boolean>> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') throw badRequest("Accepted gift types aren't specified");
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse accepted gift types JSON object");
		if (node.type !== 'object') throw badRequest('Object expected as accepted gift types');
		const { fields } = node;
		const required = REQUIRED_TYPES.map((type) => {
			if (!fields.has(type)) throw badRequest(`Can't find field "${type}"`);
			return [type, readFlag(fields, type)] as const;
		});
		const fromChannels =
			!fields.has('gifts_from_channels') || readFlag(fields, 'gifts_from_channels');
		return { ...Object.fromEntries(required), gifts_from_channels: fromChannels };
	},
};

/** Bot API: setBusinessAccountGiftSettings. */
export const setBusinessAccountGiftSettings = method(
	{
		show_gift_button: read.flag,
		accepted_gift_types: giftTypes,
		business_connection_id: connectionWith('can_change_gift_settings'),
	},
	({ show_gift_button, accepted_gift_types, business_connection_id: connection }, call) => {
		const owner = ownerOf(call.world, connection);
		owner.showsGiftButton = show_gift_button;
		owner.acceptedGifts = accepted_gift_types;
		return changed(call, owner);
	},
);

/** Bot API: getBusinessAccountStarBalance. */
export const getBusinessAccountStarBalance = method(
	{ business_connection_id: connectionWith('can_view_gifts_and_stars') },
	({ business_connection_id: connection }, { world }) => ({
		amount: ownerOf(world, connection).stars,
	}),
);

const MAX_TRANSFER = 10_000;

/** Bot API: transferBusinessAccountStars; they come to the bot's account. */
export const transferBusinessAccountStars = method(
	{
		star_count: read.integer(0, 0, 1_000_000_000),
		business_connection_id: connectionWith('can_transfer_stars'),
	},
	({ star_count: count, business_connection_id: connection }, { world, bot }) => {
		if (count < 1 || count > MAX_TRANSFER) {
			throw badRequest('Invalid amount of Telegram Stars to transfer specified');
		}
		moveStars(world, bot, connection, count);
		return true;
	},
);

function moveStars(world: World, bot: Bot, connection: BusinessConnection, count: number): void {
	const owner = ownerOf(world, connection);
	if (owner.stars < count) throw badRequest('BALANCE_TOO_LOW');
	owner.stars -= count;
	const partner = userPartner(owner, 'business_account_transfer');
	bookStars(world, bot, starChargeId(world), count, partner);
	changed({ world }, owner);
}
