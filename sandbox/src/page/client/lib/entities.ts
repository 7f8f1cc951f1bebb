import type { MessageEntity } from '../api/types.js';

/** A run of text with one look: nested runs are resolved to the set of styles that apply. */
export interface TextRun {
	text: string;
	styles: string[];
	url?: string;
	command?: string;
}

const FOUND =
	/(?:https?:\/\/|tg:\/\/|t\.me\/)[^\s<>"]*[^\s<>".,!?)]|(?<=^|\s)\/[a-z]\w{0,31}(?:@\w+)?/gi;

function findEntities(text: string): MessageEntity[] {
	return Array.from(text.matchAll(FOUND), (match) => ({
		type: match[0].startsWith('/') ? 'bot_command' : 'url',
		offset: match.index,
		length: match[0].length,
	}));
}

const overlaps = (a: MessageEntity, b: MessageEntity) =>
	a.offset < b.offset + b.length && b.offset < a.offset + a.length;

/**
 * Cuts a text at its entities. Links and commands the server did not mark are found here too.
 * @param entities Bot API: MessageEntity, offsets in UTF-16 units
 */
export function splitText(text: string, entities: MessageEntity[] = []): TextRun[] {
	const clickable = entities.filter(({ type }) => /url|text_link|bot_command|pre|code/.test(type));
	const all = [
		...entities,
		...findEntities(text).filter((found) => !clickable.some((entity) => overlaps(entity, found))),
	];
	const cuts = new Set([0, text.length]);
	for (const { offset, length } of all) cuts.add(offset).add(offset + length);
	const points = [...cuts].filter((cut) => cut <= text.length).sort((a, b) => a - b);
	return points.slice(0, -1).map((start, index) => {
		const end = points[index + 1] ?? text.length;
		const applying = all.filter(({ offset, length }) => offset <= start && end <= offset + length);
		const link = applying.find(({ type }) => type === 'url' || type === 'text_link');
		const command = applying.find(({ type }) => type === 'bot_command');
		return {
			text: text.slice(start, end),
			styles: applying.map(({ type }) => type),
			url: link && (link.url ?? text.slice(link.offset, link.offset + link.length)),
			command: command && text.slice(command.offset, command.offset + command.length),
		};
	});
}
