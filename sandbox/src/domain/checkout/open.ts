import { chatSeenBy } from '../chats.js';
import { ControlError, noBotNamed } from '../errors.js';
import { canBePaid, invoiceByLink } from '../invoices.js';
import type { Bot, Customer, Invoice, StoredMessage } from '../state.js';
import type { World } from '../world.js';
import type { Checkout } from './types.js';

/** What a customer taps to open a payment form. */
export interface CheckoutTarget {
	chat_id?: number | undefined;
	message_id?: number | undefined;
	link?: string | undefined;
}

/** Opens a payment form from a message or a link. */
export function openCheckout(
	world: World,
	bot: Bot | undefined,
	customer: Customer,
	target: CheckoutTarget,
): Checkout {
	const { invoice, stored } = findInvoice(world, bot, customer, target);
	if (!canBePaid(stored)) {
		throw new ControlError(
			409,
			stored?.receipt
				? 'This invoice is paid (INVOICE_ALREADY_PAID).'
				: 'Message has no Pay button.',
		);
	}
	return world.checkouts.add((id) => ({
		id,
		botId: invoice.botId,
		customerId: customer.id,
		invoice,
		message: stored,
		chatId: stored?.message.chat.id,
		link: target.link,
		opened: world.clock.now(),
		status: 'open',
		tip: 0,
	}));
}

function findInvoice(
	world: World,
	bot: Bot | undefined,
	customer: Customer,
	target: CheckoutTarget,
): { invoice: Invoice; stored: StoredMessage | undefined } {
	if (target.link !== undefined) {
		const invoice = invoiceByLink(world, target.link);
		if (!invoice) throw new ControlError(404, `No invoice behind the link ${target.link}.`);
		return { invoice, stored: undefined };
	}
	if (!bot) throw noBotNamed();
	const chatId = target.chat_id ?? customer.id;
	const stored = chatSeenBy(world, bot, customer, chatId)?.messages.get(target.message_id ?? 0);
	if (!stored) {
		throw new ControlError(404, `No message ${target.message_id ?? '?'} in chat ${chatId}.`);
	}
	if (!stored.invoice) throw new ControlError(409, 'This message is not an invoice.');
	return { invoice: stored.invoice, stored };
}
