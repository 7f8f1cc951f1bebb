import { badRequest } from '../domain/errors.js';
import { readJson } from '../text/json.js';
import type { JsonNode } from '../text/json.js';
import { readText } from './json-fields.js';
import type { Reader } from './method.js';
import { requiredText, text } from './params.js';
import type { Params } from './params.js';

const TYPES = new Set(['photo', 'video', 'live_photo']);

/** Reads `media` of sendPaidMedia. */
export function readMedia(params: Params): Array<Record<string, unknown>> {
	const node = readJson(requiredText(params, 'media'));
	if (!node) throw badRequest("Can't parse paid media JSON object");
	if (node.type !== 'array') throw badRequest('Expected an Array of InputPaidMedia');
	return node.items.map((item) => readItem(item, params));
}

/** Whether an invoice comes with media of its own; read and checked as the Bot API server does. */
export const invoiceMedia: Reader<boolean> = {
	along: ['extended_media'],
	read: ({ params }, name) => {
		const given = text(params, name) || text(params, 'extended_media');
		if (given === '') return false;
		const node = readJson(given);
		if (!node) throw badRequest("Can't parse input paid media JSON object");
		readItem(node, params);
		return true;
	},
};

function readItem(node: JsonNode, params: Params): Record<string, unknown> {
	try {
		return itemOf(node, params);
	} catch (error) {
		throw badRequest(`Can't parse InputPaidMedia: ${(error as Error).message}`);
	}
}

function itemOf(node: JsonNode, params: Params): Record<string, unknown> {
	if (node.type !== 'object') throw badRequest('expected an Object');
	const type = readText(node.fields, 'type');
	if (!TYPES.has(type)) throw badRequest(`type "${type}" is unsupported`);
	const media = node.fields.has('media') ? readText(node.fields, 'media') : '';
	const attached = /^attach:\/\/(.+)$/.exec(media)?.[1];
	if (media === '' || (attached !== undefined && !params.files.has(attached))) {
		throw badRequest('media not found');
	}
	const file = { file_id: `sandbox-${type}-${media.length}`, file_unique_id: `u${media.length}` };
	if (type === 'photo') return { type, photo: [{ ...file, width: 640, height: 480 }] };
	return { type, [type]: { ...file, width: 640, height: 480, duration: 10 } };
}
