import { badRequest } from '../../domain/errors.js';
import type { TgEntity } from '../../domain/telegram.js';
import { readLanguage } from './markdown.js';
import { linkEntity, unparsable } from './markup.js';
import type { FindUser, Parsed } from './markup.js';

/** Names as the refusals have them (tdlib). */
type Kind =
	| 'Bold'
	| 'Italic'
	| 'Underline'
	| 'Strikethrough'
	| 'Spoiler'
	| 'Code'
	| 'Pre'
	| 'PreCode'
	| 'TextUrl'
	| 'CustomEmoji'
	| 'BlockQuote';

interface Open {
	readonly kind: Kind;
	/** Its place in the result. */
	readonly offset: number;
	/** Its place in the raw text. */
	readonly at: number;
	readonly language: string;
}

const RESERVED = '_*[]()~`>#+-=|{}.!\n';
const IN_CODE: ReadonlySet<Kind> = new Set(['Code', 'Pre', 'PreCode']);
const ENDS: Readonly<Record<Exclude<Kind, 'BlockQuote'>, string>> = {
	Bold: '*',
	Italic: '_',
	Underline: '__',
	Strikethrough: '~',
	Spoiler: '||',
	Code: '`',
	Pre: '```',
	PreCode: '```',
	TextUrl: ']',
	CustomEmoji: ']',
};
const TYPES: Readonly<Partial<Record<Kind, string>>> = {
	PreCode: 'pre',
	BlockQuote: 'blockquote',
};

/** Reads a text in MarkdownV2, character by character, by Telegram's rules. */
export function parseMarkdownV2(raw: string, findUser: FindUser = () => undefined): Parsed {
	return new Reader(raw, findUser).read();
}

class Reader {
	private readonly open: Open[] = [];
	private readonly entities: TgEntity[] = [];
	private out = '';
	private at = 0;
	private inQuote = false;
	private atLineStart = true;

	constructor(
		private readonly raw: string,
		private readonly findUser: FindUser,
	) {}

	read(): Parsed {
		while (this.at < this.raw.length) this.step();
		this.closeQuoteAtEnd();
		const unclosed = this.open.pop();
		if (unclosed) throw this.noEnd(unclosed);
		return { text: this.out, entities: this.entities };
	}

	private step(): void {
		const { raw } = this;
		const character = raw[this.at] ?? '';
		if (isEscape(raw, this.at)) {
			this.put(raw[this.at + 1] ?? '');
			this.at += 2;
			return;
		}
		const last = this.open.at(-1);
		const reserved = last && IN_CODE.has(last.kind) ? '`' : RESERVED;
		if (!reserved.includes(character)) {
			this.put(character);
			this.at += 1;
			return;
		}
		if (last && this.isEnd(last, character)) this.close(last, character);
		else this.begin(character);
	}

	private put(character: string): void {
		this.out += character;
		if (character !== '\r') this.atLineStart = character === '\n';
	}

	private isEnd({ kind }: Open, character: string): boolean {
		const { raw, at } = this;
		if (this.inQuote && character === '\n' && raw[at + 1] !== '>') return true;
		if (kind === 'BlockQuote') return false;
		if (kind === 'Italic') return character === '_' && raw[at + 1] !== '_';
		return raw.startsWith(ENDS[kind], at);
	}

	private begin(character: string): void {
		const { raw, at } = this;
		const next = raw[at + 1];
		switch (character) {
			case '_':
				return next === '_' ? this.push('Underline', 2) : this.push('Italic', 1);
			case '*':
				return this.push('Bold', 1);
			case '~':
				return this.push('Strikethrough', 1);
			case '[':
				return this.push('TextUrl', 1);
			case '|':
				if (next === '|') return this.push('Spoiler', 2);
				break;
			case '!':
				if (next === '[') return this.push('CustomEmoji', 2);
				break;
			case '`': {
				if (!raw.startsWith('```', at)) return this.push('Code', 1);
				const { language, begin } = readLanguage(raw, at + 3);
				return this.push(language === '' ? 'Pre' : 'PreCode', begin - at, language);
			}
			case '\n':
				this.put('\n');
				this.at += 1;
				return undefined;
			case '>':
				if (!this.atLineStart) break;
				if (!this.inQuote) {
					this.inQuote = true;
					return this.push('BlockQuote', 1);
				}
				this.at += 1;
				return undefined;
			default:
		}
		throw unparsable(
			`Character '${character}' is reserved and must be escaped with the preceding '\\'`,
		);
	}

