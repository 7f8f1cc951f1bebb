import { existsSync } from 'node:fs';
import { constants, cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { sharedCache } from '../lib/paths.mjs';
import { findFreePort } from '../lib/ports.mjs';
import { run } from '../lib/run.mjs';
import { step } from '../lib/steps.mjs';
import { ensureOwner, ownerEnvironment } from './owner.mjs';
import { startServer } from './server.mjs';

const PACKAGE_NAME = 'n8n-nodes-telegram-payments';

/**
 * A data folder as n8n leaves it after its first start (migrations done, owner account made), kept
 * in the cache so that later folders are a copy away.
 * @param {import('./install.mjs').InstalledN8n} n8n
 */
async function ensureTemplate(n8n) {
	const folder = path.join(sharedCache, `user-folder-${n8n.version}-${n8n.key}`);
	await withLock(`${folder}.lock`, async () => {
		if (existsSync(folder)) return;
		const partial = `${folder}.partial`;
		await rm(partial, { recursive: true, force: true });
		await mkdir(partial, { recursive: true });
		await step('Prepare the data folder of n8n', async () => {
			const port = await findFreePort();
			const env = await ownerEnvironment();
			const server = await startServer(n8n, { userFolder: partial, port, env });
			try {
				await ensureOwner(server.url);
			} finally {
				await server.stop();
			}
		});
		await rm(path.join(partial, 'n8n.log'), { force: true });
		await rename(partial, folder);
	});
	return folder;
}

/**
 * Makes `userFolder` a data folder of n8n, unless it is one already.
 * @param {import('./install.mjs').InstalledN8n} n8n
 * @param {string} userFolder
 */
export async function prepareUserFolder(n8n, userFolder) {
	if (existsSync(path.join(userFolder, '.n8n', 'database.sqlite'))) return;
	const template = await ensureTemplate(n8n);
	await cp(template, userFolder, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/**
 * Where n8n looks for the package.
 * @param {string} userFolder
 */
export const packageFolder = (userFolder) =>
	path.join(userFolder, '.n8n', 'nodes', 'node_modules', PACKAGE_NAME);

/**
 * Puts the packed package where n8n looks for community packages, in place of an earlier one.
 * @param {string} userFolder
 * @param {string} tarball made by `npm pack`
 */
export async function installPackage(userFolder, tarball) {
	const folder = packageFolder(userFolder);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}
