import { Busboy } from '@fastify/busboy';
import type { BusboyInstance } from '@fastify/busboy';
import type { Params, Upload } from '../bot-api/params.js';
import { readFlatObject } from '../text/json.js';

const MAX_PARAMETER_BYTES = 1024 * 1024;
const MAX_FILES = 50;

/** The request is larger than Telegram takes. */
export class TooLarge extends Error {}

/**
 * Reads the parameters of a call from its query string and body (urlencoded, JSON or multipart);
 * the first occurrence of a name wins, and the query string comes first. What cannot be read is
 * ignored, as Telegram does.
 * @throws TooLarge
 */
export async function readParams(
	query: string,
	contentType: string,
	body: Buffer,
): Promise<Params> {
	const fields = new Map<string, string>();
	const files = new Map<string, Upload>();
	const add = (name: string, value: string): void => {
		if (!fields.has(name)) fields.set(name, value);
	};
	if (query !== '') new URLSearchParams(query).forEach((value, name) => add(name, value));
	if (body.length > 0) {
		const type = contentType.toLowerCase();
		if (type.startsWith('application/json')) {
			limit(body.length);
			for (const [name, value] of readFlatObject(decode(body))) add(name, value);
		} else if (type.startsWith('application/x-www-form-urlencoded')) {
			limit(body.length);
			new URLSearchParams(body.toString()).forEach((value, name) => add(name, value));
		} else if (type.startsWith('multipart/form-data')) {
			await readMultipart(contentType, body, add, files);
		}
	}
	let size = 0;
	for (const [name, value] of fields) size += name.length + value.length;
	limit(size);
	return { fields, files };
}

function limit(size: number): void {
	if (size > MAX_PARAMETER_BYTES) throw new TooLarge();
}

function decode(body: Buffer): string {
	const text = body.toString();
	return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function readMultipart(
	contentType: string,
	body: Buffer,
	add: (name: string, value: string) => void,
	files: Map<string, Upload>,
): Promise<void> {
	return new Promise((resolve) => {
		let parser: BusboyInstance;
		try {
			parser = new Busboy({
				headers: { 'content-type': contentType },
				limits: { fieldSize: MAX_PARAMETER_BYTES + 1, files: MAX_FILES },
			});
		} catch {
			resolve();
			return;
		}
		parser.on('field', (name, value) => add(name, value));
		parser.on('file', (name, stream, filename, _encoding, mime) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				if (!files.has(name)) {
					files.set(name, { name: filename, mime, data: Buffer.concat(chunks) });
				}
			});
			stream.on('error', () => resolve());
		});
		parser.on('finish', () => resolve());
		parser.on('error', () => resolve());
		parser.end(body);
	});
}
