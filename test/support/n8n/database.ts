import { spawn } from 'node:child_process';
import path from 'node:path';
import type { N8n } from './runner';

const LOCK = `
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
database.execute('BEGIN IMMEDIATE')
print('locked', flush=True)
sys.stdin.readline()
database.execute('ROLLBACK')
`;

const READ = `
import sqlite3, sys
database = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True, timeout=30)
print(database.execute('SELECT staticData FROM workflow_entity WHERE id = ?', (sys.argv[2],)).fetchone()[0])
`;

const END_WAITS = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=30)
database.execute("UPDATE execution_entity SET waitTill = datetime('now', '+' || ? || ' seconds') WHERE status = 'waiting'", (sys.argv[2],))
database.commit()
`;

const fileOf = ({ userFolder }: Pick<N8n, 'userFolder'>): string =>
	path.join(userFolder, '.n8n', 'database.sqlite');

/** Keeps n8n from writing, as a backup or a slow disk would; returns how to end that. */
export async function lockDatabase(n8n: Pick<N8n, 'userFolder'>): Promise<() => Promise<void>> {
	const program = spawn('python3', ['-c', LOCK, fileOf(n8n)], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const ended = new Promise<void>((resolve) => program.once('close', () => resolve()));
	await Promise.race([
		new Promise<void>((resolve) => program.stdout.once('data', () => resolve())),
		ended.then(() => {
			throw new Error('the database could not be locked');
		}),
	]);
	return async () => {
		program.stdin.end('\n');
		await ended;
	};
}

/**
 * Starts n8n again, and the time of every waiting run is up soon. Not before it is ready: a run that
 * n8n 2.41 goes on with while it starts finds no Data Tables.
 */
export async function endWaits(
	n8n: Pick<N8n, 'userFolder' | 'restart'>,
	seconds: number,
): Promise<void> {
	const program = spawn('python3', ['-c', END_WAITS, fileOf(n8n), String(seconds)], {
		stdio: 'inherit',
	});
	const code = await new Promise((resolve) => program.once('close', resolve));
	if (code !== 0) throw new Error('the waits could not be ended');
	await n8n.restart();
}

/** What n8n's database holds as static data of a workflow. */
export async function readStaticData(
	n8n: Pick<N8n, 'userFolder'>,
	workflowId: string,
): Promise<Record<string, { carried?: Record<string, string>; memory?: { handled: string } }>> {
	const program = spawn('python3', ['-c', READ, fileOf(n8n), workflowId], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let text = '';
	program.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
	await new Promise<void>((resolve) => program.once('close', () => resolve()));
	return JSON.parse(text.trim() === 'None' ? '{}' : text) as Awaited<
		ReturnType<typeof readStaticData>
	>;
}
