import { describeAmount } from '../money/amounts';
import { PAYLOAD_MAX_BYTES } from '../telegram/limits';
import type { PreCheckoutQuery } from '../telegram/types';
import { type OwnText, tellBuyer } from './buyerTexts';
import type { DeclineReason } from './declineReasons';
import { readOrderReference } from './orderReference';

/** What the shop owner set. Absent or empty means that the rule is off. */
export interface CheckoutRules {
	/** ISO 4217 codes or `XTR`, upper case. */
	currencies?: readonly string[];
	/** Minor units of `limitsCurrency`. */
	minimumTotal?: number;
	/** Minor units of `limitsCurrency`. */
	maximumTotal?: number;
	/** Currency of the two limits; queries in another currency cannot be compared with them. */
	limitsCurrency?: string;
	/** Regular expression the whole order id has to match. */
	orderIdPattern?: string;
	/** User ids or user names (without @, lower case). */
	allowedBuyers?: readonly string[];
	blockedBuyers?: readonly string[];
	/** ISO 3166-1 alpha-2 codes of the shipping address, upper case. */
	countries?: readonly string[];
	oncePerOrder?: boolean;
	/** What happens when a rule cannot be evaluated; a decline unless the owner chose otherwise. */
	whenNotEvaluated?: 'approve' | 'decline';
}

/** What is known besides the query itself. */
export interface CheckoutKnowledge {
	/** Milliseconds since the epoch. */
	now: number;
	isPaid(orderId: string): boolean;
	/** Whether a buyer has been let through for this order and the payment may still be on its way. */
	isBeingPaid(orderId: string, query: PreCheckoutQuery): boolean;
}

export type CheckoutDecision =
	{ approved: true } | { approved: false; reason: DeclineReason; text: string };

/** A rule's verdict: `true` lets the buyer pass, `undefined` says that it cannot be evaluated. */
type Verdict = boolean | undefined;

function matchesWhole(pattern: string, text: string): Verdict {
	// Telegram takes no more, and the time of a match grows with the length.
	if (text.length > PAYLOAD_MAX_BYTES) return false;
	try {
		return new RegExp(`^(?:${pattern})$`, 'u').test(text);
	} catch {
		return undefined;
	}
}

function isListed(list: readonly string[], user: PreCheckoutQuery['from']): boolean {
	const username = user.username?.toLowerCase();
	return list.some((entry) => entry === String(user.id) || entry === username);
}

function isWithin(query: PreCheckoutQuery, rules: CheckoutRules, pass: (total: number) => boolean) {
	return query.currency === rules.limitsCurrency ? pass(query.total_amount) : undefined;
}

const isOn = (list: readonly string[] | undefined): list is readonly string[] =>
	list !== undefined && list.length > 0;

function* verdicts(
	query: PreCheckoutQuery,
	rules: CheckoutRules,
	known: CheckoutKnowledge,
): Generator<[DeclineReason, Verdict]> {
	const { orderId, terms } = readOrderReference(query.invoice_payload);
	const { minimumTotal, maximumTotal } = rules;
	if (terms.expiresAt !== undefined) yield ['expired', known.now < terms.expiresAt * 1_000];
	if (terms.payerUserId !== undefined) yield ['otherPayer', query.from.id === terms.payerUserId];
	if (isOn(rules.blockedBuyers)) yield ['buyerBlocked', !isListed(rules.blockedBuyers, query.from)];
	if (isOn(rules.allowedBuyers)) {
		yield ['buyerNotAllowed', isListed(rules.allowedBuyers, query.from)];
	}
	if (isOn(rules.currencies)) yield ['currency', rules.currencies.includes(query.currency)];
	if (minimumTotal !== undefined) {
		yield ['minimumTotal', isWithin(query, rules, (total) => total >= minimumTotal)];
	}
	if (maximumTotal !== undefined) {
		yield ['maximumTotal', isWithin(query, rules, (total) => total <= maximumTotal)];
	}
	if (rules.orderIdPattern) yield ['orderId', matchesWhole(rules.orderIdPattern, orderId)];
	if (isOn(rules.countries)) {
		const country = query.order_info?.shipping_address?.country_code;
		yield ['country', country ? rules.countries.includes(country.toUpperCase()) : undefined];
	}
	if (rules.oncePerOrder) {
		yield ['alreadyPaid', !known.isPaid(orderId)];
		yield ['beingPaid', !known.isBeingPaid(orderId, query)];
	}
}

function placeholders(query: PreCheckoutQuery, rules: CheckoutRules): Record<string, string> {
	const limit = (minor: number | undefined) =>
		minor === undefined ? '' : describeAmount(minor, rules.limitsCurrency ?? query.currency);
	return {
		order_id: readOrderReference(query.invoice_payload).orderId,
		currency: query.currency,
		amount: describeAmount(query.total_amount, query.currency),
		minimum: limit(rules.minimumTotal),
		maximum: limit(rules.maximumTotal),
		country: query.order_info?.shipping_address?.country_code ?? '',
		first_name: query.from.first_name,
	};
}

/**
 * Decides a pre-checkout query. Terms packed into the payload (expiry, payer) always count; the other
 * rules when they are set. The first rule that says no is the reason. Pure.
 *
 * @param texts of the owner, in place of the built-in ones
 */
export function decideCheckout(
	query: PreCheckoutQuery,
	rules: CheckoutRules,
	known: CheckoutKnowledge,
	texts: readonly OwnText[] = [],
): CheckoutDecision {
	for (const [rule, verdict] of verdicts(query, rules, known)) {
		if (verdict === true) continue;
		if (verdict === undefined && rules.whenNotEvaluated === 'approve') continue;
		const reason = verdict === undefined ? 'notEvaluated' : rule;
		return {
			approved: false,
			reason,
			text: tellBuyer(reason, query.from.language_code, texts, placeholders(query, rules)),
		};
	}
	return { approved: true };
}
