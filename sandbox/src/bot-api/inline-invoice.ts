import { badRequest } from '../domain/errors.js';
import type { InvoiceTerms } from '../domain/state.js';
import { isBroken } from '../text/clean.js';
import type { JsonNode } from '../text/json.js';
import { readPriceList, readTipList } from './invoice-params.js';
import { readFlag, readNumber, readText, requiredArray } from './json-fields.js';
import type { Fields } from './json-fields.js';

/** Reads an InputInvoiceMessageContent; unlike top-level parameters its types are strict. */
export function readInlineInvoice(fields: Fields): InvoiceTerms {
	const title = readText(fields, 'title');
	const description = readText(fields, 'description');
	const payload = readText(fields, 'payload');
	if (isBroken(payload)) {
		throw badRequest('InputInvoiceMessageContent payload must be encoded in UTF-8');
	}
	const providerToken = optional(fields, 'provider_token');
	const currency = readText(fields, 'currency');
	const prices = readPriceList(requiredArray(fields, 'prices'));
	const providerData = optional(fields, 'provider_data');
	const maxTip = fields.has('max_tip_amount') ? readNumber(fields, 'max_tip_amount') : 0;
	const tips = array(fields, 'suggested_tip_amounts');
	const suggestedTips = tips ? readTipList(tips) : [];
	const sendPhone = readFlag(fields, 'send_phone_number_to_provider');
	const sendEmail = readFlag(fields, 'send_email_to_provider');
	const isFlexible = readFlag(fields, 'is_flexible');
	for (const name of ['photo_size', 'photo_width', 'photo_height']) {
		if (fields.has(name)) readNumber(fields, name);
	}
	return {
		title,
		description,
		payload,
		providerToken,
		currency,
		prices,
		maxTip,
		suggestedTips,
		providerData,
		photoUrl: optional(fields, 'photo_url'),
		needName: readFlag(fields, 'need_name'),
		needPhone: readFlag(fields, 'need_phone_number') || sendPhone,
		needEmail: readFlag(fields, 'need_email') || sendEmail,
		needShipping: readFlag(fields, 'need_shipping_address') || isFlexible,
		sendPhone,
		sendEmail,
		isFlexible,
		startParameter: '',
		subscriptionPeriod: 0,
	};
}

const optional = (fields: Fields, name: string): string =>
	fields.has(name) ? readText(fields, name) : '';

function array(fields: Fields, name: string): JsonNode | undefined {
	const node = fields.get(name);
	if (!node || node.type === 'null') return undefined;
	if (node.type !== 'array') throw badRequest(`Field "${name}" must be of type Array`);
	return node;
}
