import { badRequest } from '../../domain/errors.js';
import type { TgEntity } from '../../domain/telegram.js';
import { linkEntity, unparsable } from './markup.js';
import type { FindUser, Parsed } from './markup.js';

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
	['tg-spoiler', 'spoiler'],
	['span', 'spoiler'],
	['code', 'code'],
	['pre', 'pre'],
	['a', 'text_link'],
	['tg-emoji', 'custom_emoji'],
	['tg-time', 'date_time'],
	['blockquote', 'blockquote'],
]);
const CHARACTERS: ReadonlyMap<string, string> = new Map([
	['lt', '<'],
	['gt', '>'],
	['amp', '&'],
	['quot', '"'],
]);
const REFERENCE = /&(?:#x([0-9a-f]{0,7})|#(\d{0,8})|([a-z]+));?/gi;
const MAX_CODE = 0x10fffe;

interface Open {
	readonly tag: string;
	readonly offset: number;
	readonly attributes: ReadonlyMap<string, string>;
}

/** Character references as characters; those of no known name stay. */
function decode(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(REFERENCE, (whole, hex: string, digits: string, name: string) => {
		if (name !== undefined) return CHARACTERS.get(name) ?? whole;
		const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(digits);
		return code > 0 && code <= MAX_CODE ? String.fromCodePoint(code) : whole;
	});
}

/** Reads a text in HTML, tag by tag; its time grows with the text's length, whatever is in it. */
export function parseHtml(raw: string, findUser: FindUser = () => undefined): Parsed {
	const open: Open[] = [];
	const entities: TgEntity[] = [];
	let out = '';
	let at = 0;
	while (at < raw.length) {
		const begin = raw.indexOf('<', at);
		out += decode(raw.slice(at, begin < 0 ? raw.length : begin));
		if (begin < 0) break;
		if (raw[begin + 1] === '/') {
			at = closeTag(raw, begin, open, (last) => {
				const entity = entityOf(last, out, entities, findUser);
				if (entity) entities.push(entity);
			});
		} else {
			const tag = new TagReader(raw, begin);
			open.push({ tag: tag.name, offset: out.length, attributes: tag.attributes });
			at = tag.end;
		}
	}
	const unclosed = open.pop();
	if (unclosed) {
		throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
	}
	return { text: out, entities: entities.map(withoutLanguage) };
}

function closeTag(raw: string, begin: number, open: Open[], end: (last: Open) => void): number {
	const last = open.pop();
	if (!last) throw unparsable('Unexpected end tag', raw, begin);
	const found = /[^\s>]*/y;
	found.lastIndex = begin + 2;
	const name = (found.exec(raw)?.[0] ?? '').toLowerCase();
	let at = found.lastIndex;
	while (/\s/.test(raw[at] ?? '')) at += 1;
	if (raw[at] !== '>') throw unparsable('Unclosed end tag', raw, begin);
	if (name !== '' && name !== last.tag) {
		const rest = `, expected "</${last.tag}>", found "</${name}>"`;
		throw unparsable('Unmatched end tag', raw, begin, rest);
	}
	end(last);
	return at + 1;
}

/** Reads one start tag with its attributes. */
class TagReader {
	readonly name: string;
	readonly attributes = new Map<string, string>();
	end: number;

	constructor(
		private readonly raw: string,
		private readonly begin: number,
	) {
		this.end = begin + 1;
		this.name = this.take(/[^\s>]*/y).toLowerCase();
		if (this.end >= raw.length) throw unparsable('Unclosed start tag', raw, begin);
		if (!TAGS.has(this.name)) {
			throw unparsable(`Unsupported start tag "${this.name}"`, raw, begin);
		}
		for (;;) {
			this.take(/\s*/y);
			if (raw[this.end] === '>') break;
			this.attribute();
		}
		this.end += 1;
		if (this.name === 'span' && this.attributes.get('class') !== 'tg-spoiler') {
			throw unparsable('Tag "span" must have class "tg-spoiler"', raw, begin);
		}
	}

	private take(pattern: RegExp): string {
		pattern.lastIndex = this.end;
		const found = pattern.exec(this.raw)?.[0] ?? '';
		this.end += found.length;
		return found;
	}

	private attribute(): void {
		const { raw, begin } = this;
		const name = this.take(/[^\s=>/"']*/y);
		if (name === '') {
			throw unparsable(`Empty attribute name in the tag "${this.name}"`, raw, begin);
		}
		this.take(/\s*/y);
		if (raw[this.end] !== '=') {
			this.requireMore(`Unclosed start tag "${this.name}"`);
			this.attributes.set(name, '');
			return;
		}
		this.end += 1;
		this.take(/\s*/y);
		this.requireMore(`Unclosed start tag "${this.name}"`);
		const quote = raw[this.end];
		this.attributes.set(name, quote === '"' || quote === "'" ? this.quoted(quote) : this.token());
		this.requireMore('Unclosed start tag');
	}

	private quoted(quote: string): string {
		const start = this.end + 1;
		const close = endOf(this.raw, quote, start);
		this.end = Math.min(close + 1, this.raw.length);
		return decode(this.raw.slice(start, close));
	}

	private token(): string {
		const start = this.end;
		const token = this.take(/[a-z0-9.-]*/iy).toLowerCase();
		const next = this.raw[this.end] ?? '';
		if (!/[\s>]/.test(next)) throw unparsable('Unexpected end of name token', this.raw, start);
		return token;
	}

	private requireMore(problem: string): void {
		if (this.end >= this.raw.length) throw unparsable(problem, this.raw, this.begin);
	}
}

const endOf = (text: string, mark: string, from: number): number => {
	const found = text.indexOf(mark, from);
	return found < 0 ? text.length : found;
};

function entityOf(
	{ tag, offset, attributes }: Open,
	out: string,
	entities: TgEntity[],
	findUser: FindUser,
): TgEntity | undefined {
	const length = out.length - offset;
	if (length === 0) return undefined;
	const place = { offset, length };
	const last = entities.at(-1);
	const isSame = last?.offset === offset && last.length === length;
	switch (tag) {
		case 'a':
			return linkEntity(attributes.get('href') || out.slice(offset), place, findUser);
		case 'tg-emoji': {
			const id = attributes.get('emoji-id') ?? '';
			if (!/^[1-9]\d*$/.test(id)) throw badRequest('Invalid custom emoji identifier specified');
			return { type: 'custom_emoji', ...place, custom_emoji_id: id };
		}
		case 'tg-time': {
			const unix = Number.parseInt(attributes.get('unix') ?? '', 10);
			if (!(unix > 0)) return undefined;
			const format = attributes.get('format') ?? '';
			const more = format === '' ? {} : { date_time_format: format };
			return { type: 'date_time', ...place, unix_time: unix, ...more };
		}
		case 'blockquote':
			return {
				type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote',
				...place,
			};
		case 'code': {
			const language = /^language-(.+)/s.exec(attributes.get('class') ?? '')?.[1];
			if (language !== undefined && isSame && last.type === 'pre') {
				last.language = language;
				return undefined;
			}
			return { type: 'code', ...place, ...(language !== undefined && { language }) };
		}
		case 'pre':
			if (isSame && last.type === 'code' && last.language !== undefined) {
				last.type = 'pre';
				return undefined;
			}
			return { type: 'pre', ...place };
		default:
			return { type: TAGS.get(tag) ?? tag, ...place };
	}
}

/** Only blocks of code have a language. */
function withoutLanguage(entity: TgEntity): TgEntity {
	if (entity.type === 'code') delete entity.language;
	return entity;
}
