import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const lockModule = pathToFileURL(path.resolve(__dirname, '../../scripts/lib/lock.mjs')).href;

describe('the lock of installations', () => {
	let folder: string;
	let lock: string;
	let journal: string;

	beforeEach(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'lock-'));
		lock = path.join(folder, 'lock');
		journal = path.join(folder, 'journal');
	});

	afterEach(() => rm(folder, { recursive: true, force: true }));

	/** A process that writes when its work begins and ends; the work takes a few turns of the loop. */
	const runLocked = () =>
		promisify(execFile)(process.execPath, [
			'--input-type=module',
			'--eval',
			`import { withLock } from ${JSON.stringify(lockModule)};
			import { appendFileSync } from 'node:fs';
			import { setTimeout as sleep } from 'node:timers/promises';
			const note = (what) => appendFileSync(${JSON.stringify(journal)}, what + '\\n');
			await withLock(${JSON.stringify(lock)}, async () => {
				note('begin');
				await sleep(50);
				note('end');
			});`,
		]);

	test('given three processes, when they want the lock at once, then they work one after another', async () => {
		await Promise.all([runLocked(), runLocked(), runLocked()]);
		const lines = (await readFile(journal, 'utf8')).trim().split('\n');
		expect(lines).toEqual(['begin', 'end', 'begin', 'end', 'begin', 'end']);
	});

	test('given a lock whose owner has died, when two processes want it, then both get it, one after another', async () => {
		const { pid } = spawnSync(process.execPath, ['--eval', '']);
		await writeFile(lock, String(pid));
		await Promise.all([runLocked(), runLocked()]);
		const lines = (await readFile(journal, 'utf8')).trim().split('\n');
		expect(lines).toEqual(['begin', 'end', 'begin', 'end']);
		await expect(readFile(lock)).rejects.toThrow('ENOENT');
	});
});
