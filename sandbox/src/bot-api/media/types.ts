import type { FileKind } from '../../domain/stored-file.js';

/** Types of files that shops send, by the end of their name. */
const TYPES: ReadonlyMap<string, string> = new Map([
	['jpg', 'image/jpeg'],
	['jpeg', 'image/jpeg'],
	['png', 'image/png'],
	['gif', 'image/gif'],
	['webp', 'image/webp'],
	['svg', 'image/svg+xml'],
	['mp4', 'video/mp4'],
	['mov', 'video/quicktime'],
	['webm', 'video/webm'],
	['mp3', 'audio/mpeg'],
	['m4a', 'audio/mp4'],
	['ogg', 'audio/ogg'],
	['oga', 'audio/ogg'],
	['wav', 'audio/wav'],
	['pdf', 'application/pdf'],
	['zip', 'application/zip'],
	['json', 'application/json'],
	['csv', 'text/csv'],
	['txt', 'text/plain'],
	['html', 'text/html'],
	['tgs', 'application/x-tgsticker'],
]);

/** What a file of a kind is when nothing says otherwise. */
const USUAL: Readonly<Record<FileKind, string>> = {
	photo: 'image/jpeg',
	document: 'application/octet-stream',
	video: 'video/mp4',
	audio: 'audio/mpeg',
	voice: 'audio/ogg',
	animation: 'video/mp4',
	sticker: 'image/webp',
	video_note: 'video/mp4',
	thumbnail: 'image/jpeg',
};

const endOf = (name: string): string =>
	/\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The type of a file: by the end of its name, else as the upload said, else the usual one. */
export const mimeOf = (kind: FileKind, name: string, given: string): string =>
	TYPES.get(endOf(name)) ??
	(given === '' || given === 'application/octet-stream' ? USUAL[kind] : given);

/** The end of the name under which a file is downloaded. */
export const extensionOf = (kind: FileKind, name: string, mime: string): string =>
	kind === 'photo'
		? 'jpg'
		: endOf(name) || ([...TYPES].find(([, type]) => type === mime)?.[0] ?? '');

/** The type a file is downloaded with. */
export const typeOfPath = (path: string): string =>
	TYPES.get(endOf(path)) ?? 'application/octet-stream';
