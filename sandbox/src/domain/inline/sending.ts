import { customerUser } from '../customers.js';
import { URL_SAFE } from '../ids.js';
import { payButtonText } from '../invoices.js';
import { postFromCustomer } from '../messages.js';
import type { Bot, Chat, Customer, StoredMessage } from '../state.js';
import type { TgMarkup } from '../telegram.js';
import type { World } from '../world.js';
import type { InlineResult, InlineSession } from './types.js';

const CHOSEN_LIFE_MS = 600_000;

/** Where a message goes: a private chat belongs to its bot, which need not be the inline one. */
export interface Place {
	readonly chat: Chat;
	readonly host: Bot;
}

/**
 * Sends a result into a chat as its customer; everybody there can pay an invoice, again and again.
 */
export function sendResult(
	world: World,
	bot: Bot,
	customer: Customer,
	{ chat, host }: Place,
	result: InlineResult,
): StoredMessage {
	const invoice = result.invoice && { ...result.invoice, paidBy: new Set<number>() };
	const automatic: TgMarkup | undefined = invoice && {
		inline_keyboard: [[{ text: payButtonText(invoice), pay: true }]],
	};
	const markup = result.markup ?? automatic;
	const hasId = result.markup ?? world.settings.assumptions.inlineMessageIdOfAutomaticPay;
	const content = { fields: result.fields, markup, viaBot: bot };
	const inlineId = markup && hasId ? world.ids.text(27, URL_SAFE) : undefined;
	const extra = {
		...(invoice && { invoice }),
		...(inlineId !== undefined && { inlineId }),
	};
	const stored = postFromCustomer(world, host, chat, customer, content, extra);
	if (inlineId !== undefined) rememberInline(world, inlineId, stored);
	return stored;
}

const KEPT_INLINE = 5_000;

function rememberInline(world: World, id: string, stored: StoredMessage): void {
	const { inlineMessages } = world.state;
	inlineMessages.set(id, stored);
	for (const oldest of inlineMessages.keys()) {
		if (inlineMessages.size <= KEPT_INLINE) return;
		inlineMessages.delete(oldest);
	}
}

/** Tells the bot which of its results was sent, as often as it asked for (`/setinlinefeedback`). */
export function reportChoice(
	world: World,
	bot: Bot,
	customer: Customer,
	session: InlineSession,
	result: InlineResult,
	stored: StoredMessage,
): void {
	if (bot.inlineFeedback < 1 && world.ids.random() >= bot.inlineFeedback) return;
	const chosen = {
		result_id: result.id,
		from: customerUser(customer),
		query: session.query,
		...(stored.inlineId !== undefined && { inline_message_id: stored.inlineId }),
	};
	world.updates.emit(bot, 'chosen_inline_result', chosen, `inline:${customer.id}`, CHOSEN_LIFE_MS);
}
