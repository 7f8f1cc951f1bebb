import type { TgEntity } from '../../domain/telegram.js';
import { cleanText } from '../../text/clean.js';
import { findEntities, overlap } from './find.js';
import type { Parsed } from './markup.js';

/** Entities that nothing else is found in. */
const WHOLE: ReadonlySet<string> = new Set([
	'pre',
	'code',
	'text_link',
	'text_mention',
	'custom_emoji',
	'date_time',
]);

/** Outer before inner: order of those that begin and end at the same places. */
const ORDER = ['expandable_blockquote', 'blockquote', 'pre', 'code', 'text_link', 'bold', 'italic'];
const rank = ({ type }: TgEntity): number => {
	const found = ORDER.indexOf(type);
	return found < 0 ? ORDER.length : found;
};

/** A text as Telegram takes it: cleaned and trimmed, with what it finds in it by itself. */
export function settle({ text, entities }: Parsed): Parsed {
	const cleaned = clean(text, entities);
	const trimmed = trim(cleaned);
	const whole = trimmed.entities.filter(({ type }) => WHOLE.has(type));
	const found = findEntities(trimmed.text).filter(
		(entity) => !whole.some((other) => overlap(other, entity)),
	);
	const all = [...trimmed.entities, ...found];
	all.sort((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
	return { text: trimmed.text, entities: all };
}

/** Moves the entities along with what cleaning takes away. */
function clean(text: string, entities: readonly TgEntity[]): Parsed {
	const cleaned = cleanText(text);
	if (cleaned.length === text.length || entities.length === 0) {
		return { text: cleaned, entities: inside(entities, cleaned.length) };
	}
	const moved = entities.map((entity) => {
		const offset = cleanText(text.slice(0, entity.offset)).length;
		const length = cleanText(text.slice(entity.offset, entity.offset + entity.length)).length;
		return { ...entity, offset, length };
	});
	return { text: cleaned, entities: inside(moved, cleaned.length) };
}

/** White space at the end goes, and that at the beginning as far as no entity begins in it. */
function trim({ text, entities }: Parsed): Parsed {
	const end = text.trimEnd().length;
	const first = Math.min(...entities.map(({ offset }) => offset), end);
	const start = Math.min(text.length - text.trimStart().length, first);
	const moved = entities.map((entity) => ({ ...entity, offset: entity.offset - start }));
	return { text: text.slice(start, end), entities: inside(moved, end - start) };
}

/** What reaches beyond the text is cut, what is empty goes. */
const inside = (entities: readonly TgEntity[], length: number): TgEntity[] =>
	entities.flatMap((entity) => {
		const kept = Math.min(entity.length, length - entity.offset);
		return kept > 0 ? [{ ...entity, length: kept }] : [];
	});
