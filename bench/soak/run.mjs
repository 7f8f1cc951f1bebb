// `npm run soak`: half an hour of mixed traffic and faults against real n8n and the sandbox.
import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from '../../scripts/lib/dependencies.mjs';
import { isStopping, onStop, stopAll, stopOnSignals } from '../../scripts/lib/lifetime.mjs';
import { ensurePackage } from '../../scripts/lib/package.mjs';
import { projectFolder, testResults } from '../../scripts/lib/paths.mjs';
import { fail, Problem } from '../../scripts/lib/problem.mjs';
import { say, step } from '../../scripts/lib/steps.mjs';
import { ensureN8n, requireToolsForN8n } from '../../scripts/n8n/install.mjs';
import { columns } from '../report/screen.mjs';
import { account } from './accounts.mjs';
import { runCourse } from './course.mjs';
import { createLanes } from './lanes.mjs';
import { renderMemory } from './plot.mjs';
import { describeLoad, describeSlope, renderPage, tablesOf } from './report.mjs';
import { readSamples } from './samples.mjs';
import { openShop } from './shop.mjs';
import { createTraffic } from './traffic.mjs';
import { judge } from './verdict.mjs';

const USUAL_MINUTES = 30;
const HELP = `npm run soak -- [options]

  --minutes N   of traffic, ${USUAL_MINUTES} by default; from ${USUAL_MINUTES} on docs/soak.md is written
  --rate N      purchases a second, 3 by default
`;
const PLOT = 'images/soak-memory.svg';

stopOnSignals({ exitCode: () => 130 });

function readSettings() {
	try {
		const { values } = parseArgs({
			options: {
				minutes: { type: 'string', default: String(USUAL_MINUTES) },
				rate: { type: 'string', default: '3' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const [minutes, rate] = [Number(values.minutes), Number(values.rate)];
		if (!(minutes >= 2)) throw new Problem('--minutes must be 2 or more.');
		if (!(rate > 0)) throw new Problem('--rate must be above 0.');
		return { minutes, rate, help: values.help };
	} catch (error) {
		if (error.code?.startsWith('ERR_PARSE_ARGS')) throw new Problem(error.message);
		throw error;
	}
}

/** @param {import('../../scripts/n8n/install.mjs').InstalledN8n} n8n */
const describeMachine = ({ node, version }) => ({
	cores: availableParallelism(),
	node: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1),
	n8n: version,
});

async function main() {
	const { minutes, rate, help } = readSettings();
	if (help) return say(HELP);
	requireToolsForN8n();
	await ensureDependencies();
	const tarball = await ensurePackage();
	const machine = describeMachine(await ensureN8n());
	await mkdir(testResults, { recursive: true });
	const samplesFile = path.join(testResults, 'soak-samples.jsonl');
	await rm(samplesFile, { force: true });

	const lanes = createLanes();
	const shop = await step('Start the sandbox and n8n', () =>
		openShop(tarball, lanes, samplesFile, onStop),
	);
	const traffic = createTraffic({ lanes, rate, telegram: shop.telegram, n8nUrl: shop.n8n.url });
	const { phases, restarts, unfinished } = await runCourse(shop, traffic, minutes);
	const accounts = await step('Compare what was stored with what was bought', () =>
		Promise.all(
			lanes.map((lane) => account(shop.n8n.api, lane, traffic.purchases.get(lane) ?? [])),
		),
	);
	await stopAll();

	const samples = await readSamples(samplesFile);
	const verdict = judge({
		samples,
		phases,
		accounts,
		errors: traffic.errors,
		restarts,
		unfinished,
	});
	const report = {
		minutes,
		rate,
		purchases: traffic.started(),
		restarts,
		machine,
		accounts,
		phases,
		...verdict,
		samples,
	};
	for (const { head, rows } of tablesOf(report)) say(`\n${columns(head, rows)}`);
	say(`\n${describeSlope(report.heapSlope)} ${describeLoad(report.load)}`);
	for (const error of traffic.errors)
		say(`A buyer: ${error instanceof Error ? error.message : String(error)}`);
	const reportFile = path.join(testResults, 'soak.json');
	await writeFile(reportFile, JSON.stringify(report, null, '\t'));
	say(`\nWritten: ${path.relative(projectFolder, reportFile)}`);
	if (minutes >= USUAL_MINUTES) await publish(report);
	if (!report.passed) throw new Problem('The long run has not met everything it has to.');
}

/** @param {import('./report.mjs').Report & { phases: { steady: import('./verdict.mjs').Phase } }} report */
async function publish(report) {
	const docs = path.join(projectFolder, 'docs');
	await mkdir(path.join(docs, path.dirname(PLOT)), { recursive: true });
	await writeFile(path.join(docs, PLOT), renderMemory(report.samples, report.phases.steady));
	await writeFile(path.join(docs, 'soak.md'), renderPage(report, PLOT));
	say('Written: docs/soak.md and its plot');
}

main().catch(async (error) => {
	if (isStopping()) return;
	await stopAll();
	fail(error);
});
