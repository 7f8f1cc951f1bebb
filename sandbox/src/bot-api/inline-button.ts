import { badRequest } from '../domain/errors.js';
import type { InlineButton } from '../domain/inline/types.js';
import type { World } from '../domain/world.js';
import { readJson } from '../text/json.js';
import type { JsonNode } from '../text/json.js';
import { readText, requiredObject } from './json-fields.js';
import type { Reader } from './method.js';
import { text } from './params.js';
import { checkWebAppUrl } from './web-app-url.js';

const MAX_START_PARAMETER = 64;

/** The button above inline results, or the older pair of parameters. */
export const inlineButton: Reader<InlineButton | undefined> = {
	along: ['switch_pm_text', 'switch_pm_parameter'],
	read: ({ params }, name) => {
		const given = text(params, name);
		if (given === '') {
			const label = text(params, 'switch_pm_text');
			if (label === '') return undefined;
			return { text: label, start_parameter: text(params, 'switch_pm_parameter') };
		}
		const node = readJson(given);
		if (!node) throw badRequest("Can't parse inline query results button JSON object");
		try {
			return buttonOf(node);
		} catch (error) {
			throw badRequest(`Can't parse inline query results button: ${(error as Error).message}`);
		}
	},
};

function buttonOf(node: JsonNode): InlineButton {
	if (node.type !== 'object') throw badRequest('InlineQueryResultsButton must be an Object');
	const { fields } = node;
	const label = readText(fields, 'text');
	if (fields.has('start_parameter')) {
		return { text: label, start_parameter: readText(fields, 'start_parameter') };
	}
	if (fields.has('web_app')) {
		const url = readText(requiredObject(fields, 'web_app'), 'url');
		return { text: label, web_app: { url } };
	}
	throw badRequest('InlineQueryResultsButton must have exactly one optional field');
}

/** What Telegram's library says to the button, once everything has been read. */
export function checkInlineButton(world: World, button: InlineButton | undefined): void {
	if (!button) return;
	if ('web_app' in button) {
		checkWebAppUrl(world, button.web_app.url, 'Inline query button');
		return;
	}
	const { start_parameter: parameter } = button;
	if (parameter === '') throw badRequest("Can't use empty start_parameter");
	if (Buffer.byteLength(parameter) > MAX_START_PARAMETER) {
		throw badRequest('Too long start_parameter specified');
	}
	if (!/^[\w-]+$/.test(parameter)) {
		throw badRequest('Unallowed characters in start_parameter are used');
	}
}
