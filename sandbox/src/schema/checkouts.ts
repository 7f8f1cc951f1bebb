import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { InvoiceView } from './invoices.js';
import { LabeledPrice, OrderInfo } from './telegram.js';
import type { ShippingAddress } from './telegram.js';
import { botReference, exact, maybe, natural, oneOf, ref, text, whole, yesNo } from './values.js';

// Amounts are in smallest units.

export const CheckoutStatus = oneOf(
	'open',
	'awaiting_shipping',
	'shipping_ready',
	'awaiting_pre_checkout',
	'requires_3ds',
	'paid',
	'declined',
	'timeout',
	'shipping_declined',
	'shipping_timeout',
	'payment_failed',
	'cancelled',
);
export type CheckoutStatus = Static<typeof CheckoutStatus>;

/** What comes of a card. */
export const CardOutcome = oneOf('success', 'declined', '3ds');
export type CardOutcome = Static<typeof CardOutcome>;

const target = {
	...botReference,
	customer_id: whole,
	chat_id: maybe(Type.Integer({ description: 'The private chat with the bot unless given.' })),
	message_id: maybe(whole),
	link: maybe(text),
};
const choice = {
	tip_amount: maybe(natural),
	card: maybe(
		Type.String({
			description: 'A card number, the id of a saved card, or success, declined, 3ds.',
		}),
	),
};
// Only what the invoice asks for is looked at, and refused with its own text.
const order_info = maybe(Type.Unsafe<GivenInfo>({ type: 'object', additionalProperties: true }));

/** The buyer's data as far as it is given. */
export type GivenInfo = Omit<OrderInfo, 'shipping_address'> & {
	shipping_address?: Partial<ShippingAddress>;
};

/** Which invoice: a message of a chat or a link. */
export const OpenRequest = exact(target);
export type OpenRequest = Static<typeof OpenRequest>;

/** How the buyer pays. */
export const PayChoice = exact(choice);
export type PayChoice = Static<typeof PayChoice>;

/** The buyer's data. */
export const GiveInfo = exact({ order_info, save: maybe(yesNo) });
export type GiveInfo = Static<typeof GiveInfo>;

export const ChooseShipping = exact({ shipping_option_id: text });
export const Confirm = exact({ approve: yesNo });

/** One whole checkout. */
export const PayRequest = exact({
	...target,
	...choice,
	order_info,
	shipping_option_id: maybe(text),
	confirm_3ds: maybe(
		Type.Boolean({ description: 'Whether the buyer passes the 3-D Secure step; yes by default.' }),
	),
});
export type PayRequest = Static<typeof PayRequest>;

/** What came of a whole checkout. */
export const PayResult = exact(
	{
		status: CheckoutStatus,
		reason: maybe(text),
		error_code: maybe(text),
		pre_checkout_ms: maybe(Type.Number()),
		shipping_ms: maybe(Type.Number()),
		telegram_payment_charge_id: maybe(text),
		provider_payment_charge_id: maybe(text),
		total_amount: whole,
		currency: text,
		checkout_id: text,
	},
	{ $id: 'PayResult' },
);
export type PayResult = Static<typeof PayResult>;

export const OfferedShipping = exact(
	{ id: text, title: text, prices: Type.Array(ref(LabeledPrice)), total_amount: whole },
	{ $id: 'ShippingOption' },
);
export type OfferedShipping = Static<typeof OfferedShipping>;

export const Card = exact(
	{ id: maybe(text), number: maybe(text), title: text, outcome: CardOutcome },
	{ $id: 'Card' },
);
export type Card = Static<typeof Card>;

/** A payment form as its buyer sees it. */
export const CheckoutView = exact(
	{
		id: text,
		status: CheckoutStatus,
		bot_id: whole,
		customer_id: whole,
		reason: maybe(text),
		error_code: maybe(text),
		invoice: ref(InvoiceView),
		order_info: maybe(ref(OrderInfo)),
		shipping_options: maybe(Type.Array(ref(OfferedShipping))),
		shipping_option_id: maybe(text),
		tip_amount: natural,
		total_amount: whole,
		deadline: maybe(Type.String({ description: 'When the bot has to have answered, ISO 8601.' })),
		time_limit_ms: maybe(Type.Number({ description: 'How long the bot has in all for that.' })),
		pre_checkout_ms: maybe(Type.Number()),
		shipping_ms: maybe(Type.Number()),
		message_id: maybe(Type.Integer({ description: 'Of the receipt.' })),
		telegram_payment_charge_id: maybe(text),
		provider_payment_charge_id: maybe(text),
		cards: Type.Array(ref(Card)),
	},
	{ $id: 'Checkout' },
);
export type CheckoutView = Static<typeof CheckoutView>;
