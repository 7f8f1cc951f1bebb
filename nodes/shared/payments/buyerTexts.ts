import { visibleReason } from '../telegram/visibleReason';
import type { DeclineReason } from './declineReasons';

/** What the buyer reads when nothing else was set. Plain, polite, and says what to do. */
export const DEFAULT_TEXTS: Readonly<Record<DeclineReason, string>> = {
	expired: 'This invoice has expired. Please ask for a new one.',
	otherPayer: 'This invoice was made for somebody else. Please ask for one of your own.',
	currency: 'We cannot take payments in {currency} here. Please ask for a new invoice.',
	minimumTotal: 'The smallest order we can take is {minimum}.',
	maximumTotal: 'The largest order we can take is {maximum}. Please split it.',
	orderId: 'We cannot find this order. Please start again from the shop.',
	buyerNotAllowed: 'This offer is not open to your account.',
	buyerBlocked: 'We cannot accept this payment. Please contact the shop.',
	country: 'Sorry, we do not deliver to {country}.',
	alreadyPaid: 'This order has already been paid. Thank you!',
	beingPaid: 'This order is being paid right now. Please wait a moment before you try again.',
	notEvaluated: 'We cannot check this order right now. Please contact the shop.',
};

/** Shown when the workflow did not answer in time. */
export const DEFAULT_FALLBACK_TEXT =
	'The shop could not confirm your order in time. You have not been charged. Please try again.';

/** Shown when no delivery can be offered. */
export const DEFAULT_NO_DELIVERY_TEXT = 'Sorry, we do not deliver to this address.';

/** Makes a text safe to send to a buyer; an empty one gives way to `fallback`. */
export function cleanBuyerText(text: string, fallback: string): string {
	return visibleReason(text) || fallback;
}

/**
 * Fills `{placeholders}`. Values come from the buyer or the invoice and are inserted as they are;
 * an unknown placeholder stays visible, so that a typing slip is seen in the first test.
 */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
	const known = new Map(Object.entries(values));
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => known.get(name) ?? whole);
}

/** The text for one reason: the owner's when there is one, else the built-in. */
export function fillText(
	reason: DeclineReason,
	own: string | undefined,
	values: Readonly<Record<string, string>>,
): string {
	const fallback = fillPlaceholders(DEFAULT_TEXTS[reason], values);
	return cleanBuyerText(own ? fillPlaceholders(own, values) : '', fallback);
}
