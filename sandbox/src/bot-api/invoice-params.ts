import { badRequest } from '../domain/errors.js';
import type { InvoiceTerms, LabeledPrice } from '../domain/state.js';
import { isBroken } from '../text/clean.js';
import { readJson } from '../text/json.js';
import type { JsonNode } from '../text/json.js';
import { readWhole } from '../text/numbers.js';
import { flag, integer, requiredText, text } from './params.js';
import type { Params } from './params.js';

/**
 * Reads an invoice from top-level parameters with the checks the Bot API server makes itself, in
 * its order (before the chat is looked up).
 */
export function readInvoice(params: Params): InvoiceTerms {
	const title = requiredText(params, 'title');
	const description = requiredText(params, 'description');
	const payload = requiredText(params, 'payload');
	if (isBroken(payload)) throw badRequest('The payload must be encoded in UTF-8');
	const currency = requiredText(params, 'currency');
	const prices = readPrices(requiredText(params, 'prices'));
	const maxTip = readMaxTip(text(params, 'max_tip_amount'));
	const suggestedTips = readSuggestedTips(text(params, 'suggested_tip_amounts'));
	const sendPhone = flag(params, 'send_phone_number_to_provider');
	const sendEmail = flag(params, 'send_email_to_provider');
	const isFlexible = flag(params, 'is_flexible');
	return {
		title,
		description,
		payload,
		providerToken: text(params, 'provider_token'),
		currency,
		prices,
		maxTip,
		suggestedTips,
		providerData: text(params, 'provider_data'),
		photoUrl: text(params, 'photo_url'),
		needName: flag(params, 'need_name'),
		needPhone: flag(params, 'need_phone_number') || sendPhone,
		needEmail: flag(params, 'need_email') || sendEmail,
		needShipping: flag(params, 'need_shipping_address') || isFlexible,
		sendPhone,
		sendEmail,
		isFlexible,
		startParameter: text(params, 'start_parameter'),
		subscriptionPeriod: integer(params, 'subscription_period', 0, 0, 1_000_000_000),
	};
}

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

/** A text field of a JSON object: required, a string or a number. */
export function readText(fields: ReadonlyMap<string, JsonNode>, name: string): string {
	const node = fields.get(name);
	if (!node || node.type === 'null') throw badRequest(`Can't find field "${name}"`);
	if (node.type === 'string') return node.value;
	if (node.type === 'number') return node.raw;
	throw badRequest(`Field "${name}" must be of type String`);
}

/** A whole number field of a JSON object: required, a number or a numeric string. */
export function readNumber(fields: ReadonlyMap<string, JsonNode>, name: string): number {
	const node = fields.get(name);
	if (!node || node.type === 'null') throw badRequest(`Can't find field "${name}"`);
	if (node.type !== 'number' && node.type !== 'string') {
		throw badRequest(`Field "${name}" must be a Number`);
	}
	const value = readWhole(node.type === 'number' ? node.raw : node.value);
	if (value === undefined) throw badRequest(`Field "${name}" must be a valid Number`);
	return value;
}

/** A boolean field of a JSON object: false when missing, never a text or number. */
export function readFlag(fields: ReadonlyMap<string, JsonNode>, name: string): boolean {
	const node = fields.get(name);
	if (!node || node.type === 'null') return false;
	if (node.type !== 'boolean') throw badRequest(`Field "${name}" must be of type Boolean`);
	return node.value;
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
