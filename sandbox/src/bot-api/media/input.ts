import { badRequest } from '../../domain/errors.js';
import type { FileKind, StoredFile } from '../../domain/stored-file.js';
import type { World } from '../../domain/world.js';
import type { Call } from '../call.js';
import type { Reader } from '../method.js';
import { text } from '../params.js';
import type { Params, Upload } from '../params.js';

/** A file as a call names it: uploaded, at an address, or sent before. */
export type InputFile = { readonly upload: Upload } | { readonly remote: string };

/** Reads a file parameter's value; the upload of the same name serves when it is empty. */
export function inputFile(params: Params, value: string, name: string): InputFile | undefined {
	const attached = /^attach:\/\/(.*)$/s.exec(value)?.[1];
	if (value !== '' && attached === undefined) return { remote: value };
	const upload = params.files.get(attached ?? name);
	return upload && { upload };
}

/** A file that must be given; `what` names it in the refusal. */
export const file = (what: string): Reader<InputFile> => ({
	read: ({ params }, name) => {
		const given = inputFile(params, text(params, name), name);
		if (!given) throw badRequest(`There is no ${what} in the request`);
		return given;
	},
});

/** A picture that must be uploaded to be taken; `thumb` is its old name. */
export const thumbnail: Reader<Upload | undefined> = {
	along: ['thumb'],
	read: ({ params }, name) => {
		for (const field of [name, 'thumb']) {
			const attached = /^attach:\/\/(.*)$/s.exec(text(params, field))?.[1];
			const upload = params.files.get(attached ?? field);
			if (upload) return upload;
		}
		return undefined;
	},
};

/** A file that may be left out. */
export const optionalFile: Reader<InputFile | undefined> = {
	read: ({ params }, name) => inputFile(params, text(params, name), name),
};

/** Kinds that Telegram sends as what they are, whichever method sends them again. */
const DOCUMENT_LIKE: ReadonlySet<FileKind> = new Set([
	'document',
	'video',
	'audio',
	'voice',
	'animation',
	'sticker',
	'video_note',
]);

const TYPE_NAMES: Readonly<Partial<Record<FileKind, string>>> = {
	voice: 'VoiceNote',
	video_note: 'VideoNote',
};

const typeName = (kind: FileKind): string =>
	TYPE_NAMES[kind] ?? `${kind[0]?.toUpperCase()}${kind.slice(1)}`;

/**
 * Finds the file sent before, or the address, that a text names (tdlib, `from_persistent_id`: what
 * has a dot is an address).
 */
export function findRemote(
	world: World,
	value: string,
	kind: FileKind | undefined,
): StoredFile | { readonly url: string } {
	if (value.includes('.')) {
		const url = /^[a-z]+:\/\//i.test(value) ? value : `http://${value}`;
		if (!URL.canParse(url) || !/^https?:/i.test(url)) {
			throw badRequest('Invalid file HTTP URL specified: Unsupported URL protocol');
		}
		return { url };
	}
	if (!/^[A-Za-z0-9_-]*={0,2}$/.test(value)) {
		throw badRequest('Wrong remote file identifier specified: Wrong character in the string');
	}
	const stored = world.state.files.get(value);
	if (!stored) {
		throw badRequest(
			"Wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
			'The sandbox knows only the file ids it gave itself, and forgets the oldest.',
		);
	}
	const fits =
		kind === undefined ||
		stored.kind === kind ||
		(DOCUMENT_LIKE.has(stored.kind) && DOCUMENT_LIKE.has(kind));
	if (!fits) {
		throw badRequest(`Can't use file of type ${typeName(stored.kind)} as ${typeName(kind)}`);
	}
	return stored;
}

/** Says in the journal that an address is only fetched when somebody downloads the file. */
export const noteUrl = ({ notes }: Pick<Call, 'notes'>): void => {
	notes.push('The address was not fetched: the file’s size and dimensions are made up.');
};
