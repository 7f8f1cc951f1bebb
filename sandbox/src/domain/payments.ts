import type { Receipt } from '../schema/invoices.js';
import { privateChat } from './chats.js';
import { postFromCustomer } from './messages.js';
import { bookStars, starChargeId, userPartner } from './stars.js';
import type { Bot, Customer, Invoice } from './state.js';
import type { OrderInfo } from './telegram.js';
import type { World } from './world.js';

/** Moves Stars and books them under a new charge id. */
export function chargeStars(
	world: World,
	bot: Bot,
	customer: Customer,
	invoice: Invoice,
	total: number,
): { id: string; providerChargeId: string } {
	const id = starChargeId(world);
	// Unknown what Telegram puts here for Stars; unique and not empty in any case.
	const providerCharge = `${customer.id}_${world.ids.charge()}`;
	const { payload, subscriptionPeriod } = invoice.terms;
	customer.stars -= total;
	bookStars(
		world,
		bot,
		id,
		total,
		userPartner(customer, 'invoice_payment', {
			invoice_payload: payload,
			...(subscriptionPeriod > 0 && { subscription_period: subscriptionPeriod }),
		}),
	);
	world.state.charges.set(id, {
		id,
		botId: bot.id,
		customerId: customer.id,
		amount: total,
		payload,
		providerChargeId: providerCharge,
		subscriptionPeriod,
		refunded: false,
	});
	return { id, providerChargeId: providerCharge };
}

/** What was paid, and how it is known. */
export interface Payment {
	total: number;
	tip: number;
	shippingOptionId: string | undefined;
	orderInfo: OrderInfo | undefined;
	chargeId: string;
	providerChargeId: string;
	recurring: Record<string, unknown>;
}

/** Posts the service message every payment ends with, in the buyer's chat with the bot. */
export function announcePayment(
	world: World,
	bot: Bot,
	customer: Customer,
	invoice: Invoice,
	payment: Payment,
): { messageId: number; receipt: Receipt } {
	const { terms } = invoice;
	const receipt: Receipt = {
		currency: terms.currency,
		total_amount: payment.total,
		tip_amount: payment.tip,
		title: terms.title,
		telegram_payment_charge_id: payment.chargeId,
		provider_payment_charge_id: payment.providerChargeId,
		date: world.clock.seconds(),
	};
	const fields = {
		successful_payment: {
			currency: terms.currency,
			total_amount: payment.total,
			invoice_payload: terms.payload,
			...(payment.shippingOptionId !== undefined && {
				shipping_option_id: payment.shippingOptionId,
			}),
			...(payment.orderInfo && { order_info: payment.orderInfo }),
			telegram_payment_charge_id: payment.chargeId,
			provider_payment_charge_id: payment.providerChargeId,
			...payment.recurring,
		},
	};
	const chat = privateChat(bot, customer);
	const stored = postFromCustomer(world, bot, chat, customer, { fields }, { receipt });
	return { messageId: stored.message.message_id, receipt };
}
