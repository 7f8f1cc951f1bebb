import { authorize } from '../domain/bots.js';
import { BotApiError } from '../domain/errors.js';
import { findByPath } from '../domain/files.js';
import type { World } from '../domain/world.js';
import { typeOfPath } from './media/types.js';

/** What a download is answered with: the file, or a refusal. */
export type FileAnswer =
	| { readonly status: 200; readonly type: string; readonly data: Buffer }
	| { readonly status: number; readonly description: string };

const FETCH_MS = 10_000;
const GONE: FileAnswer = { status: 404, description: 'Not Found' };

/**
 * The file a bot downloads under `/file/bot<token>/<path>`, the path as getFile gave it. A file
 * that was sent by its address is fetched from there now.
 */
export async function download(world: World, token: string, path: string): Promise<FileAnswer> {
	try {
		authorize(world, token);
	} catch (error) {
		if (error instanceof BotApiError) return { status: error.code, description: error.message };
		throw error;
	}
	const found = findByPath(world, path);
	if (!found) return GONE;
	if (found.data) return { status: 200, type: typeOfPath(path), data: found.data };
	if (found.file.url === undefined) return GONE;
	try {
		const response = await fetch(found.file.url, { signal: AbortSignal.timeout(FETCH_MS) });
		if (!response.ok)
			return { status: 502, description: `The address answered ${response.status}` };
		const type = response.headers.get('content-type') ?? typeOfPath(path);
		return { status: 200, type, data: Buffer.from(await response.arrayBuffer()) };
	} catch (error) {
		return {
			status: 502,
			description: `The address cannot be fetched: ${(error as Error).message}`,
		};
	}
}
