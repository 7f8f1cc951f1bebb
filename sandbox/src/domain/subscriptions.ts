import { customerUser } from './customers.js';
import { ControlError } from './errors.js';
import { partiesOf } from './parties.js';
import { announcePayment, chargeStars } from './payments.js';
import type { Bot, Customer, Invoice, Subscription } from './state.js';
import { DAY_MS, QUERY_LIFE_MS } from './world.js';
import type { World } from './world.js';

/** Begins a subscription with its first charge; returns what its payment message adds. */
export function startSubscription(
	world: World,
	bot: Bot,
	customer: Customer,
	invoice: Invoice,
	chargeId: string,
): Record<string, unknown> {
	const subscription: Subscription = {
		id: chargeId,
		botId: bot.id,
		customerId: customer.id,
		invoice,
		expires: world.clock.seconds() + invoice.terms.subscriptionPeriod,
		state: 'active',
		mayResume: true,
		charges: [chargeId],
	};
	world.state.subscriptions.set(chargeId, subscription);
	watchSubscription(world, subscription);
	return {
		is_recurring: true,
		is_first_recurring: true,
		subscription_expiration_date: subscription.expires,
	};
}

/** Sets the alarm for the end of the paid period. */
export function watchSubscription(world: World, subscription: Subscription): void {
	const due = subscription.expires;
	world.clock.after(due * 1000 - world.clock.now(), () => {
		if (subscription.expires === due) atPeriodEnd(world, subscription);
	});
}

function atPeriodEnd(world: World, subscription: Subscription): void {
	if (subscription.state === 'active') void renewSubscription(world, subscription);
	else if (subscription.state !== 'failed') subscription.state = 'ended';
}

/** Whether the next period would be charged, or the last failed charge could be made good. */
export function requireRenewable({ state }: Subscription): void {
	if (state !== 'active' && state !== 'failed') {
		throw new ControlError(409, `This subscription is ${state}; it is not renewed.`);
	}
}

/** Charges the next period now; without enough Stars, or when told to fail, it lapses. */
export async function renewSubscription(
	world: World,
	subscription: Subscription,
	outcome?: 'paid' | 'failed',
): Promise<void> {
	const { bot, customer } = partiesOf(world, subscription);
	const { invoice } = subscription;
	const asks = world.settings.assumptions.preCheckoutOnRenewal && outcome !== 'failed';
	const approved = !asks || (await askBeforeRenewal(world, bot, customer, invoice));
	if (!approved || outcome === 'failed' || customer.stars < invoice.total) {
		subscription.state = 'failed';
		tellBot(world, subscription, 'failed');
		return;
	}
	const charge = chargeStars(world, bot, customer, invoice, invoice.total);
	subscription.state = 'active';
	subscription.charges.push(charge.id);
	const start = Math.max(subscription.expires, world.clock.seconds());
	subscription.expires = start + invoice.terms.subscriptionPeriod;
	watchSubscription(world, subscription);
	announcePayment(world, bot, customer, invoice, {
		total: invoice.total,
		tip: 0,
		shippingOptionId: undefined,
		orderInfo: undefined,
		chargeId: charge.id,
		providerChargeId: charge.providerChargeId,
		recurring: { is_recurring: true, subscription_expiration_date: subscription.expires },
	});
}

/** Only under the assumption that renewals ask the bot as first payments do. */
async function askBeforeRenewal(
	world: World,
	bot: Bot,
	customer: Customer,
	invoice: Invoice,
): Promise<boolean> {
	const limit = world.settings.assumptions.preCheckoutTimeoutMs;
	const question = world.checkouts.ask('pre_checkout_query', bot.id, limit);
	const query = {
		id: question.id,
		from: customerUser(customer),
		currency: invoice.terms.currency,
		total_amount: invoice.total,
		invoice_payload: invoice.terms.payload,
	};
	world.updates.emit(bot, 'pre_checkout_query', query, `checkout:${customer.id}`, QUERY_LIFE_MS);
	return (await question.reply)?.message === '';
}

/** The customer turns renewal off; the paid period goes on. */
export function cancelSubscription(world: World, subscription: Subscription): void {
	if (subscription.state !== 'active') {
		throw new ControlError(409, `This subscription is ${subscription.state}, not active.`);
	}
	subscription.state = 'canceled';
	tellBot(world, subscription, 'canceled');
}

/** The customer turns renewal on again. */
export function resumeSubscription(world: World, subscription: Subscription): void {
	const { state } = subscription;
	if (state === 'canceled_by_bot' && !subscription.mayResume) {
		throw new ControlError(
			409,
			'The bot cancelled this subscription; the customer cannot resume it.',
		);
	}
	if (state !== 'canceled' && state !== 'canceled_by_bot') {
		throw new ControlError(409, `This subscription is ${state}; there is nothing to resume.`);
	}
	subscription.state = 'active';
	subscription.mayResume = true;
	tellBot(world, subscription, 'active');
}

/** The bot stops renewal, or lets the customer start it again. */
export function editByBot(subscription: Subscription, canceled: boolean): void {
	if (canceled) {
		if (subscription.state === 'active' || subscription.state === 'canceled') {
			subscription.state = 'canceled_by_bot';
		}
		subscription.mayResume = false;
	} else subscription.mayResume = true;
}

function tellBot(world: World, subscription: Subscription, state: string): void {
	const { bot, customer } = partiesOf(world, subscription);
	world.events.emit({ type: 'customer', customer_id: customer.id });
	world.updates.emit(
		bot,
		'subscription',
		{
			user: customerUser(customer),
			invoice_payload: subscription.invoice.terms.payload,
			state,
		},
		`subscription:${customer.id}`,
		DAY_MS,
	);
}
