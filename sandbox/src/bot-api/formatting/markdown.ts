import type { TgEntity } from '../../domain/telegram.js';
import { linkEntity, unparsable } from './markup.js';
import type { FindUser, Parsed } from './markup.js';

const MARKS = '_*`[';
const SPACE = /\s/;

/** Where the block of code that opens at `at` (past its marks) begins, and its language. */
export function readLanguage(raw: string, at: number): { language: string; begin: number } {
	let end = at;
	while (end < raw.length && !SPACE.test(raw[end] ?? '') && raw[end] !== '`') end += 1;
	const named = end > at && end < raw.length && raw[end] !== '`';
	const language = named ? raw.slice(at, end) : '';
	let begin = named ? end : at;
	// One line break at the beginning is left out, however it is written.
	const isBreak = (character: string | undefined) => character === '\n' || character === '\r';
	if (isBreak(raw[begin])) {
		begin += isBreak(raw[begin + 1]) && raw[begin] !== raw[begin + 1] ? 2 : 1;
	}
	return { language, begin };
}

/** Reads a text in the older Markdown: nothing is nested. */
export function parseMarkdown(raw: string, findUser: FindUser = () => undefined): Parsed {
	const entities: TgEntity[] = [];
	let out = '';
	let at = 0;
	while (at < raw.length) {
		const mark = raw[at] ?? '';
		if (mark === '\\' && MARKS.includes(raw[at + 1] ?? ' ')) {
			out += raw[at + 1];
			at += 2;
			continue;
		}
		if (!MARKS.includes(mark)) {
			out += mark;
			at += 1;
			continue;
		}
		const isBlock = raw.startsWith('```', at);
		const block = isBlock ? readLanguage(raw, at + 3) : { language: '', begin: at + 1 };
		const closing = isBlock ? '```' : mark === '[' ? ']' : mark;
		const end = raw.indexOf(closing, block.begin);
		if (end < 0) throw unparsable("Can't find end of the entity starting", raw, at);
		const inner = raw.slice(block.begin, end);
		const place = { offset: out.length, length: inner.length };
		out += inner;
		at = end + closing.length;
		let url = inner;
		if (mark === '[' && raw[at] === '(') {
			const close = raw.indexOf(')', at);
			const urlEnd = close < 0 ? raw.length : close;
			url = raw.slice(at + 1, urlEnd);
			// What is not closed is taken to its end (tdlib does so).
			if (inner !== '') at = urlEnd + 1;
		}
		if (inner === '') continue;
		const entity = entityOf(mark, isBlock, block.language, url, place, findUser);
		if (entity) entities.push(entity);
	}
	return { text: out, entities };
}

function entityOf(
	mark: string,
	isBlock: boolean,
	language: string,
	url: string,
	place: { offset: number; length: number },
	findUser: FindUser,
): TgEntity | undefined {
	if (mark === '[') return linkEntity(url, place, findUser);
	if (isBlock) return { type: 'pre', ...place, ...(language !== '' && { language }) };
	const type = mark === '`' ? 'code' : mark === '*' ? 'bold' : 'italic';
	return { type, ...place };
}
