import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './steps.mjs';

const POLL_MS = 500;

/** @param {number} pid */
function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/**
 * Makes the file with this process's id in it, in one go, so that nobody ever reads it half written.
 * @param {string} file
 */
async function create(file) {
	const own = `${file}.${process.pid}`;
	await writeFile(own, String(process.pid));
	try {
		await link(own, file);
	} finally {
		await rm(own, { force: true });
	}
}

/**
 * Takes a lock file whose owner has died out of the way. Moving it first makes sure that of two
 * processes that see the same dead owner only one removes it.
 * @param {string} file
 * @param {string} owner its content when it was read
 */
async function removeStale(file, owner) {
	const moved = `${file}.${process.pid}.stale`;
	try {
		await rename(file, moved);
	} catch {
		return;
	}
	if ((await readFile(moved, 'utf8')) !== owner) await rename(moved, file);
	else await rm(moved);
}

/**
 * Runs `work` while no other process of this machine runs work under the same lock file; waits for
 * the other one, and takes over from one that died.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
	await mkdir(path.dirname(file), { recursive: true });
	let told = false;
	for (;;) {
		try {
			await create(file);
			break;
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		const owner = await readFile(file, 'utf8').catch(() => '');
		if (owner && !isRunning(Number(owner))) await removeStale(file, owner);
		else {
			if (!told) say(`  waiting for process ${owner}, which is at it already (lock: ${file})`);
			told = true;
			await sleep(POLL_MS);
		}
	}
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}
