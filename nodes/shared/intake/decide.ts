import { tellBuyer } from '../payments/buyerTexts';
import { type CheckoutKnowledge, decideCheckout } from '../payments/checkoutRules';
import type { DeclineReason } from '../payments/declineReasons';
import type { Answered } from '../payments/rows/paymentRow';
import { decideShipping } from '../payments/shippingZones';
import type { Classified, ClassifiedUpdate } from '../payments/updates';
import type { IntakeSettings } from './settings';

/** A Bot API call that answers a buyer. */
export interface BuyerAnswer {
	method: 'answerPreCheckoutQuery' | 'answerShippingQuery';
	parameters: {
		pre_checkout_query_id?: string;
		shipping_query_id?: string;
		ok: boolean;
		error_message?: string;
		shipping_options?: readonly object[];
	};
}

/** What a buyer who waits is told, and by whom. Empty for updates that nobody waits for. */
export interface Decision {
	/** Goes out at once, before anything else. */
	answer?: BuyerAnswer;
	/** Goes out when the workflow has not answered in time. */
	guard?: BuyerAnswer;
	/** For the row. */
	answered?: Answered;
	/** Why the rules declined a pre-checkout. */
	declined?: DeclineReason;
}

function answerPreCheckout(id: string, refusal?: string): BuyerAnswer {
	return {
		method: 'answerPreCheckoutQuery',
		parameters: {
			pre_checkout_query_id: id,
			ok: refusal === undefined,
			...(refusal === undefined ? {} : { error_message: refusal }),
		},
	};
}

function refuseShipping(id: string, text: string): BuyerAnswer {
	return {
		method: 'answerShippingQuery',
		parameters: { shipping_query_id: id, ok: false, error_message: text },
	};
}

const APPROVED: Answered = { answer: 'approved', reason: null };
const PENDING: Answered = { answer: 'pending', reason: null };
const declinedFor = (reason: string): Answered => ({ answer: 'declined', reason });

function decidePreCheckout(
	{ query }: Classified<'pre_checkout_query'>,
	{ preCheckout, rules, fallback, texts }: IntakeSettings,
	known: CheckoutKnowledge,
): Decision {
	// Expiry and payer are promises the invoice already made, so they hold for both ways of answering.
	const byWorkflow = preCheckout === 'workflow';
	const decision = decideCheckout(query, byWorkflow ? {} : rules, known, texts);
	if (!decision.approved) {
		return {
			answer: answerPreCheckout(query.id, decision.text),
			answered: declinedFor(decision.reason),
			declined: decision.reason,
		};
	}
	if (!byWorkflow) return { answer: answerPreCheckout(query.id), answered: APPROVED };
	const text = tellBuyer('tooLate', query.from.language_code, texts);
	return {
		guard: answerPreCheckout(query.id, fallback.approve ? undefined : text),
		answered: PENDING,
	};
}

function decideDelivery(
	{ query }: Classified<'shipping_query'>,
	{ shipping, zones, texts }: IntakeSettings,
): Decision {
	const { language_code } = query.from;
	if (shipping === 'workflow') {
		const text = tellBuyer('tooLate', language_code, texts);
		return { guard: refuseShipping(query.id, text), answered: PENDING };
	}
	// Nobody else can answer for this bot, so a question that nothing was set for gets a refusal.
	const decision = decideShipping(query.shipping_address, zones, language_code, texts);
	if (!decision.offered) {
		return {
			answer: refuseShipping(query.id, decision.text),
			answered: declinedFor(shipping === 'zones' ? 'noDelivery' : 'shippingNotSet'),
		};
	}
	return {
		answer: {
			method: 'answerShippingQuery',
			parameters: { shipping_query_id: query.id, ok: true, shipping_options: decision.options },
		},
		answered: APPROVED,
	};
}

/** Decides what a buyer is told. Pure; the same for webhook, polling and Update: Process. */
export function decide(
	classified: ClassifiedUpdate,
	settings: IntakeSettings,
	known: CheckoutKnowledge,
): Decision {
	if (classified.event === 'pre_checkout_query') {
		return decidePreCheckout(classified, settings, known);
	}
	return classified.event === 'shipping_query' ? decideDelivery(classified, settings) : {};
}
