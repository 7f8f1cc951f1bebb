import { ProblemList } from '../errors/problemList';
import { splitList } from '../input/lists';
import { isGiven, isOn, readText } from '../input/values';
import { findCurrency } from '../money/currencies';
import { toMinorUnits } from '../money/amounts';
import type { BuyerMatter, OwnText } from '../payments/buyerTexts';
import type { CheckoutRules } from '../payments/checkoutRules';
import { isSafePattern } from '../payments/safePattern';
import type { ShippingZone } from '../payments/shippingZones';
import { DEFAULT_EVENTS, EVENTS, type EventName } from '../payments/events';

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
	/** Whether a buyer may pay when the workflow is too slow. */
	fallback: { approve: boolean };
	/** What buyers are told in place of the built-in texts. */
	texts: readonly OwnText[];
	includeUpdate: boolean;
}

/** Reads one parameter of the node, with a default when it is not set. */
export type ParameterReader = (name: string, fallback: unknown) => unknown;

interface RulesInput {
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

interface ZoneInput {
	countries?: string;
	postCodePrefixes?: string;
	options?: { option?: Array<{ id?: string; title?: string; amount?: number | string }> };
}

const upper = (list: string[]) => list.map((entry) => entry.toUpperCase());
const buyers = (list: string[]) => list.map((entry) => entry.replace(/^@/, '').toLowerCase());

/** What the entries of a list look like, and how to say so. */
interface EntryForm {
	shape: RegExp;
	hint: string;
}

const CURRENCY: EntryForm = { shape: /^[A-Z]{3}$/, hint: 'three-letter codes such as EUR or XTR' };
const COUNTRY: EntryForm = { shape: /^[A-Z]{2}$/, hint: 'two-letter codes such as DE' };
const BUYER: EntryForm = { shape: /^(\d+|[a-z]\w+)$/, hint: 'user IDs or @names' };

/** Hands a list on; entries that can never match anything are named. */
function checked(field: string, list: string[], form: EntryForm, problems: ProblemList): string[] {
	const odd = list.filter((entry) => !form.shape.test(entry));
	if (odd.length > 0) {
		problems.add(
			field,
			`must be ${form.hint}, separated by commas; "${odd.join('", "').slice(0, 60)}" cannot match`,
		);
	}
	return list;
}

function readRules(input: RulesInput, problems: ProblemList): CheckoutRules {
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
		currencies: checked('Currencies', upper(splitList(input.currencies)), CURRENCY, problems),
		minimumTotal,
		maximumTotal,
		limitsCurrency,
		orderIdPattern: input.orderIdPattern,
		allowedBuyers: checked(
			'Allowed Buyers',
			buyers(splitList(input.allowedBuyers)),
			BUYER,
			problems,
		),
		blockedBuyers: checked(
			'Blocked Buyers',
			buyers(splitList(input.blockedBuyers)),
			BUYER,
			problems,
		),
		countries: checked(
			'Allowed Countries',
			upper(splitList(input.allowedCountries)),
			COUNTRY,
			problems,
		),
		oncePerOrder: isOn(input.oncePerOrder),
		whenNotEvaluated: input.whenNotEvaluated ?? 'decline',
	};
}

function readZones(input: ZoneInput[], currency: string, problems: ProblemList): ShippingZone[] {
	return input.map((zone, zoneIndex) => {
		const options = (zone.options?.option ?? []).map((option, index) => {
			const field = `Shipping Zones [${zoneIndex + 1}] Options [${index + 1}]`;
			const title = problems.attempt(() => readText(field, option.title, 'the title '));
			if (title === '') problems.add(field, 'needs a title');
			const amount = problems.attempt(() =>
				toMinorUnits(`${field} Price`, option.amount ?? '', { currency, unit: 'major' }),
			);
			if (amount !== undefined && amount < 0) {
				problems.add(`${field} Price`, 'must not be negative; 0 is free delivery');
			}
			const typedId = problems.attempt(() => readText(field, option.id, 'the ID '));
			const id = typedId || `zone${zoneIndex + 1}-${index + 1}`;
			return { id, title: title ?? '', prices: [{ label: title ?? '', amount: amount ?? 0 }] };
		});
		const ids = options.map(({ id }) => id);
		if (new Set(ids).size < ids.length) {
			problems.add(`Shipping Zones [${zoneIndex + 1}]`, 'has two options with the same ID');
		}
		if (options.length === 0) problems.add(`Shipping Zones [${zoneIndex + 1}]`, 'needs an option');
		return {
			countries: checked(
				`Shipping Zones [${zoneIndex + 1}] Countries`,
				upper(splitList(zone.countries)),
				COUNTRY,
				problems,
			),
			postCodePrefixes: splitList(zone.postCodePrefixes),
			options,
		};
	});
}

function readShipping(read: ParameterReader, problems: ProblemList) {
	const shipping = read('shipping', 'none') as IntakeSettings['shipping'];
	if (shipping !== 'zones') return { shipping, zones: [], shippingCurrency: '' };
	const currency = String(read('shippingCurrency', '')).trim().toUpperCase();
	if (!findCurrency(currency)) {
		problems.add('Shipping Currency', 'must be the currency of your invoices, e.g. EUR');
		return { shipping, zones: [], shippingCurrency: '' };
	}
	const { zone = [] } = read('shippingZones', {}) as { zone?: ZoneInput[] };
	return {
		shipping,
		zones: readZones(zone, currency, problems),
		shippingCurrency: currency,
	};
}

interface TextInput {
	matter?: BuyerMatter;
	language?: string;
	text?: string;
}

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/;

function readTexts(read: ParameterReader, problems: ProblemList): OwnText[] {
	const { text: rows = [] } = read('buyerTexts', {}) as { text?: TextInput[] };
	return rows.map(({ matter = 'expired', language = '', text = '' }, index) => {
		const code = String(language).trim().toLowerCase().replaceAll('_', '-');
		const field = `Texts for Buyers [${index + 1}] Language`;
		if (code !== '' && !LANGUAGE.test(code)) {
			problems.add(field, 'must be a code such as de or pt-br, or empty for all other languages');
		}
		return { matter, language: code, text: String(text) };
	});
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
	const rules = readRules(read('checkoutRules', {}) as RulesInput, problems);
	const shipping = readShipping(read, problems);
	if (shipping.shipping === 'workflow' && !events.has('shipping_query')) {
		problems.add(
			eventsLabel,
			'must include "Shipping Query", because Shipping is answered by the workflow',
		);
	}
	const options = read('options', {}) as {
		fallbackAnswer?: 'approve' | 'decline';
		includeUpdate?: boolean;
	};
	const settings: IntakeSettings = {
		events,
		preCheckout,
		rules,
		...shipping,
		fallback: { approve: options.fallbackAnswer === 'approve' },
		texts: readTexts(read, problems),
		includeUpdate: isOn(options.includeUpdate),
	};
	problems.throwIfAny();
	return settings;
}
