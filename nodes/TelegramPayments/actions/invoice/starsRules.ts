import type { IDataObject } from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { isGiven } from '../../../shared/input/values';
import { SUBSCRIPTION_PERIOD_S, SUBSCRIPTION_STARS_MAX } from '../../../shared/telegram/limits';
import type { LabeledPrice } from '../../../shared/telegram/types';
import { pricesField } from './invoiceInput';

/** What becomes of an invoice. */
export type InvoiceKind = 'message' | 'link' | 'inline';

/** Additional fields that need a provider, with their labels. */
const PROVIDER_ONLY = {
	isFlexible: 'Flexible Shipping',
	maxTipAmount: 'Max Tip Amount',
	needEmail: 'Need Email',
	needName: 'Need Name',
	needPhoneNumber: 'Need Phone Number',
	needShippingAddress: 'Need Shipping Address',
	providerData: 'Provider Data (JSON)',
	receipt: 'Fiscal Receipt',
	sendEmailToProvider: 'Send Email to Provider',
	sendPhoneNumberToProvider: 'Send Phone Number to Provider',
	suggestedTipAmounts: 'Suggested Tip Amounts',
} as const;

function isUsed(value: unknown): boolean {
	if (value === undefined || value === null || value === false) return false;
	if (typeof value === 'object') return Object.keys(value).length > 0;
	return !['', '0', 'false', '{}', '[]'].includes(String(value).trim());
}

function readPeriod(
	fields: IDataObject,
	total: number,
	kind: InvoiceKind,
	problems: ProblemList,
): number | undefined {
	const field = 'Subscription Period';
	if (!('subscriptionPeriod' in fields)) return undefined;
	// An expression that finds nothing must not sell once what is to be renewed.
	const period = isGiven(fields.subscriptionPeriod) ? Number(fields.subscriptionPeriod) : NaN;
	if (period === 0) return undefined;
	if (kind !== 'link') {
		problems.add(field, 'works with links only. Use the operation "Create Link" and send the link');
	}
	if (isUsed(fields.expiresAfter)) {
		problems.add(
			'Expires After (Minutes)',
			'cannot be used with "Subscription Period": renewals come later and could be declined. Remove the field',
		);
	}
	if (period !== SUBSCRIPTION_PERIOD_S) {
		problems.add(
			field,
			`must be 30 days (${SUBSCRIPTION_PERIOD_S} seconds), Telegram accepts no other period`,
		);
	}
	if (total > SUBSCRIPTION_STARS_MAX) {
		problems.add(
			pricesField(fields),
			`are ${total} Stars, and a subscription can cost at most 10000`,
		);
	}
	return period;
}

/**
 * Checks what Telegram Stars do not allow, and reads the subscription. The manual calls the forbidden
 * fields "ignored", live reports say STARS_INVOICE_INVALID; assumed here: refused.
 *
 * @throws InvalidInputError with everything a Stars invoice cannot have
 */
export function readStarsParts(
	fields: IDataObject,
	priced: { prices: readonly LabeledPrice[]; total: number },
	kind: InvoiceKind,
): { subscription_period?: number } {
	const problems = new ProblemList();
	if (priced.prices.length !== 1) {
		problems.add(
			pricesField(fields),
			`must be exactly one line with Telegram Stars, not ${priced.prices.length}. Add them up into one`,
		);
	}
	for (const [name, label] of Object.entries(PROVIDER_ONLY)) {
		if (!isUsed(fields[name])) continue;
		problems.add(label, 'cannot be used with Telegram Stars. Remove the field');
	}
	const period = readPeriod(fields, priced.total, kind, problems);
	problems.throwIfAny();
	return period === undefined ? {} : { subscription_period: period };
}
