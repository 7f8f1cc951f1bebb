import { badRequest } from '../domain/errors.js';
import { findCommands } from '../domain/messages.js';
import type { TgEntity } from '../domain/telegram.js';
import { cleanText } from '../text/clean.js';
import { text } from './params.js';
import type { Params } from './params.js';

/** A text with its formatting. */
export interface FormattedText {
	readonly text: string;
	readonly entities: TgEntity[];
}

const HTML_TAGS: Readonly<Record<string, string>> = {
	b: 'bold',
	strong: 'bold',
	i: 'italic',
	em: 'italic',
	u: 'underline',
	ins: 'underline',
	s: 'strikethrough',
	strike: 'strikethrough',
	del: 'strikethrough',
	code: 'code',
	pre: 'pre',
	a: 'text_link',
	blockquote: 'blockquote',
	'tg-spoiler': 'spoiler',
};
const HTML_ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const MARKS: Readonly<Record<string, string>> = { '*': 'bold', _: 'italic', '`': 'code' };

/** Reads a text parameter with its parse mode. Nested formatting in Markdown is not looked into. */
export function readFormatted(
	params: Params,
	name: string,
	modeName = 'parse_mode',
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

function parseHtml(raw: string): FormattedText {
	const open: Array<{ tag: string; offset: number; url: string | undefined }> = [];
	const entities: TgEntity[] = [];
	let out = '';
	for (const [token, slash, name, rest] of raw.matchAll(
		/<(\/?)([a-zA-Z-]+)([^<>]*)>|&\w+;|[^<&]+|[<&]/g,
	)) {
		if (name === undefined) {
			if (token === '<') throw unparsable(raw, out, 'Unsupported start tag ""');
			out += HTML_ENTITIES[token.slice(1, -1)] ?? token;
			continue;
		}
		const tag = name.toLowerCase();
		if (!slash) {
			if (!HTML_TAGS[tag]) throw unparsable(raw, token, `Unsupported start tag "${tag}"`);
			const url = /href\s*=\s*["']([^"']*)["']/.exec(rest ?? '')?.[1];
			open.push({ tag, offset: out.length, url });
			continue;
		}
		const last = open.pop();
		if (last?.tag !== tag) throw unparsable(raw, token, 'Unmatched end tag');
		const type = HTML_TAGS[tag] ?? tag;
		const length = out.length - last.offset;
		if (length > 0) {
			entities.push({ type, offset: last.offset, length, ...(last.url && { url: last.url }) });
		}
	}
	const unclosed = open.pop();
	if (unclosed) {
		throw badRequest(
			`can't parse entities: Can't find end tag corresponding to start tag "${unclosed.tag}"`,
		);
	}
	return { text: out, entities };
}

function unparsable(raw: string, token: string, problem: string): Error {
	const offset = Buffer.byteLength(raw.slice(0, Math.max(raw.indexOf(token), 0)));
	return badRequest(`can't parse entities: ${problem} at byte offset ${offset}`);
}

function parseMarkdown(raw: string, mode: string): FormattedText {
	const entities: TgEntity[] = [];
	let out = '';
	let at = 0;
	while (at < raw.length) {
		const character = raw[at] ?? '';
		if (character === '\\' && at + 1 < raw.length) {
			out += raw[at + 1];
			at += 2;
			continue;
		}
		const link = character === '[' ? /^\[([^\]]*)\]\(([^)\s]+)\)/.exec(raw.slice(at)) : null;
		if (link) {
			const label = link[1] ?? '';
			entities.push({
				type: 'text_link',
				offset: out.length,
				length: label.length,
				url: link[2] ?? '',
			});
			out += label;
			at += link[0].length;
			continue;
		}
		const type = MARKS[character];
		if (!type) {
			out += character;
			at += 1;
			continue;
		}
		const end = raw.indexOf(character, at + 1);
		if (end < 0) {
			const offset = Buffer.byteLength(raw.slice(0, at));
			const kind =
				mode === 'markdown' ? 'entity' : `${type[0]?.toUpperCase()}${type.slice(1)} entity`;
			throw badRequest(
				`can't parse entities: Can't find end of ${mode === 'markdown' ? 'the ' : ''}${kind} ${mode === 'markdown' ? 'starting at' : 'at'} byte offset ${offset}`,
			);
		}
		const inner = raw.slice(at + 1, end).replace(/\\(.)/g, '$1');
		if (inner !== '') entities.push({ type, offset: out.length, length: inner.length });
		out += inner;
		at = end + 1;
	}
	return { text: out, entities };
}
