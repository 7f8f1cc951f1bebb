import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { eventually } from './eventually';

const SCRIPT = path.resolve(__dirname, '../../../scripts/start.mjs');

/** `npm start`, running. */
export interface StartCommand {
	output: () => string;
	/** Exit code of the command, once it has ended. */
	exited: Promise<number | null>;
	waitFor: (text: string, timeoutMs: number) => Promise<void>;
	interrupt: () => void;
}

/**
 * Runs what `npm start` runs.
 * @param script of another checkout than this one
 */
export function runStart(args: string[], script = SCRIPT): StartCommand {
	const child: ChildProcess = spawn(process.execPath, [script, ...args]);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
	}
	let ended = false;
	const exited = new Promise<number | null>((resolve) => {
		child.once('close', (code) => {
			ended = true;
			resolve(code);
		});
	});
	return {
		output: () => output,
		exited,
		waitFor: (text, timeoutMs) =>
			eventually(
				`the line "${text}"`,
				() => {
					if (output.includes(text)) return true;
					if (ended) throw new Error(`npm start ended early:\n${output}`);
					return undefined;
				},
				timeoutMs,
			).then(() => undefined),
		interrupt: () => child.kill('SIGINT'),
	};
}
