import { GIFTS, giftView } from '../../data/gifts.js';
import { chatView, privateChat, resolveChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { postFromBot } from '../../domain/messages.js';
import { bookStars, starChargeId, userPartner } from '../../domain/stars.js';
import type { Method } from '../call.js';
import { flag, integer, requiredText, text, userId } from '../params.js';
import { metCustomer } from './stars.js';

/** Stars a Premium subscription of so many months costs. */
const PREMIUM_PRICES: ReadonlyMap<number, number> = new Map([
	[3, 1000],
	[6, 1500],
	[12, 2500],
]);

/** Bot API: getAvailableGifts. */
export const getAvailableGifts: Method = () => ({ gifts: GIFTS.map(giftView) });

/** Bot API: sendGift, to a user or to a channel; a non-empty chat_id wins. */
export const sendGift: Method = ({ world, bot, params }) => {
	const giftId = requiredText(params, 'gift_id');
	const chatId = text(params, 'chat_id');
	const chat = chatId === '' ? undefined : resolveChat(world, bot, chatId);
	const customer =
		chat && chat.type !== 'private'
			? undefined
			: metCustomer(world, bot, chat?.id ?? userId(params));
	const gift = GIFTS.find(({ id }) => id === giftId);
	if (!gift) throw badRequest('STARGIFT_INVALID');
	if (gift.total === 0) throw badRequest('STARGIFT_USAGE_LIMITED');
	const upgrade = flag(params, 'pay_for_upgrade') ? (gift.upgradeStars ?? 0) : 0;
	const price = gift.stars + upgrade;
	if (bot.stars < price) throw badRequest('BALANCE_TOO_LOW');
	const view = giftView(gift);
	const partner = customer
		? userPartner(customer, 'gift_purchase', { gift: view })
		: { type: 'chat', ...(chat && { chat: chatView(world, chat) }), gift: view };
	bookStars(world, bot, starChargeId(world), -price, partner);
	const target = customer ? privateChat(bot, customer) : chat;
	const note = text(params, 'text');
	const fields = { gift: { gift: view, ...(note !== '' && { text: note }) } };
	if (target) postFromBot(world, bot, target, { fields });
	return true;
};

/** Bot API: giftPremiumSubscription. */
export const giftPremiumSubscription: Method = ({ world, bot, params }) => {
	const customer = metCustomer(world, bot, userId(params));
	const months = integer(params, 'month_count', 0);
	const price = PREMIUM_PRICES.get(months);
	if (price === undefined) throw badRequest('GIFT_MONTHS_INVALID');
	if (integer(params, 'star_count', 0) !== price) throw badRequest('GIFT_STARS_INVALID');
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
};
