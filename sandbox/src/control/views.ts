import { findCurrency } from '../data/currencies.js';
import { countPending } from '../domain/inbox.js';
import { totalOf } from '../domain/invoice-rules.js';
import { canBePaid } from '../domain/invoices.js';
import { maskUrl } from '../domain/masking.js';
import { providerById, testCards } from '../domain/providers.js';
import type { Checkout } from '../domain/checkout/types.js';
import { totalToPay } from '../domain/checkout/info.js';
import type { Bot, Chat, Customer, Invoice, StoredMessage, Subscription } from '../domain/state.js';
import type { World } from '../domain/world.js';
import type { CheckoutView } from '../schema/checkouts.js';
import type { InvoiceView } from '../schema/invoices.js';
import type { Message } from '../schema/message.js';
import type { BotView, ChatLine, CustomerView } from '../schema/parties.js';
import type { SubscriptionView } from '../schema/subscriptions.js';

/** A bot as the control interface shows it. */
export function botView({ clock }: World, bot: Bot): BotView {
	const { webhook } = bot.inbox;
	const waiting = { pending_update_count: countPending(bot.inbox, clock.now()) };
	return {
		id: bot.id,
		username: bot.username,
		first_name: bot.first_name,
		commands: bot.commands.get('default|') ?? [],
		stars_balance: bot.stars,
		menu_buttons: Object.fromEntries(bot.menuButtons),
		app_url: bot.appUrl,
		verified: [...(bot.verified ?? [])].map(([id, description]) => ({
			id,
			...(description !== '' && { custom_description: description }),
		})),
		webhook: webhook
			? {
					url: maskUrl(webhook.url),
					...waiting,
					...(webhook.lastErrorMessage !== undefined && {
						last_error_message: webhook.lastErrorMessage,
					}),
				}
			: null,
		...waiting,
	};
}

/** A customer as the control interface shows it. */
export const customerView = (customer: Customer): CustomerView => ({
	id: customer.id,
	first_name: customer.first_name,
	...(customer.last_name && { last_name: customer.last_name }),
	...(customer.username && { username: customer.username }),
	...(customer.language_code && { language_code: customer.language_code }),
	stars_balance: customer.stars,
	saved_cards: customer.savedCards.map(({ id, title }) => ({ id, title })),
	...(customer.savedOrderInfo && { saved_order_info: customer.savedOrderInfo }),
	blocked_bots: [...customer.blockedBots],
});

/** One line of a customer's list of chats. */
export function chatLine(bot: Bot, chat: Chat, title: string, customerId: number): ChatLine {
	const until = chat.members.get(customerId)?.until;
	const last = [...chat.messages.values()].at(-1)?.message;
	return {
		bot_id: bot.id,
		chat_id: chat.id,
		type: chat.type,
		title,
		...(last && { last_message: last }),
		...(until !== undefined && { until_date: until }),
		unread: chat.unread,
	};
}

/** An invoice as a person sees it. */
const invoiceView = (invoice: Invoice, message: StoredMessage | undefined): InvoiceView => {
	const { terms } = invoice;
	return {
		invoice_id: invoice.id,
		title: terms.title,
		description: terms.description,
		currency: terms.currency,
		exp: exponent(terms.currency),
		prices: terms.prices,
		total_amount: invoice.total,
		max_tip_amount: terms.maxTip,
		suggested_tip_amounts: terms.suggestedTips,
		need_name: terms.needName,
		need_phone_number: terms.needPhone,
		need_email: terms.needEmail,
		need_shipping_address: terms.needShipping,
		is_flexible: terms.isFlexible,
		...(terms.photoUrl !== '' && { photo_url: terms.photoUrl }),
		...(invoice.providerName && { provider: invoice.providerName }),
		test: invoice.providerId !== undefined,
		...(terms.subscriptionPeriod > 0 && { subscription_period: terms.subscriptionPeriod }),
		...(terms.startParameter !== '' && { start_parameter: terms.startParameter }),
		paid_by: [...invoice.paidBy].slice(-100),
		pay_button: canBePaid(message),
	};
};

