import path from 'node:path';
import { answers } from './http.mjs';
import { projectFolder } from './paths.mjs';
import { findFreePort } from './ports.mjs';
import { startService } from './service.mjs';

/** The built program; `npm run build` makes it. */
export const sandboxProgram = path.join(projectFolder, 'sandbox', 'dist', 'cli.js');

/**
 * Starts the built sandbox as a process of its own and waits until it answers.
 * @param {{ port?: number, args?: string[] }} [options] a free port by default; further options of the
 *   sandbox's command line
 * @returns {Promise<import('./service.mjs').Service & { url: string }>}
 */
export async function startSandbox({ port, args = [] } = {}) {
	const own = port ?? (await findFreePort());
	const url = `http://127.0.0.1:${own}`;
	const service = await startService({
		title: 'The sandbox',
		command: process.execPath,
		args: [sandboxProgram, ...args, '--port', String(own)],
		signals: { gently: 'SIGTERM', atOnce: 'SIGKILL' },
		isReady: () => answers(`${url}/api/health`),
	});
	return { ...service, url };
}
