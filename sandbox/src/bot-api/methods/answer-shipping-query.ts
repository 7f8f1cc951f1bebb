import { badRequest } from '../../domain/errors.js';
import { checkPrices, MAX_AMOUNT } from '../../domain/invoice-rules.js';
import type { ShippingOption } from '../../domain/telegram.js';
import { cleanText, isBroken } from '../../text/clean.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import { readPriceList } from '../invoice-params.js';
import { readText } from '../json-fields.js';
import { method } from '../method.js';
import { flag, requiredText } from '../params.js';
import * as read from '../readers.js';

/** Bot API: answerShippingQuery. */
export const answerShippingQuery = method(
	{
		ok: read.flag,
		shipping_options: {
			read: ({ params }, name) =>
				flag(params, 'ok') ? readOptions(requiredText(params, name)) : [],
		},
		error_message: {
			read: ({ params }, name) => (flag(params, 'ok') ? '' : requiredText(params, name)),
		},
		shipping_query_id: read.string,
	},
	(given, { world, bot }) => {
		const { ok, shipping_options: options, error_message: message } = given;
		checkOptions(options, world.settings.strictShipping);
		const reply = ok
			? ({ ok: true, options: options.map(cleanOption) } as const)
			: ({ ok: false, message: cleanText(message) } as const);
		const id = given.shipping_query_id;
		if (!world.checkouts.answer('shipping_query', bot.id, id, reply)) {
			throw badRequest('QUERY_ID_INVALID');
		}
		return true;
	},
);

function readOptions(value: string): ShippingOption[] {
	const node = readJson(value);
	if (!node) throw badRequest("Can't parse shipping options JSON object");
	if (node.type !== 'array') throw badRequest('Expected an Array of shipping options');
	const options = node.items.map((item) => {
		try {
			return readOption(item);
		} catch (error) {
			throw badRequest(`Can't parse shipping option: ${(error as Error).message}`);
		}
	});
	if (options.length === 0) throw badRequest('There must be at least one shipping option');
	return options;
}

function readOption(node: JsonNode): ShippingOption {
	if (node.type !== 'object') throw badRequest('ShippingOption must be an Object');
	const id = readText(node.fields, 'id');
	if (id === '') throw badRequest('ShippingOption identifier must be non-empty');
	const title = readText(node.fields, 'title');
	if (title === '') throw badRequest('ShippingOption title must be non-empty');
	const prices = node.fields.get('prices');
	if (!prices) throw badRequest('Can\'t find field "prices"');
	try {
		return { id, title, prices: readPriceList(prices) };
	} catch (error) {
		throw badRequest(`Can't parse shipping option prices: ${(error as Error).message}`);
	}
}

function checkOptions(options: readonly ShippingOption[], strict: boolean): void {
	for (const { id, title, prices } of options) {
		if (isBroken(id)) throw badRequest('Shipping option identifier must be encoded in UTF-8');
		if (isBroken(title)) throw badRequest('Shipping option title must be encoded in UTF-8');
		if (strict) checkPrices(prices, 'Price part label');
		for (const { label, amount } of prices) {
			if (isBroken(label)) {
				throw badRequest('Shipping option price part label must be encoded in UTF-8');
			}
			if (Math.abs(amount) > MAX_AMOUNT) {
				throw badRequest('Too big amount of the currency specified');
			}
		}
	}
}

const cleanOption = ({ id, title, prices }: ShippingOption): ShippingOption => ({
	id: cleanText(id),
	title: cleanText(title),
	prices: prices.map(({ label, amount }) => ({ label: cleanText(label), amount })),
});
