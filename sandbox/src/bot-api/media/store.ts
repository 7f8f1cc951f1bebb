import { badRequest } from '../../domain/errors.js';
import { addFile, addSize, fileFields } from '../../domain/files.js';
import type { FileContent } from '../../domain/files.js';
import type { FileKind, StoredFile } from '../../domain/stored-file.js';
import type { World } from '../../domain/world.js';
import { imageSize } from '../../text/image-size.js';
import type { ImageSize } from '../../text/image-size.js';
import type { Call as FullCall } from '../call.js';
import type { Upload } from '../params.js';
import { findRemote, noteUrl } from './input.js';
import type { InputFile } from './input.js';
import { extensionOf, mimeOf } from './types.js';

type Call = Pick<FullCall, 'world' | 'notes'>;

/** What a bot says of a file besides its bytes. */
export interface FileDetails {
	readonly width?: number;
	readonly height?: number;
	readonly length?: number;
	readonly duration?: number;
	readonly title?: string;
	readonly performer?: string;
	readonly emoji?: string;
	readonly thumbnail?: Upload | undefined;
	readonly cover?: InputFile | undefined;
	readonly start_timestamp?: number;
}

/** Longer sides of the sizes Telegram keeps of a photo. */
const PHOTO_SIZES = [90, 320, 800, 1280];
const MAX_SIDES = 10_000;
const MAX_RATIO = 20;
const UNKNOWN: ImageSize = { width: 800, height: 600 };

/** Stores a given file, or finds it: the fields of the message that shows it. */
export function materialise(
	call: Call,
	kind: FileKind,
	given: InputFile,
	details: FileDetails = {},
): Record<string, unknown> {
	return storeInput(call, kind, given, details).shown;
}

/** Stores a given file, or finds it. */
export function storeInput(
	call: Call,
	kind: FileKind,
	given: InputFile,
	details: FileDetails = {},
): StoredFile {
	if ('upload' in given) {
		const { name, mime, data } = given.upload;
		if (data.length === 0) throw badRequest('File must be non-empty');
		return newFile(call, kind, name, mime, { data }, details);
	}
	const found = findRemote(call.world, given.remote, kind);
	if (!('url' in found) || 'id' in found) return found as StoredFile;
	noteUrl(call);
	const name = new URL(found.url).pathname.split('/').at(-1) ?? '';
	return newFile(call, kind, name, '', { url: found.url }, details);
}

function newFile(
	call: Call,
	asked: FileKind,
	name: string,
	givenMime: string,
	content: FileContent,
	details: FileDetails,
): StoredFile {
	const { world } = call;
	const mime = mimeOf(asked, name, givenMime);
	// What moves and has no sound is an animation, even when it is sent as a document.
	const kind = asked === 'document' && mime === 'image/gif' ? 'animation' : asked;
	const size = 'data' in content ? imageSize(content.data) : UNKNOWN;
	if (kind === 'photo') checkPhoto(size);
	const file = addFile(world, kind, extensionOf(kind, name, mime), content);
	if (kind === 'photo') {
		file.shown = { photo: photoSizes(world, file, size ?? UNKNOWN) };
		return file;
	}
	const shown = {
		...describe(kind, details, size, mime),
		...(kind !== 'voice' && kind !== 'video_note' && kind !== 'sticker' && named(name)),
		...(kind !== 'video_note' && kind !== 'sticker' && { mime_type: mime }),
		...thumbnailOf(call, details.thumbnail),
		...coverOf(call, details),
		...fileFields(file),
	};
	// Bot API: an animation is shown as a document as well.
	file.shown = { [kind]: shown, ...(kind === 'animation' && { document: documentOf(shown) }) };
	return file;
}

const named = (name: string) => (name === '' ? {} : { file_name: name });

const ONLY_OF_FILMS = new Set(['width', 'height', 'duration']);

const documentOf = (shown: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(Object.entries(shown).filter(([name]) => !ONLY_OF_FILMS.has(name)));

function describe(
	kind: FileKind,
	details: FileDetails,
	size: ImageSize | undefined,
	mime: string,
): Record<string, unknown> {
	const { duration = 0 } = details;
	const width = details.width || (size?.width ?? 0);
	const height = details.height || (size?.height ?? 0);
	switch (kind) {
		case 'video':
		case 'animation':
			return { duration, width, height };
		case 'audio':
			return {
				duration,
				...(details.performer && { performer: details.performer }),
				...(details.title && { title: details.title }),
			};
		case 'voice':
			return { duration };
		case 'video_note':
			return { duration, length: details.length || 240 };
		case 'sticker':
			return {
				width: size?.width ?? 512,
				height: size?.height ?? 512,
				...(details.emoji && { emoji: details.emoji }),
				is_animated: mime === 'application/x-tgsticker',
				is_video: mime === 'video/webm',
				type: 'regular',
			};
		default:
			return {};
	}
}

function checkPhoto(size: ImageSize | undefined): void {
	if (!size) {
		throw badRequest('IMAGE_PROCESS_FAILED', 'The upload is no PNG, JPEG, GIF or WebP picture.');
	}
	const [short, long] = [Math.min(size.width, size.height), Math.max(size.width, size.height)];
	if (short === 0 || short + long > MAX_SIDES || long / short > MAX_RATIO) {
		throw badRequest(
			'PHOTO_INVALID_DIMENSIONS',
			`The picture has ${size.width} × ${size.height} pixels: width and height together may be ${MAX_SIDES}, their ratio ${MAX_RATIO}.`,
		);
	}
}

/** Every size Telegram keeps of a photo, the smallest first; each downloads what was uploaded. */
function photoSizes(
	world: World,
	file: StoredFile,
	{ width, height }: ImageSize,
): Array<Record<string, unknown>> {
	const long = Math.max(width, height);
	const smaller = PHOTO_SIZES.filter((side) => side < Math.min(long, 1281));
	const sides = [...smaller, Math.min(long, 1280)].filter(
		(side, n, all) => all.indexOf(side) === n,
	);
	return sides.map((side, index) => {
		const one = index === sides.length - 1 ? file : addSize(world, file);
		const scaled = (pixels: number) => Math.max(1, Math.round((pixels * side) / long));
		const { file_size, ...fields } = fileFields(one);
		return {
			...fields,
			...(file_size !== undefined && { file_size }),
			width: scaled(width),
			height: scaled(height),
		};
	});
}

function thumbnailOf({ world }: Call, upload: Upload | undefined): Record<string, unknown> {
	if (!upload) return {};
	const size = imageSize(upload.data);
	if (!size) throw badRequest('IMAGE_PROCESS_FAILED', 'The thumbnail is no picture.');
	const file = addFile(world, 'thumbnail', 'jpg', { data: upload.data });
	const shown = { ...fileFields(file), ...size };
	return { thumbnail: shown, thumb: shown };
}

function coverOf(call: Call, { cover, start_timestamp }: FileDetails): Record<string, unknown> {
	return {
		...(cover && { cover: materialise(call, 'photo', cover)['photo'] }),
		...(start_timestamp && { start_timestamp }),
	};
}
