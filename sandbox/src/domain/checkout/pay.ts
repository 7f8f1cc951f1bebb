import { findCurrency, STARS } from '../../data/currencies.js';
import { customerUser } from '../customers.js';
import { ControlError } from '../errors.js';
import { MAX_AMOUNT } from '../invoice-rules.js';
import { cardOutcome, providerById } from '../providers.js';
import { receiptProblem } from '../receipts.js';
import type { Bot, Customer } from '../state.js';
import { QUERY_LIFE_MS } from '../world.js';
import type { World } from '../world.js';
import { completeWithCard, completeWithStars } from './complete.js';
import { needsInfo, totalToPay } from './info.js';
import { BUYER_TEXTS } from './texts.js';
import type { Checkout } from './types.js';
import type { CardOutcome, CheckoutStatus, PayChoice } from '../../schema/checkouts.js';

const PAYABLE: ReadonlySet<CheckoutStatus> = new Set([
	'open',
	'shipping_ready',
	'declined',
	'timeout',
	'payment_failed',
]);

/** The buyer presses Pay: asks the bot, then charges. Ends with the form's new status. */
export async function pay(
	world: World,
	bot: Bot,
	customer: Customer,
	checkout: Checkout,
	choice: PayChoice,
): Promise<void> {
	checkReady(checkout);
	checkout.tip = readTip(checkout, choice.tip_amount);
	checkout.reason = undefined;
	checkout.errorCode = undefined;
	const total = totalToPay(checkout);
	const inStars = checkout.invoice.terms.currency === STARS;
	if (inStars && customer.stars < total) {
		fail(checkout, 'payment_failed', 'BALANCE_TOO_LOW');
		return;
	}
	if (world.settings.assumptions.limitsIncludeExtras && isOutOfLimits(checkout, total)) {
		fail(checkout, 'payment_failed', 'CURRENCY_TOTAL_AMOUNT_INVALID');
		return;
	}
	const card = inStars ? undefined : readCard(customer, checkout, choice.card ?? 'success');
	if (!(await askPreCheckout(world, bot, customer, checkout, total))) return;
	// Looked at again: other forms may have been paid meanwhile.
	if (isPaid(checkout)) {
		fail(checkout, 'payment_failed', 'INVOICE_ALREADY_PAID');
		return;
	}
	if (!card) {
		if (customer.stars < total) fail(checkout, 'payment_failed', 'BALANCE_TOO_LOW');
		else completeWithStars(world, bot, customer, checkout, total);
		return;
	}
	charge(world, bot, customer, checkout, total, card);
}

/** A single-chat invoice is paid once in its own chat, from whichever form. */
const isPaid = ({ message }: Checkout): boolean => message?.receipt !== undefined;

function checkReady(checkout: Checkout): void {
	if (!PAYABLE.has(checkout.status)) {
		throw new ControlError(409, `This checkout is ${checkout.status}; it cannot be paid now.`);
	}
	if (isPaid(checkout)) throw new ControlError(409, 'This invoice is paid (INVOICE_ALREADY_PAID).');
	if (needsInfo(checkout.invoice) && !checkout.orderInfo) {
		throw new ControlError(400, 'The invoice asks for order_info first (REQUESTED_INFO_INVALID).');
	}
	if (checkout.invoice.terms.isFlexible && checkout.shippingOptionId === undefined) {
		throw new ControlError(400, 'Choose a shipping option first (SHIPPING_OPTION_INVALID).');
	}
}

function readTip(checkout: Checkout, given = 0): number {
	const max = checkout.invoice.terms.maxTip;
	if (!Number.isSafeInteger(given) || given < 0 || given > max) {
		throw new ControlError(400, `tip_amount is a whole number from 0 to ${max} here.`);
	}
	return given;
}

function isOutOfLimits(checkout: Checkout, total: number): boolean {
	const currency = findCurrency(checkout.invoice.terms.currency);
	return !!currency && (total < currency.min || total > currency.max);
}

type Card = NonNullable<Checkout['card']> | { name: string; outcome: 'unknown' };

