import { spawn } from 'node:child_process';
import { Problem } from './problem.mjs';

const HEAD_LINES = 15;
const TAIL_LINES = 30;

// Set by the npm that started this script; they would steer an npm started from here in another folder.
const INHERITED_NPM_SETTINGS =
	/^npm_(lifecycle|package|command$|config_(local_prefix|prefix|ignore_scripts|nodedir|workspaces?|include_workspace_root)$)/;

/**
 * The environment without what an outer npm left in it.
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(extra = {}) {
	const kept = Object.entries(process.env).filter(([name]) => !INHERITED_NPM_SETTINGS.test(name));
	return { ...Object.fromEntries(kept), ...extra };
}

/**
 * Runs a command to its end and returns what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, user?: { uid: number, gid: number } }} [options]
 *   `show`: straight to the terminal; `user`: who runs it
 * @returns {Promise<string>}
 * @throws {Problem} when it cannot be started or ends with another code than 0; carries its last lines
 */
export function run(command, args, { cwd, env = cleanEnvironment(), show = false, user } = {}) {
	const title = [command.split('/').at(-1), ...args].join(' ');
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			...user,
			cwd,
			env,
			stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
		}
		// A command must not go on alone, e.g. an installation after Ctrl-C.
		const endWithParent = () => child.kill();
		process.once('exit', endWithParent);
		child.once('close', () => process.off('exit', endWithParent));
		child.on('error', (error) =>
			reject(
				new Problem(
					'code' in error && error.code === 'ENOENT'
						? `${command} was not found on PATH. Install it and try again.`
						: `${title} could not be started: ${error.message}`,
				),
			),
		);
		child.on('close', (code, signal) => {
			if (code === 0) return resolve(output);
			reject(
				new Problem(`${title} failed (${signal ?? `exit code ${code}`}).\n${shorten(output)}`),
			);
		});
	});
}

const TERMINAL_CODES = /\u001b\[[\d;?]*[A-Za-z]/g;

/**
 * What a terminal shows in the end of a line that a spinner wrote over and over.
 * @param {string} line
 */
const lastState = (line) =>
	(line.split(/\r|\u001b\[\d+D/).findLast(Boolean) ?? '').replace(TERMINAL_CODES, '');

/**
 * The beginning, where npm names the cause, and the end, where compilers do.
 * @param {string} output
 */
function shorten(output) {
	const lines = output
		.trimEnd()
		.split('\n')
		.map(lastState)
		.filter((line) => !line.startsWith('npm warn'));
	if (lines.length <= HEAD_LINES + TAIL_LINES) return lines.join('\n');
	return [...lines.slice(0, HEAD_LINES), '[…]', ...lines.slice(-TAIL_LINES)].join('\n');
}
