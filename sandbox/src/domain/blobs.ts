import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps what is in files: in memory up to a bound, or in a folder. */
export class Blobs {
	private readonly inMemory = new Map<string, Buffer>();
	private size = 0;

	constructor(
		private readonly folder: string | undefined,
		private readonly maxBytes = 256 * 1024 * 1024,
	) {}

	put(path: string, data: Buffer): void {
		if (this.folder !== undefined) {
			mkdirSync(this.folder, { recursive: true });
			writeFileSync(join(this.folder, nameOf(path)), data);
			return;
		}
		this.inMemory.set(path, data);
		this.size += data.length;
		for (const [oldest, { length }] of this.inMemory) {
			if (this.size <= this.maxBytes) break;
			this.inMemory.delete(oldest);
			this.size -= length;
		}
	}

	/** What is in a file; undefined once it has been forgotten. */
	get(path: string): Buffer | undefined {
		if (this.folder === undefined) return this.inMemory.get(path);
		try {
			return readFileSync(join(this.folder, nameOf(path)));
		} catch {
			return undefined;
		}
	}

	clear(): void {
		this.inMemory.clear();
		this.size = 0;
		if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
	}
}

const nameOf = (path: string): string => path.replaceAll('/', '-');