function readCard(customer: Customer, checkout: Checkout, given: string): Card {
	const saved = customer.savedCards.find((card) => card.id === given);
	if (saved) return { name: given, outcome: saved.outcome };
	const provider = providerById(checkout.invoice.providerId);
	return { name: given, outcome: cardOutcome(provider, given) ?? 'unknown' };
}

async function askPreCheckout(
	world: World,
	bot: Bot,
	customer: Customer,
	checkout: Checkout,
	total: number,
): Promise<boolean> {
	const { terms } = checkout.invoice;
	const limit = world.settings.assumptions.preCheckoutTimeoutMs;
	const question = world.checkouts.ask('pre_checkout_query', bot.id, limit);
	checkout.status = 'awaiting_pre_checkout';
	checkout.deadline = world.clock.now() + limit;
	world.events.emit({ type: 'checkout', checkout_id: checkout.id });
	// Telegram's library drops the update when the total is out of its bounds: the bot never hears.
	if (total > 0 && total <= MAX_AMOUNT) {
		world.updates.emit(
			bot,
			'pre_checkout_query',
			{
				id: question.id,
				from: customerUser(customer),
				currency: terms.currency,
				total_amount: total,
				invoice_payload: terms.payload,
				...(checkout.shippingOptionId !== undefined && {
					shipping_option_id: checkout.shippingOptionId,
				}),
				...(checkout.orderInfo && { order_info: checkout.orderInfo }),
			},
			`checkout:${customer.id}`,
			QUERY_LIFE_MS,
		);
	}
	const reply = await question.reply;
	checkout.preCheckoutMs = question.elapsed();
	checkout.deadline = undefined;
	if (checkout.status !== 'awaiting_pre_checkout') return false;
	// With Stars the paying app gets one code for both.
	const inStars = terms.currency === STARS;
	if (!reply) {
		const code = inStars ? 'PRECHECKOUT_FAILED' : 'BOT_PRECHECKOUT_TIMEOUT';
		fail(checkout, 'timeout', code, BUYER_TEXTS.BOT_PRECHECKOUT_TIMEOUT);
	} else if (reply.message !== '') {
		const code = inStars ? 'PRECHECKOUT_FAILED' : 'BOT_PRECHECKOUT_FAILED';
		fail(checkout, 'declined', code, reply.message);
	}
	return reply?.message === '';
}

function charge(
	world: World,
	bot: Bot,
	customer: Customer,
	checkout: Checkout,
	total: number,
	card: Card,
): void {
	const problem = receiptProblem(checkout.invoice, checkout.orderInfo);
	if (problem) fail(checkout, 'payment_failed', 'PROVIDER_ACCOUNT_INVALID', problem);
	else if (card.outcome === 'unknown') {
		fail(checkout, 'payment_failed', 'PAYMENT_CREDENTIALS_INVALID');
	} else if (card.outcome === 'declined') fail(checkout, 'payment_failed', 'PAYMENT_FAILED');
	else if (card.outcome === '3ds') {
		checkout.status = 'requires_3ds';
		checkout.card = { name: card.name, outcome: card.outcome satisfies CardOutcome };
	} else completeWithCard(world, bot, customer, checkout, total, card.name);
}

/** The bank's 3-D Secure step. */
export function confirm(
	world: World,
	bot: Bot,
	customer: Customer,
	checkout: Checkout,
	approve: boolean,
): void {
	if (checkout.status !== 'requires_3ds') {
		throw new ControlError(409, `This checkout is ${checkout.status}; nothing is to be confirmed.`);
	}
	if (!approve) {
		fail(checkout, 'payment_failed', 'PAYMENT_FAILED', BUYER_TEXTS.THREE_D_SECURE_FAILED);
	} else if (isPaid(checkout)) fail(checkout, 'payment_failed', 'INVOICE_ALREADY_PAID');
	else {
		const name = checkout.card?.name ?? '3ds';
		completeWithCard(world, bot, customer, checkout, totalToPay(checkout), name);
	}
	checkout.card = undefined;
}

function fail(
	checkout: Checkout,
	status: CheckoutStatus,
	code: keyof typeof BUYER_TEXTS,
	reason: string = BUYER_TEXTS[code],
): void {
	checkout.status = status;
	checkout.errorCode = code;
	checkout.reason = reason;
}
