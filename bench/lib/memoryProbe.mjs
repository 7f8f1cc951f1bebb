import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROBE = path.join(import.meta.dirname, 'memoryProbe.cjs');
const LOOK_MS = 20;
const ANSWERS_WITHIN_MS = 60_000;

/** Bytes in the unit that people know. */
export const MEGABYTE = 1_000_000;

/**
 * What n8n holds right after a garbage collection, in bytes.
 * @typedef {{ rss: number, heapUsed: number }} Memory
 */

/**
 * Looks into the memory of an n8n that is started with `env`.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, read: (pid: number) => Promise<Memory>, remove: () => Promise<void> }>}
 */
export async function createMemoryProbe() {
	const folder = await mkdtemp(path.join(tmpdir(), 'bench-memory-'));
	const file = path.join(folder, 'memory.jsonl');
	const lines = async () => {
		const text = await readFile(file, 'utf8').catch(() => '');
		return text.split('\n').slice(0, -1);
	};
	return {
		env: { NODE_OPTIONS: `--require ${JSON.stringify(PROBE)}`, BENCH_MEMORY: file },
		read: async (pid) => {
			const known = (await lines()).length;
			process.kill(pid, 'SIGUSR2');
			const deadline = Date.now() + ANSWERS_WITHIN_MS;
			while (Date.now() < deadline) {
				const added = (await lines())[known];
				if (added !== undefined) return JSON.parse(added);
				await sleep(LOOK_MS);
			}
			throw new Error('n8n did not tell what it holds.');
		},
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}
