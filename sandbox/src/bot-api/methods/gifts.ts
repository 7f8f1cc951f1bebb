import { convertStars, GIFTS, giftView } from '../../data/gifts.js';
import { chatView, privateChat, resolveChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { giveGift } from '../../domain/gifts.js';
import { postFromBot } from '../../domain/messages.js';
import { bookStars, starChargeId, userPartner } from '../../domain/stars.js';
import type { Chat } from '../../domain/state.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { text as textOf } from '../params.js';
import * as read from '../readers.js';
import { metCustomer } from './stars.js';

/** Stars a Premium subscription of so many months costs. */
const PREMIUM_PRICES: ReadonlyMap<number, number> = new Map([
	[3, 1000],
	[6, 1500],
	[12, 2500],
]);

/** A channel to send to; unlike elsewhere it may be left out. */
const optionalChat: Reader<Chat | undefined> = {
	read: ({ world, bot, params }, name) => {
		const id = textOf(params, name);
		return id === '' ? undefined : resolveChat(world, bot, id);
	},
};

/** Bot API: getAvailableGifts. */
export const getAvailableGifts = method({}, () => ({ gifts: GIFTS.map(giftView) }));

/** Bot API: sendGift, to a user or to a channel; a non-empty chat_id wins. */
export const sendGift = method(
	{
		gift_id: read.required,
		pay_for_upgrade: read.flag,
		text: read.formatted('text_parse_mode', 'text_entities'),
		chat_id: optionalChat,
		user_id: read.integer(),
	},
	(given, { world, bot }) => {
		const { chat_id: chat, gift_id: giftId, user_id: userId } = given;
		if (!chat && userId <= 0) throw badRequest('Invalid user_id specified');
		const customer =
			chat && chat.type !== 'private' ? undefined : metCustomer(world, bot, chat?.id ?? userId);
		const gift = GIFTS.find(({ id }) => id === giftId);
		if (!gift) throw badRequest('STARGIFT_INVALID');
		const accepted = gift.total === undefined ? 'unlimited_gifts' : 'limited_gifts';
		if (customer?.acceptedGifts?.[accepted] === false) {
			throw badRequest('USER_DISALLOWED_STARGIFTS', `The customer does not take ${accepted}.`);
		}
		if (gift.total === 0) throw badRequest('STARGIFT_USAGE_LIMITED');
		const upgrade = given.pay_for_upgrade ? (gift.upgradeStars ?? 0) : 0;
		const price = gift.stars + upgrade;
		if (bot.stars < price) throw badRequest('BALANCE_TOO_LOW');
		const view = giftView(gift);
		const partner = customer
			? userPartner(customer, 'gift_purchase', { gift: view })
			: { type: 'chat', ...(chat && { chat: chatView(world, chat) }), gift: view };
		bookStars(world, bot, starChargeId(world), -price, partner);
		const target = customer ? privateChat(bot, customer) : chat;
		const { text, entities } = given.text;
		const note = { ...(text !== '' && { text }), ...(entities.length > 0 && { entities }) };
		const ownerId = customer?.id ?? target?.id ?? 0;
		const terms = { giftId, ownerId, senderId: bot.id, text, entities, prepaidUpgrade: upgrade };
		const owned = giveGift(world, terms);
		const shown = {
			gift: view,
			owned_gift_id: owned.id,
			convert_star_count: convertStars(gift),
			...(upgrade > 0 && { prepaid_upgrade_star_count: upgrade }),
			...(gift.upgradeStars !== undefined && { can_be_upgraded: true }),
			...note,
		};
		if (target) postFromBot(world, bot, target, { fields: { gift: shown } });
		return true;
	},
);

/** Bot API: giftPremiumSubscription. */
export const giftPremiumSubscription = method(
	{
		user_id: read.user,
		month_count: read.integer(),
		star_count: read.integer(),
		text: read.unused,
		text_parse_mode: read.unused,
		text_entities: read.unused,
	},
	(given, { world, bot }) => {
		const customer = metCustomer(world, bot, given.user_id);
		const months = given.month_count;
		const price = PREMIUM_PRICES.get(months);
		if (price === undefined) throw badRequest('GIFT_MONTHS_INVALID');
		if (given.star_count !== price) throw badRequest('GIFT_STARS_INVALID');
		if (bot.stars < price) throw badRequest('BALANCE_TOO_LOW');
		const more = { premium_subscription_duration: months };
		bookStars(
			world,
			bot,
			starChargeId(world),
			-price,
			userPartner(customer, 'premium_purchase', more),
		);
		customer.is_premium = true;
		return true;
	},
);
