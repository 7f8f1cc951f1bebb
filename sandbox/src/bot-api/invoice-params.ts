import { badRequest } from '../domain/errors.js';
import type { InvoiceTerms } from '../domain/state.js';
import type { LabeledPrice } from '../domain/telegram.js';
import { readJson } from '../text/json.js';
import type { JsonNode } from '../text/json.js';
import { readWhole } from '../text/numbers.js';
import { readNumber, readText } from './json-fields.js';
import type { Given } from './method.js';
import * as read from './readers.js';

/** An invoice's parameters in the order in which the Bot API server looks at them. */
export const INVOICE = {
	title: read.required,
	description: read.required,
	payload: read.utf8,
	currency: read.required,
	prices: read.parsed((value, name) => {
		if (value === '') throw badRequest(`Parameter "${name}" is required`);
		return readPrices(value);
	}),
	max_tip_amount: read.parsed(readMaxTip),
	suggested_tip_amounts: read.parsed(readSuggestedTips),
	provider_token: read.string,
	provider_data: read.string,
	photo_url: read.string,
	photo_size: read.integer(0, 0, 1_000_000_000),
	photo_width: read.integer(0, 0, 10_000),
	photo_height: read.integer(0, 0, 10_000),
	need_name: read.flag,
	need_phone_number: read.flag,
	need_email: read.flag,
	need_shipping_address: read.flag,
	send_phone_number_to_provider: read.flag,
	send_email_to_provider: read.flag,
	is_flexible: read.flag,
	start_parameter: read.string,
	subscription_period: read.integer(0, 0, 1_000_000_000),
};

/** The terms of an invoice that was given by top-level parameters. */
export const termsOf = (given: Given<typeof INVOICE>): InvoiceTerms => ({
	title: given.title,
	description: given.description,
	payload: given.payload,
	providerToken: given.provider_token,
	currency: given.currency,
	prices: given.prices,
	maxTip: given.max_tip_amount,
	suggestedTips: given.suggested_tip_amounts,
	providerData: given.provider_data,
	photoUrl: given.photo_url,
	needName: given.need_name,
	needPhone: given.need_phone_number || given.send_phone_number_to_provider,
	needEmail: given.need_email || given.send_email_to_provider,
	needShipping: given.need_shipping_address || given.is_flexible,
	sendPhone: given.send_phone_number_to_provider,
	sendEmail: given.send_email_to_provider,
	isFlexible: given.is_flexible,
	startParameter: given.start_parameter,
	subscriptionPeriod: given.subscription_period,
});

function readPrices(value: string): LabeledPrice[] {
	const node = readJson(value);
	if (!node) throw badRequest("Can't parse prices JSON object");
	return readPriceList(node);
}

/** Reads an array of LabeledPrice with the server's texts. */
export function readPriceList(node: JsonNode): LabeledPrice[] {
	if (node.type !== 'array') throw badRequest('Expected an Array of labeled prices');
	const prices = node.items.map((item) => {
		try {
			return readPrice(item);
		} catch (error) {
			throw badRequest(`Can't parse labeled price: ${(error as Error).message}`);
		}
	});
	if (prices.length === 0) throw badRequest('There must be at least one price');
	return prices;
}

function readPrice(node: JsonNode): LabeledPrice {
	if (node.type !== 'object') throw badRequest('LabeledPrice must be an Object');
	const label = readText(node.fields, 'label');
	if (label === '') throw badRequest('LabeledPrice label must be non-empty');
	return { label, amount: readNumber(node.fields, 'amount') };
}

function readMaxTip(value: string): number {
	if (value === '') return 0;
	const amount = readWhole(value);
	if (amount === undefined) throw badRequest('Can\'t parse "max_tip_amount" as Number');
	return amount;
}

function readSuggestedTips(value: string): number[] {
	if (value === '') return [];
	const node = readJson(value);
	if (!node) throw badRequest("Can't parse suggested_tip_amounts JSON object");
	return readTipList(node);
}

/** Reads an array of suggested tips with the server's texts. */
export function readTipList(node: JsonNode): number[] {
	if (node.type !== 'array') throw badRequest('Expected an Array of suggested tip amounts');
	return node.items.map((item) => {
		if (item.type !== 'number' && item.type !== 'string') {
			throw badRequest('Suggested tip amount must be of type Number or String');
		}
		const amount = readWhole(item.type === 'number' ? item.raw : item.value);
		if (amount === undefined) throw badRequest("Can't parse suggested tip amount as Number");
		return amount;
	});
}
