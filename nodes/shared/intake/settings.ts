import { ProblemList } from '../errors/problemList';
import { type CheckoutRulesInput, readCheckoutRules } from '../fields/checkoutRules.fields';
import { readShippingZones, type ShippingZoneInput } from '../fields/shipping.fields';
import { type BuyerTextInput, readBuyerTexts } from '../fields/texts.fields';
import { isGiven, isOn } from '../input/values';
import { findCurrency } from '../money/currencies';
import type { OwnText } from '../payments/buyerTexts';
import type { CheckoutRules } from '../payments/checkoutRules';
import { DEFAULT_EVENTS, EVENTS, type EventName } from '../payments/events';
import type { ShippingZone } from '../payments/shippingZones';

/** How updates are dealt with, as the node's parameters say. */
export interface IntakeSettings {
	events: ReadonlySet<EventName>;
	preCheckout: 'rules' | 'workflow';
	rules: CheckoutRules;
	/** `none`: no invoice asks for delivery, so a query that comes all the same is refused. */
	shipping: 'none' | 'workflow' | 'zones';
	zones: readonly ShippingZone[];
	/** Currency of the prices in `zones`; empty without zones. */
	shippingCurrency: string;
	/** Whether a buyer may pay when the workflow is too slow, and when it is. */
	fallback: { approve: boolean; afterMs: number };
	/** What buyers are told in place of the built-in texts. */
	texts: readonly OwnText[];
	includeUpdate: boolean;
}

/** Seconds that a workflow has for its answer when nothing else was set; Telegram waits 10. */
const DEFAULT_ANSWER_WITHIN_S = 8;

/** An answer later than that would miss Telegram's limit. */
const LATEST_ANSWER_S = 9;

function readAnswerWithin(value: unknown, problems: ProblemList): number {
	const seconds = isGiven(value) ? Number(value) : DEFAULT_ANSWER_WITHIN_S;
	if (!Number.isFinite(seconds)) {
		problems.add('Answer Within (Seconds)', 'must be a number of seconds, 1 to 9');
	}
	return Math.min(Math.max(seconds, 1), LATEST_ANSWER_S);
}

/** Reads one parameter of the node, with a default when it is not set. */
export type ParameterReader = (name: string, fallback: unknown) => unknown;

function readShipping(read: ParameterReader, problems: ProblemList) {
	const shipping = read('shipping', 'none') as IntakeSettings['shipping'];
	if (shipping !== 'zones') return { shipping, zones: [], shippingCurrency: '' };
	const currency = String(read('shippingCurrency', '')).trim().toUpperCase();
	if (!findCurrency(currency)) {
		problems.add('Shipping Currency', 'must be the currency of your invoices, e.g. EUR');
		return { shipping, zones: [], shippingCurrency: '' };
	}
	const { zone = [] } = read('shippingZones', {}) as { zone?: ShippingZoneInput[] };
	return {
		shipping,
		zones: readShippingZones(zone, currency, problems),
		shippingCurrency: currency,
	};
}

/**
 * Reads how updates are to be handled from a node's parameters (trigger or `update: process`).
 *
 * @param eventsLabel what the node calls the choice of events
 * @throws InvalidInputError naming every setting that cannot work
 */
export function readSettings(read: ParameterReader, eventsLabel = 'Trigger On'): IntakeSettings {
	const problems = new ProblemList();
	const chosen = read('events', DEFAULT_EVENTS) as string[];
	const events = new Set<EventName>(EVENTS.filter((event) => chosen.includes(event)));
	const preCheckout = read('preCheckout', 'rules') as 'rules' | 'workflow';
	if (events.size === 0) problems.add(eventsLabel, 'needs at least one event');
	if (preCheckout === 'workflow' && !events.has('pre_checkout_query')) {
		problems.add(
			eventsLabel,
			'must include "Pre-Checkout Query", because Pre-Checkout is answered by the workflow',
		);
	}
	const rules = readCheckoutRules(read('checkoutRules', {}) as CheckoutRulesInput, problems);
	const shipping = readShipping(read, problems);
	if (shipping.shipping === 'workflow' && !events.has('shipping_query')) {
		problems.add(
			eventsLabel,
			'must include "Shipping Query", because Shipping is answered by the workflow',
		);
	}
	const { text: texts = [] } = read('buyerTexts', {}) as { text?: BuyerTextInput[] };
	const options = read('options', {}) as {
		answerWithin?: unknown;
		fallbackAnswer?: 'approve' | 'decline';
		includeUpdate?: boolean;
	};
	const settings: IntakeSettings = {
		events,
		preCheckout,
		rules,
		...shipping,
		fallback: {
			approve: options.fallbackAnswer === 'approve',
			afterMs: readAnswerWithin(options.answerWithin, problems) * 1_000,
		},
		texts: readBuyerTexts(texts, problems),
		includeUpdate: isOn(options.includeUpdate),
	};
	problems.throwIfAny();
	return settings;
}
