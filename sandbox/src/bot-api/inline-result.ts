import { badRequest } from '../domain/errors.js';
import type { TgMarkup } from '../domain/telegram.js';
import type { JsonNode } from '../text/json.js';
import {
	contactContent,
	locationContent,
	readContent,
	textContent,
	textOf,
	venueContent,
} from './inline-content.js';
import type { GivenContent } from './inline-content.js';
import { optionalObject, optionalText, readText } from './json-fields.js';
import type { Fields } from './json-fields.js';
import { markupOf } from './markup.js';

/** One result as the bot wrote it, read and not yet accepted. */
export interface GivenResult {
	readonly id: string;
	readonly type: string;
	readonly title: string;
	readonly description: string;
	readonly thumbnailUrl: string;
	readonly markup: TgMarkup | undefined;
	readonly content: GivenContent;
}

/** How a type of result is read: what it must have, and what its own message is. */
interface Kind {
	/** The field of the file's address; without one the file's id has to be there. */
	readonly file?: string;
	/** Required whatever the file is. */
	readonly required?: readonly string[];
	/** Required when the file is an address. */
	readonly requiredWithUrl?: readonly string[];
	readonly own: (fields: Fields) => GivenContent;
}

const file = (name: string) => ({ file_id: `sandbox-${name}`, file_unique_id: `u-${name}` });

function captionOf(fields: Fields): Record<string, unknown> {
	const { text, entities } = textOf(fields, 'caption', 'caption_entities');
	if (text === '') return {};
	return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}

const media =
	(name: string, more: Record<string, unknown> = {}) =>
	(fields: Fields): GivenContent => {
		const one = { ...file(name), ...more };
		const shown = name === 'photo' ? [one] : one;
		return { kind: 'fields', fields: { [name]: shown, ...captionOf(fields) } };
	};

const SIZE = { width: 640, height: 480 } as const;
const animation = media('animation', { ...SIZE, duration: 10 });

/** Every type the Bot API server knows, except games, which carry no content of others. */
const KINDS: Readonly<Record<string, Kind>> = {
	audio: { file: 'audio', requiredWithUrl: ['title'], own: media('audio', { duration: 10 }) },
	contact: { required: ['phone_number', 'first_name'], own: contactContent },
	document: {
		file: 'document',
		required: ['title'],
		requiredWithUrl: ['mime_type'],
		own: media('document'),
	},
	gif: { file: 'gif', own: animation },
	location: { required: ['latitude', 'longitude', 'title'], own: locationContent },
	mpeg4_gif: { file: 'mpeg4', own: animation },
	photo: { file: 'photo', own: media('photo', SIZE) },
	sticker: { required: ['sticker_file_id'], own: media('sticker', SIZE) },
	venue: { required: ['latitude', 'longitude', 'title', 'address'], own: venueContent },
	video: {
		file: 'video',
		required: ['title'],
		requiredWithUrl: ['mime_type'],
		own: media('video', { ...SIZE, duration: 10 }),
	},
	voice: { file: 'voice', required: ['title'], own: media('voice', { duration: 10 }) },
};

/** Reads one InlineQueryResult in the Bot API server's order and words. */
export function readResult(node: JsonNode): GivenResult {
	if (node.type !== 'object') throw badRequest('Inline query result must be an object');
	const { fields } = node;
	const type = readText(fields, 'type').toLowerCase();
	const id = readText(fields, 'id');
	const content = givenContent(fields, type === 'article');
	textOf(fields, 'caption', 'caption_entities');
	const keyboard = fields.get('reply_markup');
	optionalObject(fields, 'reply_markup');
	const markup = keyboard && keyboard.type !== 'null' ? markupOf(keyboard) : undefined;
	const shown = {
		id,
		type,
		title: optionalText(fields, 'title'),
		description: optionalText(fields, 'description'),
		thumbnailUrl: optionalText(fields, 'thumbnail_url') || optionalText(fields, 'photo_url'),
		markup,
	};
	if (type === 'article') {
		readText(fields, 'title');
		return { ...shown, content: content ?? textContent(fields) };
	}
	if (type === 'game') {
		const name = readText(fields, 'game_short_name');
		return { ...shown, content: { kind: 'fields', fields: { game: { title: name } } } };
	}
	const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
	if (!kind) throw badRequest(`type "${type}" is unsupported for the inline query result`);
	checkFields(fields, kind);
	return { ...shown, content: content ?? kind.own(fields) };
}

/** The content beside the result's own; results of old bots have the text in themselves. */
function givenContent(fields: Fields, isRequired: boolean): GivenContent | undefined {
	const given = optionalObject(fields, 'input_message_content');
	if (!given) {
		const text = isRequired
			? readText(fields, 'message_text')
			: optionalText(fields, 'message_text');
		return isRequired || text !== '' ? textContent(fields) : undefined;
	}
	const content = readContent(given);
	if (!content && isRequired) throw badRequest('Input message content is not specified');
	return content;
}

function checkFields(fields: Fields, kind: Kind): void {
	const url = kind.file === undefined ? '' : optionalText(fields, `${kind.file}_url`);
	for (const name of kind.required ?? []) readText(fields, name);
	if (url !== '') for (const name of kind.requiredWithUrl ?? []) readText(fields, name);
	if (kind.file !== undefined && url === '') readText(fields, `${kind.file}_file_id`);
}
