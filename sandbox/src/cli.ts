#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createSandbox } from './sandbox.js';
import type { Sandbox } from './sandbox.js';
import type { SandboxOptions } from './options.js';
import { isLoopback } from './server/same-site.js';
import { VERSION } from './version.js';
import type { Seed } from './schema/parties.js';

const HELP = `telegram-payments-sandbox ${VERSION}

Usage: telegram-payments-sandbox [options] [exec -- command …]

  --port <n>         port to listen on (8081; 0 picks a free one)
  --host <address>   address to listen on (127.0.0.1)
  --strict           bots and customers must be made first, as Telegram would ask
  --any-origin       the Bot API also answers web pages of others, and under any host name
  --public-webhooks  webhooks need https, ports 80, 88, 443 or 8443, and no private address
  --strict-shipping  shipping options must have a positive total
  --initial-stars <n>  Stars a new customer starts with (100000)
  --seed <file>      JSON file with bots, customers and chats to start with
  --data <file>      keep the state in this file
  --help, --version

exec -- command runs the command with TELEGRAM_API_URL set, stops when it ends and passes its exit
code on.
`;

/** A mistake of the user, told in one line. */
class UsageError extends Error {}

function readOptions(args: string[]): { options: SandboxOptions; command: string[] } | string {
	const split = args.indexOf('--');
	const own = split < 0 ? args : args.slice(0, split);
	const { values, positionals } = parseArgs({
		args: own,
		allowPositionals: true,
		options: {
			port: { type: 'string', default: process.env['SANDBOX_PORT'] ?? '8081' },
			host: { type: 'string', default: '127.0.0.1' },
			strict: { type: 'boolean', default: false },
			'any-origin': { type: 'boolean', default: false },
			'public-webhooks': { type: 'boolean', default: false },
			'strict-shipping': { type: 'boolean', default: false },
			'initial-stars': { type: 'string' },
			seed: { type: 'string' },
			data: { type: 'string' },
			help: { type: 'boolean', default: false },
			version: { type: 'boolean', default: false },
		},
	});
	if (values.help) return HELP;
	if (values.version) return `${VERSION}\n`;
	const command = split < 0 ? [] : args.slice(split + 1);
	const runs = positionals.length === 1 && positionals[0] === 'exec';
	if (positionals.length > 0 && !runs) throw new UsageError(`Unknown argument: ${positionals[0]}`);
	if (runs !== command.length > 0) throw new UsageError('Write: exec -- command …');
	const options: SandboxOptions = {
		port: readNumber('--port', values.port, 65_535),
		host: values.host,
		strict: values.strict,
		log: (line) => console.error(line),
		anyOrigin: values['any-origin'],
		publicWebhooks: values['public-webhooks'],
		strictShipping: values['strict-shipping'],
	};
	if (values['initial-stars'] !== undefined) {
		options.initialStars = readNumber('--initial-stars', values['initial-stars'], 2 ** 40);
	}
	if (values.seed !== undefined) options.seed = readSeed(values.seed);
	if (values.data !== undefined) options.dataFile = values.data;
	return { options, command };
}

function readNumber(name: string, value: string, max: number): number {
	const number = Number(value);
	if (!/^\d+$/.test(value) || number > max) {
		throw new UsageError(`${name} is a whole number from 0 to ${max}.`);
	}
	return number;
}

function readSeed(file: string): Seed {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Seed;
	} catch (error) {
		throw new UsageError(`Cannot read the seed ${file}: ${(error as Error).message}`);
	}
}

function explain(error: unknown, options: SandboxOptions): string {
	const { code, message } = error as NodeJS.ErrnoException;
	const place = `${options.host}:${options.port}`;
	if (code === 'EADDRINUSE') return `Port taken: ${place} is in use; choose another with --port.`;
	if (code === 'EACCES') return `Not allowed to listen on ${place}; choose another with --port.`;
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `No such address here: ${place}.`;
	return message;
}

function warnIfOpen(host: string): void {
	if (isLoopback(host)) return;
	console.error(
		`Warning: listening on ${host}. Everybody who reaches it can act as any bot and customer.`,
	);
}

/** Runs a command beside the sandbox; resolves with its exit code. */
function runCommand(sandbox: Sandbox, [name = '', ...args]: string[]): Promise<number> {
	return new Promise((resolve) => {
		const env = { ...process.env, TELEGRAM_API_URL: sandbox.url };
		const child = spawn(name, args, { stdio: 'inherit', env });
		child.on('error', (error) => {
			console.error(`Cannot run ${name}: ${error.message}`);
			resolve(127);
		});
		child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
		for (const signal of ['SIGINT', 'SIGTERM'] as const)
			process.on(signal, () => child.kill(signal));
	});
}

async function main(): Promise<number | undefined> {
	let read: ReturnType<typeof readOptions>;
	try {
		read = readOptions(process.argv.slice(2));
	} catch (error) {
		console.error((error as Error).message);
		return 2;
	}
	if (typeof read === 'string') {
		process.stdout.write(read);
		return 0;
	}
	const { options, command } = read;
	let sandbox: Sandbox;
	try {
		sandbox = await createSandbox(options);
	} catch (error) {
		console.error(explain(error, options));
		return 1;
	}
	warnIfOpen(options.host ?? '');
	if (command.length > 0) {
		const code = await runCommand(sandbox, command);
		await sandbox.close();
		return code;
	}
	console.log(
		`ready ${sandbox.url} (Bot API ${sandbox.url}/bot<token>/<method>, customer's page ${sandbox.url}/)`,
	);
	let stopping = false;
	const stop = (): void => {
		if (stopping) return;
		stopping = true;
		void sandbox.close().then(() => process.exit(0));
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	return undefined;
}

const code = await main();
if (code !== undefined) process.exitCode = code;
