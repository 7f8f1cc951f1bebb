import { badRequest } from '../../domain/errors.js';
import type { MaskPosition, StickerFormat, StickerType } from '../../domain/state.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import { optionalText, readDecimal, readText, requiredArray } from '../json-fields.js';
import type { Reader } from '../method.js';
import { flag, text } from '../params.js';
import type { Params } from '../params.js';
import { inputFile } from './input.js';
import type { InputFile } from './input.js';

/** Bot API: InputSticker, as read; a format of undefined is found out from the file. */
export interface InputSticker {
	readonly file: InputFile;
	readonly format: StickerFormat | undefined;
	readonly emoji: string[];
	readonly keywords: string[];
	readonly mask: MaskPosition | undefined;
}

const MAX_EMOJI = 20;
const MAX_AT_ONCE = 50;
const POINTS = ['forehead', 'eyes', 'mouth', 'chin'];
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const isEmoji = (value: string): boolean =>
	EMOJI.test(value) && [...graphemes.segment(value)].length === 1;

function formatOf(name: string): StickerFormat | undefined {
	if (name === 'auto') return undefined;
	if (name === 'static' || name === 'animated' || name === 'video') return name;
	throw badRequest('Invalid sticker format specified');
}

/** `format` or `sticker_format`; `fallback` when it was not sent. */
export const stickerFormat = (fallback = ''): Reader<StickerFormat | undefined> => ({
	read: ({ params }, name) => formatOf(text(params, name) || fallback),
});

/** `sticker_type`; `contains_masks` is its old name. */
export const stickerType: Reader<StickerType> = {
	along: ['contains_masks'],
	read: ({ params }, name) => {
		const type = text(params, name) || 'regular';
		if (type !== 'regular' && type !== 'mask' && type !== 'custom_emoji') {
			throw badRequest('Unsupported sticker type specified');
		}
		return flag(params, 'contains_masks') ? 'mask' : type;
	},
};

function emojiOf(node: JsonNode): string[] {
	if (node.type !== 'array') throw badRequest('expected an Array of string');
	if (node.items.length === 0) throw badRequest('emoji list must be non-empty');
	if (node.items.length > MAX_EMOJI) throw badRequest('too many emoji specified');
	return node.items.map((item) => {
		if (item.type !== 'string') throw badRequest('emoji must be a string');
		if (!isEmoji(item.value)) throw badRequest('expected a Unicode emoji');
		return item.value;
	});
}

/** What is thrown while `read` runs, with what was being read before it. */
function within<T>(what: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw badRequest(`${what}: ${(error as Error).message}`);
	}
}

/** `emoji_list` of setStickerEmojiList. */
export const emojiList: Reader<string[]> = {
	read: ({ params }, name) => {
		const node = readJson(text(params, name));
		if (!node) throw badRequest("Can't parse emoji list JSON array");
		return within("Can't parse emoji list", () => emojiOf(node));
	},
};

const wordsOf = (items: readonly JsonNode[]): string[] =>
	items.map((item) => {
		if (item.type !== 'string') throw badRequest('keyword must be a string');
		return item.value;
	});

/** `keywords` of setStickerKeywords. */
export const keywordList: Reader<string[]> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') return [];
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse keywords JSON object");
		if (node.type !== 'array') throw badRequest('Field "keywords" must be an Array');
		return wordsOf(node.items);
	},
};

function maskOf(node: JsonNode): MaskPosition | undefined {
	if (node.type === 'null') return undefined;
	if (node.type !== 'object') throw badRequest('MaskPosition must be an Object');
	const point = readText(node.fields, 'point').trim().toLowerCase();
	if (!POINTS.includes(point)) throw badRequest('Wrong point specified in MaskPosition');
	const decimal = (name: string) => readDecimal(node.fields, name);
	return {
		point,
		x_shift: decimal('x_shift'),
		y_shift: decimal('y_shift'),
		scale: decimal('scale'),
	};
}

/** `mask_position`; undefined when not sent. */
export const maskPosition: Reader<MaskPosition | undefined> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') return undefined;
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse mask position JSON object");
		return within("Can't parse mask position", () => maskOf(node));
	},
};

function stickerOf(node: JsonNode, params: Params, fallback: string): InputSticker {
	if (node.type !== 'object') throw badRequest('InputSticker must be an Object');
	const { fields } = node;
	const file = inputFile(params, optionalText(fields, 'sticker'), '');
	if (!file) throw badRequest('sticker not found');
	const format = optionalText(fields, 'format') || fallback;
	const keywords = fields.has('keywords') ? requiredArray(fields, 'keywords') : undefined;
	const mask = fields.get('mask_position');
	return {
		file,
		format: formatOf(format === '' ? readText(fields, 'format') : format),
		emoji: emojiOf(requiredArray(fields, 'emoji_list')),
		mask: mask && maskOf(mask),
		keywords: keywords?.type === 'array' ? wordsOf(keywords.items) : [],
	};
}

/** What took a sticker before there were lists of them. */
const OLD = ['png_sticker', 'tgs_sticker', 'webm_sticker', 'emojis', 'mask_position'] as const;
const OLD_FORMATS = {
	png_sticker: 'static',
	tgs_sticker: 'animated',
	webm_sticker: 'video',
} as const;

function oldSticker(params: Params): InputSticker {
	for (const [name, format] of Object.entries(OLD_FORMATS)) {
		const file = inputFile(params, text(params, name), name);
		if (!file) continue;
		const emoji = [...graphemes.segment(text(params, 'emojis'))].map(({ segment }) => segment);
		const node = readJson(text(params, 'mask_position') || 'null');
		return { file, format, emoji, keywords: [], mask: node && maskOf(node) };
	}
	throw badRequest('there is no sticker file in the request');
}

/** `sticker` of addStickerToSet and replaceStickerInSet. */
export const inputSticker: Reader<InputSticker> = {
	along: OLD,
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') return oldSticker(params);
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse sticker JSON object");
		return within("Can't parse sticker", () => stickerOf(node, params, 'auto'));
	},
};

/** `stickers` of createNewStickerSet; `sticker_format` held for all of them once. */
export const inputStickers: Reader<InputSticker[]> = {
	along: ['sticker_format', ...OLD],
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') return [oldSticker(params)];
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse stickers JSON object");
		if (node.type !== 'array') throw badRequest('Expected an Array of InputSticker');
		if (node.items.length > MAX_AT_ONCE) throw badRequest('Too many stickers specified');
		const fallback = text(params, 'sticker_format');
		return node.items.map((item) =>
			within("Can't parse InputSticker", () => stickerOf(item, params, fallback)),
		);
	},
};

/** The file id of a sticker. */
export const stickerFile: Reader<string> = {
	read: ({ params }, name) => {
		const id = text(params, name).trim();
		if (id === '') throw badRequest('Sticker is not specified');
		return id;
	},
};
