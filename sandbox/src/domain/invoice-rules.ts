import { findCurrency, STARS } from '../data/currencies.js';
import { isBroken } from '../text/clean.js';
import { badRequest } from './errors.js';
import { resolveProvider } from './providers.js';
import type { InvoiceTerms } from './state.js';
import type { LabeledPrice } from './telegram.js';
import type { World } from './world.js';

/** Largest price, tip or total: 12 digits (tdlib). */
export const MAX_AMOUNT = 999_999_999_999;
const MAX_SUGGESTED_TIPS = 4;
const SUBSCRIPTION_SECONDS = 2_592_000;
const MAX_PAYLOAD_BYTES = 128;

/** Sum of the prices, in smallest units. */
export const totalOf = (prices: readonly LabeledPrice[]): number =>
	prices.reduce((sum, price) => sum + price.amount, 0);

/** What Telegram's library checks before anything goes out, in its order. */
export function checkArithmetic(terms: InvoiceTerms): void {
	const texts: Array<[string, string]> = [
		['title', terms.title],
		['description', terms.description],
		['photo URL', terms.photoUrl],
		['bot start parameter', terms.startParameter],
		['provider token', terms.providerToken],
		['provider data', terms.providerData],
		['currency', terms.currency],
	];
	for (const [name, value] of texts) {
		if (isBroken(value)) throw badRequest(`Invoice ${name} must be encoded in UTF-8`);
	}
	checkPrices(terms.prices, 'Invoice price label');
	if (terms.maxTip < 0 || terms.maxTip > MAX_AMOUNT) {
		throw badRequest('Invalid max_tip_amount of the currency specified');
	}
	for (const tip of terms.suggestedTips) {
		if (tip <= 0) throw badRequest('Suggested tip amount must be positive');
		if (tip > terms.maxTip) {
			throw badRequest("Suggested tip amount can't be bigger than max_tip_amount");
		}
	}
	if (terms.suggestedTips.length > MAX_SUGGESTED_TIPS) {
		throw badRequest('There can be at most 4 suggested tip amounts');
	}
}

/** Each part within bounds, the total positive and within bounds. */
export function checkPrices(prices: readonly LabeledPrice[], labelName: string): void {
	for (const { label, amount } of prices) {
		if (isBroken(label)) throw badRequest(`${labelName} must be encoded in UTF-8`);
		if (Math.abs(amount) > MAX_AMOUNT) {
			throw badRequest('Too big amount of the currency specified');
		}
	}
	const total = totalOf(prices);
	if (total <= 0) throw badRequest('Total price must be positive');
	if (total > MAX_AMOUNT) throw badRequest('Total price is too big');
}

/** What Telegram's servers refuse. */
export function checkWithTelegram(world: World, terms: InvoiceTerms, asLink: boolean): void {
	const { assumptions } = world.settings;
	const title = [...terms.title].length;
	const description = [...terms.description].length;
	const payload = Buffer.byteLength(terms.payload);
	refuseIf(
		title > 32,
		assumptions.titleTooLong,
		`title has ${title} characters; Telegram takes 1 to 32.`,
	);
	refuseIf(
		description > 255,
		assumptions.descriptionTooLong,
		`description has ${description} characters; Telegram takes 1 to 255.`,
	);
	refuseIf(
		payload > MAX_PAYLOAD_BYTES,
		assumptions.payloadTooLong,
		`payload has ${payload} bytes; Telegram takes 1 to ${MAX_PAYLOAD_BYTES}.`,
	);
	refuseIf(terms.subscriptionPeriod > 0 && !asLink, 'SUBSCRIPTION_EXPORT_MISSING');
	if (terms.currency === STARS) checkStars(world, terms);
	else checkMoney(world, terms);
}

function checkStars(world: World, terms: InvoiceTerms): void {
	const { assumptions } = world.settings;
	const total = totalOf(terms.prices);
	const tips = terms.maxTip > 0 || terms.suggestedTips.length > 0;
	const data =
		terms.needName || terms.needPhone || terms.needEmail || terms.needShipping || terms.isFlexible;
	refuseIf(tips || terms.prices.length > 1, 'STARS_INVOICE_INVALID');
	refuseIf(data && assumptions.refuseStarsWithData, 'STARS_INVOICE_INVALID');
	refuseIf(
		terms.providerToken !== '' && assumptions.refuseStarsWithProviderToken,
		'STARS_INVOICE_INVALID',
	);
	if (terms.subscriptionPeriod > 0) {
		refuseIf(terms.subscriptionPeriod !== SUBSCRIPTION_SECONDS, 'SUBSCRIPTION_PERIOD_INVALID');
		refuseIf(total > assumptions.maxSubscriptionStars, 'SUBSCRIPTION_AMOUNT_INVALID');
	}
	refuseIf(
		total < assumptions.minStars || total > assumptions.maxStars,
		'CURRENCY_TOTAL_AMOUNT_INVALID',
	);
}

function checkMoney(world: World, terms: InvoiceTerms): void {
	const provider = resolveProvider(terms.providerToken);
	refuseIf(!provider, 'PAYMENT_PROVIDER_INVALID');
	const currency = findCurrency(terms.currency);
	const taken = provider?.currencies?.includes(terms.currency) ?? true;
	if (!currency || !taken) throw badRequest('CURRENCY_INVALID');
	// Subscriptions are paid in Stars only.
	refuseIf(terms.subscriptionPeriod > 0, 'SUBSCRIPTION_PERIOD_INVALID');
	const total = totalOf(terms.prices);
	refuseIf(
		total < currency.min || total > currency.max,
		'CURRENCY_TOTAL_AMOUNT_INVALID',
		`The total of ${total} is outside ${terms.currency}’s limits, ${currency.min} to ${currency.max} in smallest units.`,
	);
	refuseIf(terms.providerData !== '' && !isJson(terms.providerData), 'DATA_JSON_INVALID');
	const rising = terms.suggestedTips.every((tip, n, all) => n === 0 || tip > (all[n - 1] ?? 0));
	refuseIf(
		!rising,
		world.settings.assumptions.tipsNotIncreasing,
		'suggested_tip_amounts must rise: each larger than the one before.',
	);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function refuseIf(wrong: boolean, message: string | null, why?: string): void {
	if (wrong && message !== null) throw badRequest(message, why);
}
