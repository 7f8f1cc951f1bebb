import { requireBot } from '../domain/bots.js';
import { chooseShipping, giveInfo, needsInfo, totalToPay } from '../domain/checkout/info.js';
import { openCheckout } from '../domain/checkout/open.js';
import { confirm, pay } from '../domain/checkout/pay.js';
import { isRefusal } from '../domain/checkout/refusals.js';
import type { Checkout } from '../domain/checkout/types.js';
import { ensureCustomer } from '../domain/customers.js';
import { ControlError } from '../domain/errors.js';
import { partiesOf } from '../domain/parties.js';
import type { World } from '../domain/world.js';
import { findBot } from './bot-reference.js';
import type {
	CheckoutStatus,
	GiveInfo,
	OpenRequest,
	PayChoice,
	PayRequest,
	PayResult,
} from '../schema/checkouts.js';

/** Opens a payment form. */
export function open(world: World, request: OpenRequest): Checkout {
	const customer = ensureCustomer(world, request.customer_id);
	const checkout = openCheckout(world, findBot(world, request), customer, request);
	note(world, checkout);
	return checkout;
}

/** A form by id. */
export function find(world: World, id: string): Checkout {
	const checkout = world.checkouts.get(id);
	if (!checkout) throw new ControlError(404, `No checkout ${id}.`);
	return checkout;
}

/** The buyer's data; waits for the bot's shipping options when it has to offer some. */
export async function inform(world: World, id: string, request: GiveInfo): Promise<Checkout> {
	const checkout = find(world, id);
	const free: CheckoutStatus[] = [
		'open',
		'shipping_ready',
		'shipping_declined',
		'shipping_timeout',
	];
	if (!free.includes(checkout.status)) {
		throw new ControlError(409, `This checkout is ${checkout.status}; its data cannot change now.`);
	}
	const { bot, customer } = partiesOf(world, checkout);
	await giveInfo(world, bot, customer, checkout, request.order_info, request.save ?? false);
	return note(world, checkout);
}

/** The buyer's choice of delivery. */
export function choose(world: World, id: string, optionId: string): Checkout {
	const checkout = find(world, id);
	chooseShipping(checkout, optionId);
	return note(world, checkout);
}

/** The buyer presses Pay. */
export async function press(world: World, id: string, choice: PayChoice): Promise<Checkout> {
	const checkout = find(world, id);
	const { bot, customer } = partiesOf(world, checkout);
	await pay(world, bot, customer, checkout, choice);
	return note(world, checkout);
}

/** The bank's 3-D Secure page. */
export function secure(world: World, id: string, approve: boolean): Checkout {
	const checkout = find(world, id);
	const { bot, customer } = partiesOf(world, checkout);
	confirm(world, bot, customer, checkout, approve);
	return note(world, checkout);
}

/** The buyer closes the form. */
export function cancel(world: World, id: string): Checkout {
	const checkout = find(world, id);
	if (checkout.status === 'paid') throw new ControlError(409, 'This checkout is paid.');
	checkout.status = 'cancelled';
	checkout.deadline = undefined;
	return note(world, checkout);
}

/** One whole checkout: open, give data, choose delivery, pay, confirm. */
export async function payWhole(world: World, request: PayRequest): Promise<PayResult> {
	const customer = ensureCustomer(world, request.customer_id);
	const named = findBot(world, request);
	const checkout = openCheckout(world, named, customer, request);
	const bot = requireBot(world, checkout.botId);
	if (needsInfo(checkout.invoice)) {
		const info = request.order_info ?? customer.savedOrderInfo;
		await giveInfo(world, bot, customer, checkout, info, false);
	}
	if (checkout.status === 'shipping_ready') {
		const first = checkout.shippingOptions?.[0]?.id ?? '';
		chooseShipping(checkout, request.shipping_option_id ?? first);
	}
	if (checkout.status === 'open' || checkout.status === 'shipping_ready') {
		await pay(world, bot, customer, checkout, request);
	}
	const waitsForBank = checkout.status === 'requires_3ds';
	if (waitsForBank) confirm(world, bot, customer, checkout, request.confirm_3ds ?? true);
	note(world, checkout);
	return resultOf(checkout);
}

function resultOf(checkout: Checkout): PayResult {
	return {
		status: checkout.status,
		...(checkout.reason !== undefined && { reason: checkout.reason }),
		...(checkout.errorCode !== undefined && { error_code: checkout.errorCode }),
		...(checkout.preCheckoutMs !== undefined && { pre_checkout_ms: checkout.preCheckoutMs }),
		...(checkout.shippingMs !== undefined && { shipping_ms: checkout.shippingMs }),
		...(checkout.chargeId !== undefined && { telegram_payment_charge_id: checkout.chargeId }),
		...(checkout.providerChargeId !== undefined && {
			provider_payment_charge_id: checkout.providerChargeId,
		}),
		total_amount: totalToPay(checkout),
		currency: checkout.invoice.terms.currency,
		checkout_id: checkout.id,
	};
}

function note(world: World, checkout: Checkout): Checkout {
	world.journal.add({
		kind: 'checkout',
		bot_id: checkout.botId,
		status: checkout.status,
		ok: !isRefusal(checkout.status),
		// A refused form that is closed keeps its reason; it has been told.
		...(isRefusal(checkout.status) &&
			checkout.reason !== undefined && { description: checkout.reason }),
		parameters: { checkout_id: checkout.id, customer_id: checkout.customerId },
	});
	if (world.events.isWatched('checkout')) {
		world.events.emit({
			type: 'checkout',
			checkout_id: checkout.id,
			customer_id: checkout.customerId,
			status: checkout.status,
		});
	}
	return checkout;
}
