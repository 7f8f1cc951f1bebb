import { privateChat } from '../chats.js';
import { postFromCustomer } from '../messages.js';
import { providerById, providerChargeId } from '../providers.js';
import { bookStars, starChargeId, userPartner } from '../stars.js';
import type { Bot, Customer, Invoice } from '../state.js';
import { startSubscription } from '../subscriptions.js';
import type { World } from '../world.js';
import type { Checkout } from './types.js';
import type { Receipt } from '../../schema/invoices.js';

const KEPT_CARDS = 5;

/** The provider has charged the card: receipt for the buyer, news for the bot. */
export function completeWithCard(
	world: World,
	bot: Bot,
	customer: Customer,
	checkout: Checkout,
	total: number,
	card: string,
): void {
	const provider = providerById(checkout.invoice.providerId);
	const number = world.ids.charge();
	checkout.chargeId = `${bot.id}_${customer.id}_${number}_${checkout.opened % 100_000}`;
	checkout.providerChargeId = providerChargeId(provider, world.ids);
	rememberCard(customer, card);
	finish(world, bot, customer, checkout, total, {});
}

/** Stars move from the buyer to the bot; a subscription begins with them. */
export function completeWithStars(
	world: World,
	bot: Bot,
	customer: Customer,
	checkout: Checkout,
	total: number,
): void {
	const charge = chargeStars(world, bot, customer, checkout.invoice, total);
	checkout.chargeId = charge.id;
	checkout.providerChargeId = charge.providerChargeId;
	const { terms } = checkout.invoice;
	const recurring =
		terms.subscriptionPeriod > 0
			? startSubscription(world, bot, customer, checkout.invoice, charge.id)
			: {};
	finish(world, bot, customer, checkout, total, recurring);
}

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

function finish(
	world: World,
	bot: Bot,
	customer: Customer,
	checkout: Checkout,
	total: number,
	recurring: Record<string, unknown>,
): void {
	const { invoice } = checkout;
	checkout.status = 'paid';
	invoice.paidBy.add(customer.id);
	const receipt = announcePayment(world, bot, customer, invoice, {
		total,
		tip: checkout.tip,
		shippingOptionId: checkout.shippingOptionId,
		orderInfo: checkout.orderInfo,
		chargeId: checkout.chargeId ?? '',
		providerChargeId: checkout.providerChargeId ?? '',
		recurring,
	});
	checkout.receiptMessageId = receipt.messageId;
	const { message } = checkout;
	const ownChat = message?.message.chat.id === customer.id && !message.message.via_bot;
	if (message && ownChat && invoice.terms.startParameter !== '') message.receipt = receipt.receipt;
}

interface Payment {
	total: number;
	tip: number;
	shippingOptionId: string | undefined;
	orderInfo: Checkout['orderInfo'];
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

function rememberCard(customer: Customer, card: string): void {
	const digits = card.replace(/[\s-]/g, '');
	if (!/^\d{12,19}$/.test(digits)) return;
	const id = `card-${digits.slice(-4)}`;
	if (customer.savedCards.some((saved) => saved.id === id)) return;
	customer.savedCards.push({ id, title: `•••• ${digits.slice(-4)}`, outcome: 'success' });
	if (customer.savedCards.length > KEPT_CARDS) customer.savedCards.shift();
}
