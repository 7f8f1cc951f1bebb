import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
};

// Beside this file once built; in the build's folder when run from source.
const PLACES = ['./assets/', '../../dist/page/assets/'];

/** One file of the customer's page. */
export interface Asset {
	readonly type: string;
	readonly data: Buffer;
}

/** Reads a file of the built page; undefined when there is none with this name. */
export function readAsset(name: string): Asset | undefined {
	if (!/^[\w-]+(?:\.[\w-]+)+$/.test(name)) return undefined;
	for (const place of PLACES) {
		const path = fileURLToPath(new URL(place + name, import.meta.url));
		if (existsSync(path)) {
			return { type: TYPES[extname(name)] ?? 'application/octet-stream', data: readFileSync(path) };
		}
	}
	return undefined;
}
