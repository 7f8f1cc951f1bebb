import { privateChat } from '../../domain/chats.js';
import { customerUser } from '../../domain/customers.js';
import { badRequest } from '../../domain/errors.js';
import { announceMessage, postFromBot } from '../../domain/messages.js';
import { bookStars, transactionView, userPartner } from '../../domain/stars.js';
import type { Bot, Customer } from '../../domain/state.js';
import { editByBot } from '../../domain/subscriptions.js';
import type { World } from '../../domain/world.js';
import { method } from '../method.js';
import * as read from '../readers.js';

/** A customer this bot has met; the library answers for strangers before Telegram is asked. */
export function metCustomer(world: World, bot: Bot, id: number): Customer {
	const customer = world.state.customers.get(id);
	if (!customer || !bot.privateChats.has(id)) throw badRequest('user not found');
	return customer;
}

/** Bot API: refundStarPayment. */
export const refundStarPayment = method(
	{ user_id: read.user, telegram_payment_charge_id: read.required },
	({ user_id: id, telegram_payment_charge_id: chargeId }, { world, bot }) => {
		const customer = metCustomer(world, bot, id);
		const charge = world.state.charges.get(chargeId);
		if (!charge || charge.botId !== bot.id) throw badRequest('CHARGE_ID_EMPTY');
		if (charge.customerId !== id) throw badRequest('USER_ID_INVALID');
		if (charge.refunded) throw badRequest('CHARGE_ALREADY_REFUNDED');
		const { refundMayOverdraw, refundEndsSubscription, refundIsFromBot } =
			world.settings.assumptions;
		if (bot.stars < charge.amount && !refundMayOverdraw) throw badRequest('BALANCE_TOO_LOW');
		charge.refunded = true;
		customer.stars += charge.amount;
		const more = {
			...(charge.payload !== '' && { invoice_payload: charge.payload }),
			...(charge.subscriptionPeriod > 0 && { subscription_period: charge.subscriptionPeriod }),
		};
		const partner = userPartner(customer, 'invoice_payment', more);
		bookStars(world, bot, charge.id, -charge.amount, partner);
		const subscription = world.state.subscriptions.get(charge.id);
		if (subscription && refundEndsSubscription) subscription.state = 'ended';
		const fields = {
			refunded_payment: {
				currency: 'XTR',
				total_amount: charge.amount,
				invoice_payload: charge.payload,
				telegram_payment_charge_id: charge.id,
				provider_payment_charge_id: charge.providerChargeId,
			},
		};
		const { message } = postFromBot(world, bot, privateChat(bot, customer), { fields });
		if (!refundIsFromBot) message.from = customerUser(customer);
		// The bot hears of it although the service message is its own.
		announceMessage(world, bot, message);
		world.events.emit({ type: 'customer', customer_id: customer.id });
		return true;
	},
);

/** Bot API: editUserStarSubscription. The charge id is not checked for presence by the server. */
export const editUserStarSubscription = method(
	{ user_id: read.user, telegram_payment_charge_id: read.string, is_canceled: read.flag },
	({ user_id: id, telegram_payment_charge_id: chargeId, is_canceled }, { world, bot }) => {
		metCustomer(world, bot, id);
		const subscription = world.state.subscriptions.get(chargeId);
		if (!subscription || subscription.botId !== bot.id || subscription.customerId !== id) {
			throw badRequest('CHARGE_ID_INVALID');
		}
		editByBot(subscription, is_canceled);
		world.events.emit({ type: 'customer', customer_id: id });
		return true;
	},
);

/** Bot API: getStarTransactions, oldest first. */
export const getStarTransactions = method(
	{ offset: read.integer(0, 0), limit: read.integer(100, 1, 100) },
	({ offset, limit }, { bot }) => ({
		transactions: bot.transactions.slice(offset, offset + limit).map(transactionView),
	}),
);

/** Bot API: getMyStarBalance. */
export const getMyStarBalance = method({}, (_given, { bot }) => ({ amount: bot.stars }));
