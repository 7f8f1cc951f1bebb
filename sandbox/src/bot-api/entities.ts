import { badRequest } from '../domain/errors.js';
import { findCommands } from '../domain/messages.js';
import type { TgEntity } from '../domain/telegram.js';
import { cleanText } from '../text/clean.js';
import { readJson } from '../text/json.js';
import type { JsonNode } from '../text/json.js';
import { parseHtml } from './html.js';
import { parseMarkdown } from './markdown.js';
import { text } from './params.js';
import type { Params } from './params.js';

/** A text with its formatting. */
export interface FormattedText {
	readonly text: string;
	readonly entities: TgEntity[];
}

/** Reads a text parameter with its parse mode or, without one, its entities. */
export function readFormatted(
	params: Params,
	name: string,
	modeName = 'parse_mode',
	entitiesName = 'entities',
): FormattedText {
	const entities = text(params, entitiesName);
	return formatText(
		text(params, name),
		text(params, modeName),
		entities === '' ? undefined : readJson(entities),
	);
}

/** Formats a text by its parse mode, else by the entities given with it. */
export function formatText(
	given: string,
	parseMode: string,
	_entities: JsonNode | undefined,
): FormattedText {
	const raw = cleanText(given);
	const mode = parseMode.toLowerCase();
	if (mode === 'html') return finish(parseHtml(raw));
	if (mode === 'markdown' || mode === 'markdownv2') return finish(parseMarkdown(raw, mode));
	if (mode !== '' && mode !== 'none') throw badRequest('unsupported parse_mode');
	return finish({ text: raw, entities: [] });
}

const finish = ({ text: plain, entities }: FormattedText): FormattedText => ({
	text: plain,
	entities: [...entities, ...findCommands(plain)].sort((a, b) => a.offset - b.offset),
});