/** A message as the Bot API shows it, with what only the customer sees beside it. */
export function messageView(stored: StoredMessage): Message {
	const pay = stored.message.reply_markup?.inline_keyboard[0]?.[0];
	return {
		...stored.message,
		sandbox: {
			outgoing: stored.outgoing,
			...(stored.silent && { silent: true }),
			...(stored.reaction !== undefined && { reaction: stored.reaction }),
			...(stored.reactions?.size && {
				reactions: [...stored.reactions].map(([customer_id, reaction]) => ({
					customer_id,
					reaction: [...reaction],
				})),
			}),
			...(stored.invoice && { invoice: invoiceView(stored.invoice, stored) }),
			...(stored.receipt && { receipt: stored.receipt }),
			...(pay?.pay && { pay_button_text: pay.text }),
			...(stored.paidMedia && {
				paid_media: {
					star_count: stored.paidMedia.starCount,
					bought_by: [...stored.paidMedia.buyers],
				},
			}),
		},
	};
}

/** A payment form as the customer's page shows it. */
export function checkoutView(world: World, checkout: Checkout): CheckoutView {
	const provider = providerById(checkout.invoice.providerId);
	const customer = world.state.customers.get(checkout.customerId);
	return {
		id: checkout.id,
		status: checkout.status,
		bot_id: checkout.botId,
		customer_id: checkout.customerId,
		...(checkout.reason !== undefined && { reason: checkout.reason }),
		...(checkout.errorCode !== undefined && { error_code: checkout.errorCode }),
		invoice: invoiceView(checkout.invoice, checkout.message),
		...(checkout.orderInfo && { order_info: checkout.orderInfo }),
		...(checkout.shippingOptions && {
			shipping_options: checkout.shippingOptions.map((option) => ({
				...option,
				total_amount: totalOf(option.prices),
			})),
		}),
		...(checkout.shippingOptionId !== undefined && {
			shipping_option_id: checkout.shippingOptionId,
		}),
		tip_amount: checkout.tip,
		total_amount: totalToPay(checkout),
		...(checkout.deadline !== undefined && {
			deadline: new Date(checkout.deadline).toISOString(),
			time_limit_ms: timeLimit(world, checkout),
		}),
		...(checkout.preCheckoutMs !== undefined && { pre_checkout_ms: checkout.preCheckoutMs }),
		...(checkout.shippingMs !== undefined && { shipping_ms: checkout.shippingMs }),
		...(checkout.receiptMessageId !== undefined && { message_id: checkout.receiptMessageId }),
		...(checkout.chargeId !== undefined && {
			telegram_payment_charge_id: checkout.chargeId,
			provider_payment_charge_id: checkout.providerChargeId,
		}),
		cards: provider
			? [
					...(customer?.savedCards ?? []).map(({ id, title, outcome }) => ({ id, title, outcome })),
					...testCards(provider).map(({ number, outcome }) => ({
						number,
						title: `${TITLES[outcome]} •••• ${number.slice(-4)}`,
						outcome,
					})),
				]
			: [],
	};
}

/** How long the bot has for the question it was just asked. */
const timeLimit = ({ settings: { assumptions } }: World, { status }: Checkout): number =>
	status === 'awaiting_shipping' ? assumptions.shippingTimeoutMs : assumptions.preCheckoutTimeoutMs;

const TITLES = { success: 'Paid', declined: 'Declined', '3ds': '3-D Secure' } as const;

/** A subscription as the control interface shows it. */
export const subscriptionView = (subscription: Subscription): SubscriptionView => ({
	charge_id: subscription.id,
	bot_id: subscription.botId,
	customer_id: subscription.customerId,
	title: subscription.invoice.terms.title,
	amount: subscription.invoice.total,
	invoice_payload: subscription.invoice.terms.payload,
	period: subscription.invoice.terms.subscriptionPeriod,
	expires_at: new Date(subscription.expires * 1000).toISOString(),
	state: subscription.state,
	may_resume: subscription.mayResume,
	charges: subscription.charges,
});

const exponent = (currency: string): number => findCurrency(currency)?.exponent ?? 0;
