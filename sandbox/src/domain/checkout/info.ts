import { customerUser } from '../customers.js';
import { ControlError } from '../errors.js';
import { totalOf } from '../invoice-rules.js';
import type { Bot, Customer, Invoice } from '../state.js';
import type { OrderInfo, ShippingAddress, ShippingOption } from '../telegram.js';
import { QUERY_LIFE_MS } from '../world.js';
import type { World } from '../world.js';
import { BUYER_TEXTS } from './texts.js';
import type { Checkout } from './types.js';

const ADDRESS_KEYS = [
	'country_code',
	'state',
	'city',
	'street_line1',
	'street_line2',
	'post_code',
] as const;

/** Whether the form asks the buyer for anything before paying. */
export const needsInfo = ({ terms }: Invoice): boolean =>
	terms.needName || terms.needPhone || terms.needEmail || terms.needShipping;

/** Keeps what the invoice asked for, refusing what is missing or malformed. */
function readOrderInfo(invoice: Invoice, given: unknown): OrderInfo {
	const { terms } = invoice;
	const source = isRecord(given) ? given : {};
	const info: OrderInfo = {};
	if (terms.needName) info.name = need(source['name'], 'name', 'REQ_INFO_NAME_INVALID', /\S/);
	if (terms.needPhone) {
		const phone = need(
			source['phone_number'],
			'phone_number',
			'REQ_INFO_PHONE_INVALID',
			/^\+?[\d\s()-]{5,20}$/,
		);
		info.phone_number = phone.replace(/\D/g, '');
	}
	if (terms.needEmail) {
		info.email = need(source['email'], 'email', 'REQ_INFO_EMAIL_INVALID', /^[^\s@]+@[^\s@]+$/);
	}
	if (terms.needShipping) info.shipping_address = readAddress(source['shipping_address']);
	return info;
}

function readAddress(given: unknown): ShippingAddress {
	const source = isRecord(given) ? given : {};
	const [country, , city, street, , post] = ADDRESS_KEYS;
	const address = Object.fromEntries(
		ADDRESS_KEYS.map((key) => [key, typeof source[key] === 'string' ? source[key] : '']),
	) as unknown as ShippingAddress;
	const field = (key: string): string => `shipping_address.${key}`;
	need(address[country], field(country), 'ADDRESS_COUNTRY_INVALID', /^[A-Za-z]{2}$/);
	need(address[city], field(city), 'ADDRESS_CITY_INVALID', /\S/);
	need(address[street], field(street), 'ADDRESS_STREET_LINE1_INVALID', /\S/);
	need(address[post], field(post), 'ADDRESS_POSTCODE_INVALID', /\S/);
	address.country_code = address.country_code.toUpperCase();
	return address;
}

function need(value: unknown, name: string, code: string, shape: RegExp): string {
	if (typeof value === 'string' && shape.test(value)) return value;
	throw new ControlError(400, `order_info.${name} is missing or not valid (${code}).`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** Takes the buyer's data; with a flexible invoice asks the bot what delivery costs. */
export async function giveInfo(
	world: World,
	bot: Bot,
	customer: Customer,
	checkout: Checkout,
	orderInfo: unknown,
	save: boolean,
): Promise<void> {
	checkout.orderInfo = readOrderInfo(checkout.invoice, orderInfo);
	if (save) customer.savedOrderInfo = { ...customer.savedOrderInfo, ...checkout.orderInfo };
	checkout.shippingOptions = undefined;
	checkout.shippingOptionId = undefined;
	checkout.reason = undefined;
	checkout.errorCode = undefined;
	checkout.status = 'open';
	if (checkout.invoice.terms.isFlexible) await askShipping(world, bot, customer, checkout);
}

async function askShipping(
	world: World,
	bot: Bot,
	customer: Customer,
	checkout: Checkout,
): Promise<void> {
	const limit = world.settings.assumptions.shippingTimeoutMs;
	const question = world.checkouts.ask('shipping_query', bot.id, limit);
	checkout.status = 'awaiting_shipping';
	checkout.deadline = world.clock.now() + limit;
	world.events.emit({ type: 'checkout', checkout_id: checkout.id });
	world.updates.emit(
		bot,
		'shipping_query',
		{
			id: question.id,
			from: customerUser(customer),
			invoice_payload: checkout.invoice.terms.payload,
			shipping_address: checkout.orderInfo?.shipping_address,
		},
		`checkout:${customer.id}`,
		QUERY_LIFE_MS,
	);
	const reply = await question.reply;
	checkout.shippingMs = question.elapsed();
	checkout.deadline = undefined;
	if (checkout.status !== 'awaiting_shipping') return;
	if (!reply) {
		checkout.status = 'shipping_timeout';
		checkout.errorCode = 'SHIPPING_BOT_TIMEOUT';
		checkout.reason = BUYER_TEXTS.SHIPPING_BOT_TIMEOUT;
	} else if (reply.ok) {
		checkout.status = 'shipping_ready';
		checkout.shippingOptions = reply.options;
	} else {
		checkout.status = 'shipping_declined';
		checkout.errorCode = 'SHIPPING_NOT_AVAILABLE';
		checkout.reason = reply.message || BUYER_TEXTS.SHIPPING_NOT_AVAILABLE;
	}
}

/** Chooses one of the offered options. */
export function chooseShipping(checkout: Checkout, id: string): ShippingOption {
	const chosen = checkout.shippingOptions?.find((option) => option.id === id);
	if (!chosen) {
		throw new ControlError(
			400,
			`The bot offered no shipping option "${id}" (SHIPPING_OPTION_INVALID).`,
		);
	}
	checkout.shippingOptionId = id;
	return chosen;
}

/** What the chosen delivery adds, in smallest units. */
function shippingCost(checkout: Checkout): number {
	const chosen = checkout.shippingOptions?.find(({ id }) => id === checkout.shippingOptionId);
	return chosen ? totalOf(chosen.prices) : 0;
}

/** What the buyer pays in all: prices, delivery, tip. */
export const totalToPay = (checkout: Checkout): number =>
	checkout.invoice.total + shippingCost(checkout) + checkout.tip;
