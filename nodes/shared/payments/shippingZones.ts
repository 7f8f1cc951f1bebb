import type { ShippingAddress, ShippingOption } from '../telegram/types';
import { type OwnText, tellBuyer } from './buyerTexts';

/** Countries, optionally narrowed by post code, and what delivery there costs. */
export interface ShippingZone {
	/** ISO 3166-1 alpha-2, upper case; empty means every country ("elsewhere"). */
	countries: readonly string[];
	/** Beginnings of post codes; empty means all. Compared without spaces, hyphens and case. */
	postCodePrefixes: readonly string[];
	/** Amounts in minor units. */
	options: readonly ShippingOption[];
}

export type ShippingDecision =
	{ offered: true; options: readonly ShippingOption[] } | { offered: false; text: string };

const normalizePostCode = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

function covers(zone: ShippingZone, address: ShippingAddress): boolean {
	if (zone.countries.length > 0 && !zone.countries.includes(address.country_code.toUpperCase())) {
		return false;
	}
	if (zone.postCodePrefixes.length === 0) return true;
	const postCode = normalizePostCode(address.post_code);
	return zone.postCodePrefixes.some((prefix) => postCode.startsWith(normalizePostCode(prefix)));
}

/** The zone an address belongs to. */
function findZone(
	address: ShippingAddress,
	zones: readonly ShippingZone[],
): ShippingZone | undefined {
	const named = zones.filter((zone) => zone.countries.length > 0);
	const elsewhere = zones.filter((zone) => zone.countries.length === 0);
	return [...named, ...elsewhere].find((candidate) => covers(candidate, address));
}

/**
 * What a delivery option costs, by the zones as they are set now.
 *
 * @returns minor units; `undefined` when no zone offers it for this address
 */
export function priceOfOption(
	optionId: string,
	address: ShippingAddress,
	zones: readonly ShippingZone[],
): number | undefined {
	const option = findZone(address, zones)?.options.find(({ id }) => id === optionId);
	return option?.prices.reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * Picks the delivery options for an address. Zones that name countries come before those for
 * everywhere else; among them the first that fits counts. Pure.
 */
export function decideShipping(
	address: ShippingAddress,
	zones: readonly ShippingZone[],
	languageCode?: string,
	texts: readonly OwnText[] = [],
): ShippingDecision {
	const zone = findZone(address, zones);
	if (zone && zone.options.length > 0) return { offered: true, options: zone.options };
	const values = {
		country: address.country_code,
		post_code: address.post_code,
		city: address.city,
	};
	return { offered: false, text: tellBuyer('noDelivery', languageCode, texts, values) };
}
