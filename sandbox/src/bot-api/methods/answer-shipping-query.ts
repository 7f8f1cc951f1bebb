import { badRequest } from '../../domain/errors.js';
import { checkPrices, MAX_AMOUNT } from '../../domain/invoice-rules.js';
import type { ShippingOption } from '../../domain/telegram.js';
import { cleanText, isBroken } from '../../text/clean.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import type { Method } from '../call.js';
import { readPriceList, readText } from '../invoice-params.js';
import { flag, requiredText, text } from '../params.js';

/** Bot API: answerShippingQuery. */
export const answerShippingQuery: Method = ({ world, bot, params }) => {
	const ok = flag(params, 'ok');
	const options = ok ? readOptions(requiredText(params, 'shipping_options')) : [];
	const message = ok ? '' : requiredText(params, 'error_message');
	checkOptions(options, world.settings.strictShipping);
	const id = text(params, 'shipping_query_id');
	const reply = ok
		? ({ ok: true, options: options.map(cleanOption) } as const)
		: ({ ok: false, message: cleanText(message) } as const);
	if (!world.checkouts.answer('shipping_query', bot.id, id, reply)) {
		throw badRequest('QUERY_ID_INVALID');
	}
	return true;
};

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
