import { badRequest } from '../../domain/errors.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import { text } from '../params.js';
import type { Params } from '../params.js';
import { givenEntities } from './given.js';
import { parseHtml } from './html.js';
import { parseMarkdownV2 } from './markdown-v2.js';
import { parseMarkdown } from './markdown.js';
import type { FindUser, Parsed } from './markup.js';
import { settle } from './settle.js';

/** A text with its formatting. */
export type FormattedText = Parsed;

const MAX_BYTES = 32_768;
const nobody: FindUser = () => undefined;

/** Reads a text parameter with its parse mode or, without one, its entities. */
export function readFormatted(
	params: Params,
	name: string,
	modeName = 'parse_mode',
	entitiesName = 'entities',
	findUser: FindUser = nobody,
): FormattedText {
	const entities = text(params, entitiesName);
	const node = entities === '' ? undefined : readJson(entities);
	return formatText(text(params, name), text(params, modeName), node, findUser);
}

/** Formats a text by its parse mode, else by the entities given with it. */
export function formatText(
	raw: string,
	parseMode: string,
	entities: JsonNode | undefined,
	findUser: FindUser = nobody,
): FormattedText {
	if (Buffer.byteLength(raw) > MAX_BYTES) throw badRequest('Text is too long');
	return settle(parse(raw, parseMode.toLowerCase(), entities, findUser));
}

function parse(
	raw: string,
	mode: string,
	entities: JsonNode | undefined,
	findUser: FindUser,
): Parsed {
	if (raw === '' || mode === '' || mode === 'none') {
		return { text: raw, entities: givenEntities(entities, findUser) };
	}
	switch (mode) {
		case 'html':
			return parseHtml(raw, findUser);
		case 'markdown':
			return parseMarkdown(raw, findUser);
		case 'markdownv2':
			return parseMarkdownV2(raw, findUser);
		default:
			throw badRequest('Unsupported parse_mode');
	}
}
