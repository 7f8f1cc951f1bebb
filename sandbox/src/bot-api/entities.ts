import { badRequest } from '../domain/errors.js';
import { findCommands } from '../domain/messages.js';
import type { TgEntity } from '../domain/telegram.js';
import { cleanText } from '../text/clean.js';
import { parseHtml } from './html.js';
import { parseMarkdown } from './markdown.js';
import { text } from './params.js';
import type { Params } from './params.js';

/** A text with its formatting. */
export interface FormattedText {
	readonly text: string;
	readonly entities: TgEntity[];
}

/** Reads a text parameter with its parse mode. Nested formatting in Markdown is not looked into. */
export function readFormatted(
	params: Params,
	name: string,
	modeName = 'parse_mode',
	_entitiesName = 'entities',
): FormattedText {
	const raw = cleanText(text(params, name));
	const mode = text(params, modeName).toLowerCase();
	if (mode === 'html') return finish(parseHtml(raw));
	if (mode === 'markdown' || mode === 'markdownv2') return finish(parseMarkdown(raw, mode));
	if (mode !== '' && mode !== 'none') throw badRequest('unsupported parse_mode');
	return finish({ text: raw, entities: [] });
}

const finish = ({ text: plain, entities }: FormattedText): FormattedText => ({
	text: plain,
	entities: [...entities, ...findCommands(plain)].sort((a, b) => a.offset - b.offset),
});
