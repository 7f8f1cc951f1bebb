import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..', '..');

function run(script: string, args: string[], env: NodeJS.ProcessEnv = {}) {
	const command = path.join(ROOT, script);
	const { N8N_PORT: _n8n, SANDBOX_PORT: _sandbox, ...inherited } = process.env;
	return spawnSync(process.execPath, [command, ...args], {
		encoding: 'utf8',
		env: { ...inherited, ...env },
	});
}

const START = 'scripts/start.mjs';

describe('a command line that cannot be meant', () => {
	it.each<[string, string, string[], NodeJS.ProcessEnv, string]>([
		['a port in words', START, ['--port', 'abc'], {}, '--port must be a port from 1 to 65535'],
		['port 0', START, ['--port', '0'], {}, '--port must be a port from 1 to 65535, not "0"'],
		['a port too large', START, ['--sandbox-port', '70000'], {}, '--sandbox-port must be a port'],
		[
			'a bad port of n8n in the environment',
			START,
			[],
			{ N8N_PORT: 'x' },
			'N8N_PORT must be a port',
		],
		['a bad port of the sandbox', START, [], { SANDBOX_PORT: 'x' }, 'SANDBOX_PORT must be a port'],
		[
			'an example elsewhere',
			START,
			['--example', '../x'],
			{},
			'--example must be the name of a file',
		],
		[
			'an example that is not there',
			START,
			['--example', 'none'],
			{},
			'There is no example "none"',
		],
		[
			'the same example twice',
			START,
			['--example', 'stars-shop', '--beside', 'stars-shop'],
			{},
			'--beside must name another example',
		],
		['an unknown option', START, ['--nonsense'], {}, "Unknown option '--nonsense'"],
		['a word too many', START, ['shop'], {}, "Unexpected argument 'shop'"],
		[
			'no rounds',
			'bench/run.mjs',
			['--rounds', '0'],
			{},
			'--rounds must be a whole number above 0',
		],
	])('given %s, when %s is run, then one line says so and nothing is started', (...row) => {
		const [, script, args, env, text] = row;
		const { status, stdout, stderr } = run(script, args, env);
		expect(status).toBe(1);
		expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(text)]);
		expect(stdout).toBe('');
	});

	it.each([START, 'bench/run.mjs'])(
		'given %s, when help is asked for, then the options are listed and nothing is started',
		(script) => {
			const { status, stdout } = run(script, ['--help']);
			expect(status).toBe(0);
			expect(stdout).toMatch(/^npm (start|run bench) -- \[/);
		},
	);
});
