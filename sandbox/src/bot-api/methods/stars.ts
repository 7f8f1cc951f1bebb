import { privateChat } from '../../domain/chats.js';
import { customerUser } from '../../domain/customers.js';
import { badRequest } from '../../domain/errors.js';
import { announceMessage, postFromBot } from '../../domain/messages.js';
import { bookStars, transactionView, userPartner } from '../../domain/stars.js';
import type { Bot, Customer } from '../../domain/state.js';
import { editByBot } from '../../domain/subscriptions.js';
import type { World } from '../../domain/world.js';
import type { Method } from '../call.js';
import { flag, integer, requiredText, text, userId } from '../params.js';

/** A customer this bot has met; the library answers for strangers before Telegram is asked. */
export function metCustomer(world: World, bot: Bot, id: number): Customer {
	const customer = world.state.customers.get(id);
	if (!customer || !bot.privateChats.has(id)) throw badRequest('user not found');
	return customer;
}

/** Bot API: refundStarPayment. */
export const refundStarPayment: Method = ({ world, bot, params }) => {
	const id = userId(params);
	const chargeId = requiredText(params, 'telegram_payment_charge_id');
	const customer = metCustomer(world, bot, id);
	const charge = world.state.charges.get(chargeId);
	if (!charge || charge.botId !== bot.id) throw badRequest('CHARGE_ID_EMPTY');
	if (charge.customerId !== id) throw badRequest('USER_ID_INVALID');
	if (charge.refunded) throw badRequest('CHARGE_ALREADY_REFUNDED');
	const { refundMayOverdraw, refundEndsSubscription, refundIsFromBot } = world.settings.assumptions;
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
};

/** Bot API: editUserStarSubscription. The charge id is not checked for presence by the server. */
export const editUserStarSubscription: Method = ({ world, bot, params }) => {
	const id = userId(params);
	const chargeId = text(params, 'telegram_payment_charge_id');
	metCustomer(world, bot, id);
	const subscription = world.state.subscriptions.get(chargeId);
	if (!subscription || subscription.botId !== bot.id || subscription.customerId !== id) {
		throw badRequest('CHARGE_ID_INVALID');
	}
	editByBot(subscription, flag(params, 'is_canceled'));
	world.events.emit({ type: 'customer', customer_id: id });
	return true;
};

/** Bot API: getStarTransactions, oldest first. */
export const getStarTransactions: Method = ({ bot, params }) => {
	const offset = integer(params, 'offset', 0, 0);
	const limit = integer(params, 'limit', 100, 1, 100);
	return { transactions: bot.transactions.slice(offset, offset + limit).map(transactionView) };
};

/** Bot API: getMyStarBalance. */
export const getMyStarBalance: Method = ({ bot }) => ({ amount: bot.stars });
