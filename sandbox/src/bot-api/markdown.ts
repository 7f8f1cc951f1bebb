import { badRequest } from '../domain/errors.js';
import type { TgEntity } from '../domain/telegram.js';
import type { FormattedText } from './entities.js';

const MARKS: ReadonlyMap<string, string> = new Map([
	['*', 'bold'],
	['_', 'italic'],
	['`', 'code'],
]);

/**
 * Reads a text in Markdown; nested formatting is not looked into. Its time grows with the text's
 * length, whatever is in it.
 */
export function parseMarkdown(raw: string, mode: 'markdown' | 'markdownv2'): FormattedText {
	const entities: TgEntity[] = [];
	const links = new Links(raw);
	let out = '';
	let at = 0;
	while (at < raw.length) {
		const character = raw[at] ?? '';
		if (character === '\\' && at + 1 < raw.length) {
			out += raw[at + 1];
			at += 2;
			continue;
		}
		const link = character === '[' ? links.at(at) : undefined;
		if (link) {
			const { label, url } = link;
			entities.push({ type: 'text_link', offset: out.length, length: label.length, url });
			out += label;
			at = link.end;
			continue;
		}
		const type = MARKS.get(character);
		if (type === undefined) {
			out += character;
			at += 1;
			continue;
		}
		const end = raw.indexOf(character, at + 1);
		if (end < 0) throw unclosed(raw, at, type, mode);
		const inner = raw.slice(at + 1, end).replace(/\\(.)/g, '$1');
		if (inner !== '') entities.push({ type, offset: out.length, length: inner.length });
		out += inner;
		at = end + 1;
	}
	return { text: out, entities };
}

/** Finds `[label](url)`; no character is looked at twice for an end. */
class Links {
	private readonly labels: NextEnd;
	private readonly urls: NextEnd;

	constructor(private readonly raw: string) {
		this.labels = new NextEnd(raw, /\]/g);
		this.urls = new NextEnd(raw, /[)\s]/g);
	}

	/** The link whose bracket opens at `open`, if it is one. */
	at(open: number): { label: string; url: string; end: number } | undefined {
		const close = this.labels.from(open);
		if (this.raw[close + 1] !== '(') return undefined;
		const end = this.urls.from(close + 2);
		if (this.raw[end] !== ')' || end === close + 2) return undefined;
		const label = this.raw.slice(open + 1, close);
		return { label, url: this.raw.slice(close + 2, end), end: end + 1 };
	}
}

/** Where the next of some characters is; asked for ever later places. */
class NextEnd {
	private found = -1;

	constructor(
		private readonly raw: string,
		private readonly pattern: RegExp,
	) {}

	from(at: number): number {
		if (this.found < at) {
			this.pattern.lastIndex = at;
			this.found = this.pattern.exec(this.raw)?.index ?? this.raw.length;
		}
		return this.found;
	}
}

function unclosed(raw: string, at: number, type: string, mode: string): Error {
	const offset = Buffer.byteLength(raw.slice(0, at));
	const what =
		mode === 'markdown'
			? 'the entity starting at'
			: `${type[0]?.toUpperCase()}${type.slice(1)} entity at`;
	return badRequest(`can't parse entities: Can't find end of ${what} byte offset ${offset}`);
}
