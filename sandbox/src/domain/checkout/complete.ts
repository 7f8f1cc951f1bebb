import { announcePayment, chargeStars } from '../payments.js';
import { providerById, providerChargeId } from '../providers.js';
import type { Bot, Customer } from '../state.js';
import { startSubscription } from '../subscriptions.js';
import type { World } from '../world.js';
import type { Checkout } from './types.js';

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

function rememberCard(customer: Customer, card: string): void {
	const digits = card.replace(/[\s-]/g, '');
	if (!/^\d{12,19}$/.test(digits)) return;
	const id = `card-${digits.slice(-4)}`;
	if (customer.savedCards.some((saved) => saved.id === id)) return;
	customer.savedCards.push({ id, title: `•••• ${digits.slice(-4)}`, outcome: 'success' });
	if (customer.savedCards.length > KEPT_CARDS) customer.savedCards.shift();
}
