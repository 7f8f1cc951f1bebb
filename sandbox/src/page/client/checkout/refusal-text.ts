import type { Checkout, CheckoutStatus } from '../api/types.js';

const REFUSALS: CheckoutStatus[] = [
	'declined',
	'timeout',
	'shipping_declined',
	'shipping_timeout',
	'payment_failed',
];

/** Whether a checkout ended without money having moved, against the buyer's will. */
export const isRefusal = (status: CheckoutStatus) => REFUSALS.includes(status);

const TIMEOUT = 'The bot did not answer in time. You have not been charged.';
const PRE_CHECKOUT_HINT =
	'Telegram waits 10 seconds for answerPreCheckoutQuery. Is the bot running, and is its workflow active?';

/**
 * What the buyer reads, and what a developer should know beside it. The bot's own text is shown
 * word for word, as Telegram does; a timeout has no text of the bot, so it is explained.
 */
export function explainRefusal(checkout: Checkout): { title: string; text: string; hint: string } {
	const { status, reason, error_code: code } = checkout;
	switch (status) {
		case 'declined':
			return {
				title: 'The bot refused the payment',
				text: reason ?? 'The bot gave no reason.',
				hint: 'This is the error_message of answerPreCheckoutQuery.',
			};
		case 'shipping_declined':
			return {
				title: "The bot can't deliver there",
				text: reason ?? 'The bot gave no reason.',
				hint: 'This is the error_message of answerShippingQuery.',
			};
		case 'timeout':
			return { title: 'No answer from the bot', text: TIMEOUT, hint: PRE_CHECKOUT_HINT };
		case 'shipping_timeout':
			return {
				title: 'No answer from the bot',
				text: TIMEOUT,
				hint: 'A flexible invoice needs an answer to its shipping_query: answerShippingQuery.',
			};
		default:
			return {
				title: 'Payment failed',
				text: reason ?? code ?? 'The payment was not completed.',
				hint: 'The bot had approved; it gets no successful_payment. Nothing was charged.',
			};
	}
}
