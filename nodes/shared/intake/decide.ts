import { cleanBuyerText, DEFAULT_FALLBACK_TEXT } from '../payments/buyerTexts';
import {
	type CheckoutKnowledge,
	type CheckoutRules,
	decideCheckout,
} from '../payments/checkoutRules';
import { type Answered, buildPaymentRecord, type PaymentRecord } from '../payments/paymentRecord';
import { decideShipping, type ShippingZone } from '../payments/shippingZones';
import type { ClassifiedUpdate, PaymentEvent } from '../payments/updates';
import { EVENTS } from '../payments/updates';
import { findWakeUp, type WakeUp } from './wake';

/** How updates are dealt with; read from the node's parameters by `readSettings`. */
export interface HandlingSettings {
	events: ReadonlySet<PaymentEvent>;
	preCheckout: 'rules' | 'workflow';
	rules: CheckoutRules;
	shipping: 'workflow' | 'zones';
	zones: readonly ShippingZone[];
	noDeliveryText: string;
	/** What a buyer is told when the workflow is too slow. */
	fallback: { approve: boolean; text: string };
	includeUpdate: boolean;
}

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

/** What to do with one update. */
export interface Handling {
	/** Goes out at once, before anything else. */
	answer?: BuyerAnswer;
	/** Goes out when the workflow has not answered in time. */
	fallback?: BuyerAnswer;
	/** Starts a run with this row; absent when the event was not chosen. */
	record?: PaymentRecord;
	/** A run that waits for this payment, in whatever workflow. */
	wakeUp?: WakeUp;
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

const PENDING: Answered = { answer: 'pending', reason: null };

function handlePreCheckout(
	classified: ClassifiedUpdate & { event: 'pre_checkout_query' },
	settings: HandlingSettings,
	known: CheckoutKnowledge,
): Handling & { answered: Answered } {
	const { query } = classified;
	// Expiry and payer are promises the invoice already made, so they hold for both ways of answering.
	const byWorkflow = settings.preCheckout === 'workflow';
	const decision = decideCheckout(query, byWorkflow ? {} : settings.rules, known);
	if (!decision.approved) {
		return {
			wakeUp: findWakeUp(classified, known.now, decision),
			answer: answerPreCheckout(query.id, decision.text),
			answered: { answer: 'declined', reason: decision.reason },
		};
	}
	if (!byWorkflow) {
		return { answer: answerPreCheckout(query.id), answered: { answer: 'approved', reason: null } };
	}
	const { approve, text } = settings.fallback;
	return {
		fallback: answerPreCheckout(
			query.id,
			approve ? undefined : cleanBuyerText(text, DEFAULT_FALLBACK_TEXT),
		),
		answered: PENDING,
	};
}

function handleShipping(
	classified: ClassifiedUpdate & { event: 'shipping_query' },
	settings: HandlingSettings,
): Handling & { answered: Answered } {
	const { query } = classified;
	if (settings.shipping === 'workflow' && settings.events.has('shipping_query')) {
		const text = cleanBuyerText(settings.fallback.text, DEFAULT_FALLBACK_TEXT);
		return { fallback: refuseShipping(query.id, text), answered: PENDING };
	}
	// Nobody else can answer for this bot, so an unanswerable question gets a refusal, not silence.
	const zones = settings.shipping === 'zones' ? settings.zones : [];
	const decision = decideShipping(query.shipping_address, zones, settings.noDeliveryText);
	if (!decision.offered) {
		return {
			answer: refuseShipping(query.id, decision.text),
			answered: { answer: 'declined', reason: 'noDelivery' },
		};
	}
	return {
		answer: {
			method: 'answerShippingQuery',
			parameters: { shipping_query_id: query.id, ok: true, shipping_options: decision.options },
		},
		answered: { answer: 'approved', reason: null },
	};
}

/**
 * Decides what happens to an update: the answer a buyer gets and the row a run is started with.
 * Pure; the webhook, the poll loop and `update: process` act on the result.
 *
 * @param receivedAt milliseconds since the epoch
 */
export function handleUpdate(
	classified: ClassifiedUpdate,
	settings: HandlingSettings,
	known: CheckoutKnowledge,
	receivedAt: number,
): Handling {
	const { answered, ...handling }: Handling & { answered?: Answered } =
		classified.event === 'pre_checkout_query'
			? handlePreCheckout(classified, settings, known)
			: classified.event === 'shipping_query'
				? handleShipping(classified, settings)
				: { wakeUp: findWakeUp(classified, receivedAt) };
	if (!settings.events.has(classified.event)) return handling;
	// What is not a payment goes on as Telegram sent it: commands and buttons have no row of their own.
	const record =
		classified.event === 'other'
			? { ...classified.update }
			: {
					...buildPaymentRecord(classified, receivedAt, answered),
					...(settings.includeUpdate ? { update: classified.update } : {}),
				};
	return { ...handling, record: record as PaymentRecord };
}

/** Puts a row on the output of its event; outputs exist for the chosen events, in fixed order. */
export function placeOnOutput<T>(
	event: PaymentEvent,
	events: ReadonlySet<PaymentEvent>,
	items: T[],
): T[][] {
	return EVENTS.filter((candidate) => events.has(candidate)).map((candidate) =>
		candidate === event ? items : [],
	);
}
