import type { INodeProperties } from 'n8n-workflow';
import type { ProblemList } from '../errors/problemList';
import { BUYERS, COUNTRY_CODES, CURRENCY_CODES, readCodes } from '../input/codes';
import { isGiven, isOn } from '../input/values';
import { toMinorUnits } from '../money/amounts';
import { findCurrency } from '../money/currencies';
import type { CheckoutRules } from '../payments/checkoutRules';
import { isSafePattern } from '../payments/safePattern';

/** The rules a checkout is decided by. */
export const checkoutRulesField: INodeProperties = {
	displayName: 'Checkout Rules',
	name: 'checkoutRules',
	type: 'collection',
	placeholder: 'Add Rule',
	default: {},
	displayOptions: { show: { preCheckout: ['rules'] } },
	description:
		'A checkout that breaks a rule is declined, and the buyer sees the reason. Expired invoices and invoices for someone else are always declined.',
	options: [
		{
			displayName: 'Allowed Buyers',
			name: 'allowedBuyers',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456789, @ann',
			description: 'Comma-separated Telegram user IDs or user names. Everyone else is declined.',
		},
		{
			displayName: 'Allowed Countries',
			name: 'allowedCountries',
			type: 'string',
			default: '',
			placeholder: 'e.g. DE, AT, CH',
			description:
				'Comma-separated two-letter country codes of the shipping address. Only for invoices that ask for an address.',
		},
		{
			displayName: 'Blocked Buyers',
			name: 'blockedBuyers',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456789, @bob',
			description: 'Comma-separated Telegram user IDs or user names that are declined',
		},
		{
			displayName: 'Currencies',
			name: 'currencies',
			type: 'string',
			default: '',
			placeholder: 'e.g. EUR, XTR',
			description: 'Comma-separated currency codes that are accepted (XTR is Telegram Stars)',
		},
		{
			displayName: 'Limits Currency',
			name: 'limitsCurrency',
			type: 'string',
			default: '',
			placeholder: 'e.g. EUR',
			description: 'Currency of Minimum Total and Maximum Total',
		},
		{
			displayName: 'Maximum Total',
			name: 'maximumTotal',
			type: 'string',
			default: '',
			placeholder: 'e.g. 500.00',
			description:
				'Largest total with tip and delivery, as the buyer sees it. Needs Limits Currency.',
		},
		{
			displayName: 'Minimum Total',
			name: 'minimumTotal',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5.00',
			description:
				'Smallest total with tip and delivery, as the buyer sees it. Needs Limits Currency.',
		},
		{
			displayName: 'Once per Order',
			name: 'oncePerOrder',
			type: 'boolean',
			default: false,
			description:
				'Whether an order that has been paid is declined. Telegram lets many people pay the same invoice. The last 5,000 paid orders are remembered.',
		},
		{
			displayName: 'Order ID Pattern',
			name: 'orderIdPattern',
			type: 'string',
			default: '',
			placeholder: 'e.g. shop-\\d+',
			description: 'Regular expression that the whole order ID must match',
		},
		{
			displayName: 'When a Rule Cannot Be Evaluated',
			name: 'whenNotEvaluated',
			type: 'options',
			default: 'decline',
			description:
				'What to do if, for example, the rules allow certain countries and the invoice asks for no address',
			options: [
				{ name: 'Approve', value: 'approve' },
				{ name: 'Decline', value: 'decline' },
			],
		},
	],
};

/** What the field holds. */
export interface CheckoutRulesInput {
	allowedBuyers?: string;
	allowedCountries?: string;
	blockedBuyers?: string;
	currencies?: string;
	limitsCurrency?: string;
	maximumTotal?: number | string;
	minimumTotal?: number | string;
	oncePerOrder?: boolean;
	orderIdPattern?: string;
	whenNotEvaluated?: 'approve' | 'decline';
}

/** Rules that let only some pass. */
const NARROWING = {
	allowedBuyers: 'Allowed Buyers',
	allowedCountries: 'Allowed Countries',
	currencies: 'Currencies',
	maximumTotal: 'Maximum Total',
	minimumTotal: 'Minimum Total',
	orderIdPattern: 'Order ID Pattern',
} as const;

/** An expression that finds nothing must not let everyone pass. */
function refuseEmpty(input: CheckoutRulesInput, problems: ProblemList): void {
	for (const [name, label] of Object.entries(NARROWING)) {
		if (!(name in input)) continue;
		const value = input[name as keyof typeof NARROWING];
		if (isGiven(value) && String(value).replace(/[\s,]/g, '') !== '') continue;
		problems.add(label, 'is empty, so it would let everyone pass. Fill it in or remove the rule');
	}
}

/**
 * Reads Checkout Rules as they were typed.
 *
 * @param problems is told of every rule that can never be kept
 */
export function readCheckoutRules(input: CheckoutRulesInput, problems: ProblemList): CheckoutRules {
	refuseEmpty(input, problems);
	const limitsCurrency = String(input.limitsCurrency ?? '')
		.trim()
		.toUpperCase();
	const readLimit = (field: string, value: unknown): number | undefined => {
		if (!isGiven(value)) return undefined;
		if (!findCurrency(limitsCurrency)) {
			problems.add('Limits Currency', 'must be set to a known currency when a total is limited');
			return undefined;
		}
		const limit = problems.attempt(() =>
			toMinorUnits(field, value, { currency: limitsCurrency, unit: 'major' }),
		);
		if (limit !== undefined && limit < 0) problems.add(field, 'must not be negative');
		return limit;
	};
	const minimumTotal = readLimit('Minimum Total', input.minimumTotal);
	const maximumTotal = readLimit('Maximum Total', input.maximumTotal);
	if (minimumTotal !== undefined && maximumTotal !== undefined && minimumTotal > maximumTotal) {
		problems.add('Minimum Total', 'must not be above Maximum Total');
	}
	if (input.orderIdPattern) {
		try {
			new RegExp(input.orderIdPattern, 'u');
			if (!isSafePattern(input.orderIdPattern)) {
				problems.add(
					'Order ID Pattern',
					'could keep n8n busy for seconds: it repeats something that can itself be repeated or chosen, as in (a+)+ or (a|b)*, or has too many repeats in a row. Use a list such as [ab]+, or fixed numbers such as {4}',
				);
			}
		} catch {
			problems.add('Order ID Pattern', 'is not a regular expression');
		}
	}
	return {
		currencies: readCodes('Currencies', input.currencies, CURRENCY_CODES, problems),
		minimumTotal,
		maximumTotal,
		limitsCurrency,
		orderIdPattern: input.orderIdPattern,
		allowedBuyers: readCodes('Allowed Buyers', input.allowedBuyers, BUYERS, problems),
		blockedBuyers: readCodes('Blocked Buyers', input.blockedBuyers, BUYERS, problems),
		countries: readCodes('Allowed Countries', input.allowedCountries, COUNTRY_CODES, problems),
		oncePerOrder: isOn(input.oncePerOrder),
		whenNotEvaluated: input.whenNotEvaluated ?? 'decline',
	};
}