	private push(kind: Kind, marks: number, language = ''): void {
		this.open.push({ kind, offset: this.out.length, at: this.at, language });
		this.at += marks;
	}

	private close(last: Open, character: string): void {
		if (character === '\n') {
			// The line break belongs to the quote (tdlib).
			this.closeQuote('\n');
			this.at += 1;
			return;
		}
		this.open.pop();
		const { kind } = last;
		if (kind !== 'BlockQuote') this.at += ENDS[kind].length;
		const place = { offset: last.offset, length: this.out.length - last.offset };
		const url = kind === 'TextUrl' || kind === 'CustomEmoji' ? this.address(kind, place) : '';
		if (place.length === 0) return;
		if (kind === 'TextUrl') {
			const link = linkEntity(url, place, this.findUser);
			if (link) this.entities.push(link);
		} else if (kind === 'CustomEmoji') this.entities.push(emojiEntity(url, place));
		else {
			const language = last.language === '' ? {} : { language: last.language };
			this.entities.push({ type: TYPES[kind] ?? kind.toLowerCase(), ...place, ...language });
		}
	}

	/** What stands in `(…)` after a text in brackets; else the text itself. */
	private address(kind: Kind, place: { offset: number; length: number }): string {
		const { raw } = this;
		if (raw[this.at] !== '(') {
			if (kind === 'CustomEmoji') {
				throw unparsable('The entity must contain a tg://emoji or tg://time URL');
			}
			return this.out.slice(place.offset);
		}
		const begin = this.at + 1;
		let url = '';
		this.at = begin;
		while (this.at < raw.length && raw[this.at] !== ')') {
			if (isEscape(raw, this.at)) this.at += 1;
			url += raw[this.at];
			this.at += 1;
		}
		if (raw[this.at] !== ')') throw unparsable("Can't find end of a URL", raw, begin);
		this.at += 1;
		return url;
	}

	/** A quote ends with its line; `||` right before it makes it one that can be unfolded. */
	private closeQuote(lineBreak = ''): void {
		let last = this.open.at(-1);
		if (!last) return;
		let type = 'blockquote';
		if (last.kind === 'Spoiler') {
			const between = this.raw.slice(last.at + 2, this.at);
			if (between !== '' && between !== '\r') throw this.noEnd(last);
			this.open.pop();
			type = 'expandable_blockquote';
			last = this.open.at(-1) ?? last;
		}
		if (last.kind !== 'BlockQuote') throw this.noEnd(last);
		this.open.pop();
		this.inQuote = false;
		if (lineBreak !== '') this.put(lineBreak);
		const length = this.out.length - last.offset;
		if (length > 0) this.entities.push({ type, offset: last.offset, length });
	}

	private closeQuoteAtEnd(): void {
		if (this.inQuote) this.closeQuote();
	}

	private noEnd({ kind, at }: Open): Error {
		return unparsable(`Can't find end of ${kind} entity`, this.raw, at);
	}
}

const isEscape = (raw: string, at: number): boolean => {
	const code = raw.charCodeAt(at + 1);
	return raw[at] === '\\' && code > 0 && code <= 126;
};

function emojiEntity(url: string, place: { offset: number; length: number }): TgEntity {
	const emoji = /^tg:\/\/emoji\/?\?id=([1-9]\d*)$/i.exec(url)?.[1];
	if (emoji !== undefined) return { type: 'custom_emoji', ...place, custom_emoji_id: emoji };
	const time = /^tg:\/\/time\/?\?(.*)$/i.exec(url)?.[1];
	const values = new URLSearchParams(time);
	const unix = Number(values.get('unix'));
	if (time !== undefined && unix > 0) {
		const format = values.get('format');
		const more = format === null ? {} : { date_time_format: format };
		return { type: 'date_time', ...place, unix_time: unix, ...more };
	}
	throw badRequest("can't parse entities: Invalid tg://emoji or tg://time URL specified");
}
