import { existsSync, mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatNumber } from '../report/format.mjs';
import { summarize } from './summarize.mjs';

const PROBE = path.join(import.meta.dirname, 'probe.cjs');
const LOOK_MS = 200;
const WRITTEN_WITHIN_MS = 60_000;

/**
 * Tells what n8n's own thread does.
 * @typedef {object} Profiler
 * @property {NodeJS.ProcessEnv} env settings that n8n is started with
 * @property {(pid: number, work: () => Promise<unknown>) => Promise<import('./summarize.mjs').Part[]>} watch
 *   during the work; it slows n8n down, so nothing is timed meanwhile
 */

/** @returns {Profiler} for one n8n */
export function createProfiler() {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-profile-'));
	const file = path.join(folder, 'n8n.cpuprofile');
	return {
		env: { NODE_OPTIONS: `--require ${JSON.stringify(PROBE)}`, BENCH_PROFILE: file },
		watch: async (pid, work) => {
			process.kill(pid, 'SIGUSR2');
			await work();
			process.kill(pid, 'SIGUSR2');
			const parts = summarize(JSON.parse(await readWritten(file)));
			await rm(folder, { recursive: true });
			return parts;
		},
	};
}

/** @param {string} file @returns {Promise<string>} the profile as JSON, once it is there as a whole */
export async function readWritten(file) {
	const deadline = Date.now() + WRITTEN_WITHIN_MS;
	for (;;) {
		const text = existsSync(file) ? await readFile(file, 'utf8') : '';
		if (text.endsWith('}')) return text;
		if (Date.now() > deadline) throw new Error('No profile was written.');
		await sleep(LOOK_MS);
	}
}

/**
 * @param {string} title
 * @param {import('./summarize.mjs').Part[]} parts
 */
export const profileTable = (title, parts) => ({
	head: [title, 'share of the time'],
	rows: parts.map(({ part, share }) => [part, `${formatNumber(share * 100)} %`]),
});
