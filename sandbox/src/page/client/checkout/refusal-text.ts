import type { Checkout, CheckoutStatus } from '../api/types.js';

/** Whether the bot offered no way to deliver, so that the address must be given again. */
export const lacksShipping = (status: CheckoutStatus) =>
	status === 'shipping_declined' || status === 'shipping_timeout';

const TITLES: Partial<Record<CheckoutStatus, string>> = {
	declined: 'The bot refused the payment',
	timeout: 'No answer from the bot',
	shipping_declined: "The bot can't deliver there",
	shipping_timeout: 'No answer from the bot',
	payment_failed: 'Payment failed',
};

const HINTS: Partial<Record<CheckoutStatus, string>> = {
	declined: 'This is the error_message of answerPreCheckoutQuery, word for word.',
	timeout:
		'Telegram waits 10 seconds for answerPreCheckoutQuery. Is the bot running, and is its workflow active?',
	shipping_declined: 'This is the error_message of answerShippingQuery, word for word.',
	shipping_timeout:
		'A flexible invoice needs an answer to its shipping_query: answerShippingQuery.',
	payment_failed: 'The bot gets no successful_payment for this attempt.',
};

/**
 * What the buyer reads, and what a developer should know beside it. The bot's own text is shown
 * word for word, as Telegram does; a timeout has no text of the bot, so it is explained.
 */
export function explainRefusal({ status, reason, error_code: code }: Checkout) {
	return {
		title: TITLES[status] ?? 'Payment failed',
		text: reason ?? code ?? 'You have not been charged.',
		hint: HINTS[status],
		code,
	};
}
