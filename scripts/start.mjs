// `npm start`: the sandbox and a real n8n with the package and an example workflow, ready to try.
// `npm run dev`: the same, and n8n takes over every change of a node while it runs.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import {
	demoBot,
	demoCredentials,
	demoCustomerId,
	introduceBot,
	readExample,
	secondBot,
} from './lib/demo.mjs';
import { chooseExample } from './lib/chooseExample.mjs';
import { watchSources } from './lib/compiler.mjs';
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
import { packageFolder } from './n8n/userFolder.mjs';

const HELP = `npm start -- [options]

  --port N           n8n's port, 5678 by default (or N8N_PORT)
  --sandbox-port N   the sandbox's port, 8081 by default (or SANDBOX_PORT)
  --example NAME     examples/NAME.json; in a terminal a list is offered, elsewhere it is demo-shop
  --beside NAME      a second example, with a bot of its own
  --data FOLDER      where the shop's data is kept, in .cache/start by default
  --fresh            forget what earlier runs stored
  --watch            compile changed sources, and let the running n8n take them over
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

/**
 * A workflow behind those that it calls.
 * @param {import('./n8n/workflows.mjs').Workflow | undefined} workflow
 * @param {import('./lib/demo.mjs').DemoBot} bot
 */
const withSubWorkflows = (workflow, bot) =>
	workflow
		? [...(workflow.meta?.subWorkflows ?? []).map((name) => readExample(name, bot)), workflow]
		: [];

/**
 * Where to go, and what to do there first.
 * @param {{ sandbox: string, n8n: string }} addresses
 * @param {import('./n8n/workflows.mjs').Workflow} workflow
 * @param {import('./lib/demo.mjs').DemoBot} bot
 */
const describe = ({ sandbox, n8n }, workflow, bot) => `
  The customer   ${sandbox}/?customer=${demoCustomerId}&bot=${bot.id}
                 ${hintFor(workflow)}
  The editor     ${n8n}/workflow/${workflow.id}`;

/** What a person chooses where there is one; `undefined` for Ctrl-C. */
const offerExamples = async () =>
	process.stdin.isTTY && process.stdout.isTTY ? await chooseExample() : 'demo-shop';

async function main() {
	const settings = readStartSettings();
	if (settings.help) return say(HELP);
	const example = settings.example ?? (await offerExamples());
	if (example === undefined) return process.exit(130);
	const workflow = readExample(example);
	const beside = settings.beside ? readExample(settings.beside, secondBot) : undefined;
	if (beside?.id === workflow.id) throw new Problem('--beside must name another example.');
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

	const folder = path.resolve(
		settings.data ??
			path.join(localCache, 'start', [example, settings.beside].filter(Boolean).join('+')),
	);
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
	if (beside) await introduceBot(sandbox.url, beside, secondBot);
	const userFolder = path.join(folder, 'n8n');
	const n8n = await step('Start n8n', () =>
		launchN8n({
			tarball,
			userFolder,
			env: settings.watch ? { N8N_DEV_RELOAD: 'true' } : {},
			port: settings.port,
			credentials: demoCredentials(sandbox.url),
			workflows: [...withSubWorkflows(workflow, demoBot), ...withSubWorkflows(beside, secondBot)],
		}),
	);
	onStop(() => step('Stop n8n and the sandbox', () => n8n.stop()));
	if (settings.watch) {
		const compiler = await watchSources(packageFolder(userFolder));
		onStop(() => compiler.stop());
	}
	ready = true;
	const addresses = { sandbox: sandbox.url, n8n: n8n.url };
	say(`${describe(addresses, workflow, demoBot)}
                 log in as ${owner.email} with the password ${owner.password}
${beside ? `${describe(addresses, beside, secondBot)}\n` : ''}
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
