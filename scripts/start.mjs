// `npm start`: the sandbox and a real n8n with the package and an example workflow, ready to try.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import {
	demoBot,
	demoCredentials,
	demoCustomerId,
	introduceBot,
	readExample,
} from './lib/demo.mjs';
import { chooseExample } from './lib/chooseExample.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { isStopping, onStop, stopAll, stopOnSignals } from './lib/lifetime.mjs';
import { ensurePackage } from './lib/package.mjs';
import { localCache } from './lib/paths.mjs';
import { requirePort } from './lib/ports.mjs';
import { fail, Problem } from './lib/problem.mjs';
import { startSandbox } from './lib/sandboxServer.mjs';
import { readStartSettings } from './lib/settings.mjs';
import { say, step } from './lib/steps.mjs';
import { ensureN8n, requireToolsForN8n } from './n8n/install.mjs';
import { launchN8n } from './n8n/launch.mjs';
import { owner } from './n8n/owner.mjs';

const HELP = `npm start -- [options]

  --port N           n8n's port, 5678 by default (or N8N_PORT)
  --sandbox-port N   the sandbox's port, 8081 by default (or SANDBOX_PORT)
  --example NAME     examples/NAME.json; in a terminal a list is offered, elsewhere it is demo-shop
  --data FOLDER      where the shop's data is kept, .cache/start/NAME by default
  --fresh            forget what earlier runs stored
`;

let ready = false;
stopOnSignals({ exitCode: () => (ready ? 0 : 130) });

/**
 * What to do first on the customer's page.
 * @param {import('./n8n/workflows.mjs').Workflow} example
 */
function hintFor({ meta }) {
	const [first] = meta?.botCommands ?? [];
	return first ? `write /${first.command} to the bot and pay` : 'see the guide of the example';
}

/** What a person chooses where there is one; `undefined` for Ctrl-C. */
const offerExamples = async () =>
	process.stdin.isTTY && process.stdout.isTTY ? await chooseExample() : 'demo-shop';

async function main() {
	const settings = readStartSettings();
	if (settings.help) return say(HELP);
	const example = settings.example ?? (await offerExamples());
	if (example === undefined) return process.exit(130);
	const workflow = readExample(example);
	await requirePort(settings.port, 'n8n', '--port (npm start -- --port 5680)');
	await requirePort(
		settings.sandboxPort,
		'the sandbox',
		'--sandbox-port (npm start -- --sandbox-port 8082)',
	);

	requireToolsForN8n();
	await ensureDependencies();
	const tarball = await ensurePackage();
	await ensureN8n();

	const folder = path.resolve(settings.data ?? path.join(localCache, 'start', example));
	if (settings.fresh) await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	// As strict as Telegram: a bot reaches only those who have written to it.
	const sandbox = await step('Start the sandbox', () =>
		startSandbox({
			port: settings.sandboxPort,
			args: ['--strict', '--data', path.join(folder, 'sandbox.json')],
		}),
	);
	onStop(() => sandbox.stop());
	await introduceBot(sandbox.url, workflow);
	const n8n = await step('Start n8n', () =>
		launchN8n({
			tarball,
			userFolder: path.join(folder, 'n8n'),
			port: settings.port,
			credentials: demoCredentials(sandbox.url),
			workflows: [...(workflow.meta?.subWorkflows ?? []).map(readExample), workflow],
		}),
	);
	onStop(() => step('Stop n8n and the sandbox', () => n8n.stop()));
	ready = true;
	say(`
  The customer   ${sandbox.url}/?customer=${demoCustomerId}&bot=${demoBot.id}
                 ${hintFor(workflow)}
  The editor     ${n8n.url}/workflow/${workflow.id}
                 log in as ${owner.email} with the password ${owner.password}

  Ctrl-C stops both.
`);
	const ended = await Promise.race([
		n8n
			.exited()
			.then((how) => `n8n ended by itself (${how}).\n${n8n.logs().slice(-20).join('\n')}`),
		sandbox.exited.then((how) => `The sandbox ended by itself: ${how}`),
	]);
	throw new Problem(ended);
}

main().catch(async (error) => {
	if (isStopping()) return;
	await stopAll();
	fail(error);
});
