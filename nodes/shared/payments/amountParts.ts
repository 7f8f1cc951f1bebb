import { STARS } from '../telegram/limits';
import type { InvoiceFacts } from './orderReference';

/** What a total consists of, in minor units; `null` for what cannot be known. */
export interface AmountParts {
	invoice: number | null;
	shipping: number | null;
	tip: number | null;
}

const UNKNOWN: AmountParts = { invoice: null, shipping: null, tip: null };

/** What is known of the delivery a buyer chose. */
export interface ChosenDelivery {
	/** Absent when the buyer had no choice: then there is none to pay for. */
	optionId?: string;
	/** Price of the option in minor units, when this node offered it. */
	price?: number;
}

/**
 * Splits what a buyer paid into invoice, delivery and tip. Telegram tells the total alone (Bot API:
 * SuccessfulPayment), so the invoice says what it was, and the rest follows where only one part is
 * left open. Never guesses: what does not add up is not known.
 *
 * @param total minor units
 */
export function splitTotal(
	total: number,
	currency: string,
	{ total: invoice, takesTips }: InvoiceFacts,
	delivery: ChosenDelivery,
): AmountParts {
	// Stars invoices have neither tips nor delivery (Bot API: sendInvoice, "not supported for Stars").
	if (currency === STARS) return { invoice: total, shipping: 0, tip: 0 };
	if (invoice === undefined) return UNKNOWN;
	const rest = total - invoice;
	const shipping = delivery.optionId === undefined ? 0 : takesTips === true ? delivery.price : rest;
	if (shipping === undefined) return { ...UNKNOWN, invoice };
	const tip = rest - shipping;
	const addsUp = shipping >= 0 && tip >= 0 && (takesTips === true || tip === 0);
	return addsUp ? { invoice, shipping, tip } : UNKNOWN;
}
