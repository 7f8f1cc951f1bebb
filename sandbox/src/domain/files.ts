import { URL_SAFE } from './ids.js';
import type { FileKind, StoredFile } from './stored-file.js';
import type { World } from './world.js';

/** Folder of the path and beginning of the id, both as Telegram has them. */
const KINDS: Readonly<Record<FileKind, readonly [folder: string, prefix: string]>> = {
	photo: ['photos', 'AgACAgIAAxkB'],
	document: ['documents', 'BQACAgIAAxkB'],
	video: ['videos', 'BAACAgIAAxkB'],
	audio: ['music', 'CQACAgIAAxkB'],
	voice: ['voice', 'AwACAgIAAxkB'],
	animation: ['animations', 'CgACAgIAAxkB'],
	sticker: ['stickers', 'CAACAgIAAxkB'],
	video_note: ['video_notes', 'DQACAgIAAxkB'],
	thumbnail: ['thumbnails', 'AAMCAgADGQEA'],
};

/** Older files are forgotten, so that memory stays bounded. */
const KEPT_FILES = 20_000;

/** What a new file is made of: bytes, or the address they are at. */
export type FileContent = { readonly data: Buffer } | { readonly url: string };

/** Stores a file; messages show it once `shown` has been filled in. */
export function addFile(
	world: World,
	kind: FileKind,
	extension: string,
	content: FileContent,
): StoredFile {
	const { files, filePaths } = world.state;
	const [folder, prefix] = KINDS[kind];
	const number = world.state.nextFile++;
	const file: StoredFile = {
		id: prefix + world.ids.text(56, URL_SAFE),
		uniqueId: `AQAD${world.ids.text(12, URL_SAFE)}`,
		kind,
		path: `${folder}/file_${number}${extension === '' ? '' : `.${extension}`}`,
		size: 'data' in content ? content.data.length : undefined,
		url: 'url' in content ? content.url : undefined,
		shown: {},
	};
	files.set(file.id, file);
	filePaths.set(file.path, file.id);
	if ('data' in content) world.blobs.put(file.path, content.data);
	if (files.size > KEPT_FILES) {
		for (const [oldest, { path }] of files) {
			files.delete(oldest);
			filePaths.delete(path);
			break;
		}
	}
	return file;
}

/** What every object that stands for a file has. */
export const fileFields = (file: StoredFile): Record<string, unknown> => ({
	file_id: file.id,
	file_unique_id: file.uniqueId,
	...(file.size !== undefined && { file_size: file.size }),
});

/** Another id for what is in a file: each size of a photo has its own. */
export function addSize(world: World, original: StoredFile): StoredFile {
	const size: StoredFile = {
		...original,
		id: KINDS[original.kind][1] + world.ids.text(56, URL_SAFE),
		uniqueId: `AQAD${world.ids.text(12, URL_SAFE)}`,
	};
	world.state.files.set(size.id, size);
	return size;
}

/** The file downloaded under a path, and what is in it if that is known here. */
export function findByPath(
	world: World,
	path: string,
): { file: StoredFile; data: Buffer | undefined } | undefined {
	const file = world.state.files.get(world.state.filePaths.get(path) ?? '');
	return file && { file, data: world.blobs.get(path) };
}
