import { badRequest } from '../../domain/errors.js';
import type { FileKind } from '../../domain/stored-file.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import { clamp } from '../../text/numbers.js';
import { formatText } from '../formatting/formatted.js';
import { optionalFlag, optionalNumber, optionalText, readText } from '../json-fields.js';
import type { Fields } from '../json-fields.js';
import type { Reader } from '../method.js';
import { requiredText } from '../params.js';
import type { Params } from '../params.js';
import { captionFields } from '../sending.js';
import { inputFile } from './input.js';
import type { InputFile } from './input.js';
import type { FileDetails } from './store.js';

/** Bot API: InputMedia, as read. */
export interface InputMedia {
	readonly type: FileKind;
	readonly file: InputFile;
	readonly details: FileDetails;
	/** Caption and what else the message shows beside the file. */
	readonly fields: Record<string, unknown>;
}

const TYPES: ReadonlySet<string> = new Set(['photo', 'video', 'animation', 'audio', 'document']);
const MAX_LENGTH = 10_000;
const MAX_DURATION = 24 * 3600;

/** `media` of sendMediaGroup. */
export const readMediaList: Reader<InputMedia[]> = {
	read: ({ params }, name) => {
		const node = readJson(requiredText(params, name));
		if (!node) throw badRequest("Can't parse media JSON object");
		if (node.type !== 'array') throw badRequest('Expected an Array of InputMedia');
		return node.items.map((item) => readItem(item, params, true));
	},
};

/** `media` of editMessageMedia. */
export const readOneMedia: Reader<InputMedia> = {
	read: ({ params }, name) => {
		const node = readJson(requiredText(params, name));
		if (!node) throw badRequest("Can't parse input media JSON object");
		return readItem(node, params, false);
	},
};

function readItem(node: JsonNode, params: Params, forAlbum: boolean): InputMedia {
	try {
		if (node.type !== 'object') throw badRequest('expected an Object');
		return mediaOf(node.fields, params, forAlbum);
	} catch (error) {
		throw badRequest(`Can't parse InputMedia: ${(error as Error).message}`);
	}
}

function mediaOf(fields: Fields, params: Params, forAlbum: boolean): InputMedia {
	const caption = formatText(
		optionalText(fields, 'caption'),
		optionalText(fields, 'parse_mode'),
		fields.get('caption_entities'),
	);
	const show_caption_above_media = optionalFlag(fields, 'show_caption_above_media');
	const hasSpoiler = optionalFlag(fields, 'has_spoiler');
	const type = readText(fields, 'type');
	const file = inputFile(params, optionalText(fields, 'media'), '');
	if (!file) throw badRequest('media not found');
	if (!TYPES.has(type)) throw badRequest(`type "${type}" is unsupported`);
	if (type === 'animation' && forAlbum) {
		throw badRequest(`type "${type}" can't be used in sendMediaGroup`);
	}
	const pixels = (name: string) => clamp(optionalNumber(fields, name), 0, MAX_LENGTH);
	const thumbnail = inputFile(params, optionalText(fields, 'thumbnail'), 'thumbnail');
	const cover = inputFile(params, optionalText(fields, 'cover'), '');
	return {
		type: type as FileKind,
		file,
		details: {
			width: pixels('width'),
			height: pixels('height'),
			duration: clamp(optionalNumber(fields, 'duration'), 0, MAX_DURATION),
			title: optionalText(fields, 'title'),
			performer: optionalText(fields, 'performer'),
			thumbnail: thumbnail && 'upload' in thumbnail ? thumbnail.upload : undefined,
			cover,
		},
		fields: {
			...captionFields({ caption, show_caption_above_media }),
			...(hasSpoiler && { has_media_spoiler: true }),
		},
	};
}
