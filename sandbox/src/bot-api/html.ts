import { badRequest } from '../domain/errors.js';
import type { TgEntity } from '../domain/telegram.js';
import type { FormattedText } from './entities.js';

const TAGS: ReadonlyMap<string, string> = new Map([
	['b', 'bold'],
	['strong', 'bold'],
	['i', 'italic'],
	['em', 'italic'],
	['u', 'underline'],
	['ins', 'underline'],
	['s', 'strikethrough'],
	['strike', 'strikethrough'],
	['del', 'strikethrough'],
	['code', 'code'],
	['pre', 'pre'],
	['a', 'text_link'],
	['blockquote', 'blockquote'],
	['tg-spoiler', 'spoiler'],
]);
const CHARACTERS: ReadonlyMap<string, string> = new Map([
	['lt', '<'],
	['gt', '>'],
	['amp', '&'],
	['quot', '"'],
]);
// The name ends where no letter follows: else an open tag would be tried at each of its letters.
const TOKEN = /<(\/?)([a-zA-Z-]+)(?![a-zA-Z-])([^<>]*)>|&\w+;|[^<&]+|[<&]/g;

/** Reads a text in HTML; its time grows with the text's length, whatever is in it. */
export function parseHtml(raw: string): FormattedText {
	const open: Array<{ tag: string; offset: number; url: string | undefined }> = [];
	const entities: TgEntity[] = [];
	let out = '';
	for (const found of raw.matchAll(TOKEN)) {
		const [token, slash, name, rest] = found;
		if (name === undefined) {
			if (token === '<') throw unparsable(raw, found.index, 'Unsupported start tag ""');
			out += CHARACTERS.get(token.slice(1, -1)) ?? token;
			continue;
		}
		const tag = name.toLowerCase();
		if (!slash) {
			if (!TAGS.has(tag)) throw unparsable(raw, found.index, `Unsupported start tag "${tag}"`);
			const url = /href\s*=\s*["']([^"']*)["']/.exec(rest ?? '')?.[1];
			open.push({ tag, offset: out.length, url });
			continue;
		}
		const last = open.pop();
		if (last?.tag !== tag) throw unparsable(raw, found.index, 'Unmatched end tag');
		const type = TAGS.get(tag) ?? tag;
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

function unparsable(raw: string, at: number, problem: string): Error {
	const offset = Buffer.byteLength(raw.slice(0, at));
	return badRequest(`can't parse entities: ${problem} at byte offset ${offset}`);
}
