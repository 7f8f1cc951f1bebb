// `npm run bench`: all benchmarks, or those named. Writes bench/results.json and docs/performance.md,
// unless it measured in fewer rounds than usual or was asked to check only.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureDependencies } from '../scripts/lib/dependencies.mjs';
import { isStopping, stopAll, stopOnSignals } from '../scripts/lib/lifetime.mjs';
import { ensurePackage } from '../scripts/lib/package.mjs';
import { fail, Problem } from '../scripts/lib/problem.mjs';
import { say, step } from '../scripts/lib/steps.mjs';
import { ensureN8n, requireToolsForN8n } from '../scripts/n8n/install.mjs';
import { ensurePostgres } from '../scripts/servers/postgres.mjs';
import { ensureRedis } from '../scripts/servers/redis.mjs';

const HELP = `npm run bench -- [NAME …] [options]

  NAME         checkout.latency, checkout.busy, checkout.burst, invoice.bulk,
               invoice.bulk10k, payment.cost, node.overhead, scale, growth, sandbox; all by default
  --rounds N   how often each is measured, more makes the figures steadier; fewer than usual
               are shown only, not written to docs/performance.md
  --resume     goes on where an earlier run was cut short: leaves out what was measured of this very
               package before
  --check      writes nothing; compares the ratios with the recorded ones, names what got
               worse by more than both vary, and ends with 1 if anything did
`;

stopOnSignals({ exitCode: () => 130 });

function readSettings() {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: {
				rounds: { type: 'string' },
				resume: { type: 'boolean', default: false },
				check: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
		if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
			throw new Problem(`--rounds must be a whole number above 0, not "${values.rounds}".`);
		}
		const { check, resume, help } = values;
		return { names: positionals, rounds, check, resume, help };
	} catch (error) {
		if (error.code?.startsWith('ERR_PARSE_ARGS')) throw new Problem(error.message);
		throw error;
	}
}

async function main() {
	const settings = readSettings();
	if (settings.help) return say(HELP);
	requireToolsForN8n();
	await ensureDependencies();
	// Only now: they need the dependencies.
	const { benchmarks } = await import('./benchmarks.mjs');
	const { renderForScreen } = await import('./report/screen.mjs');
	const { readResults, storeResult } = await import('./report/store.mjs');
	const { findWorse } = await import('./report/check.mjs');
	const { formatRange } = await import('./report/format.mjs');
	const order = benchmarks.map(({ name }) => name);
	const unknown = settings.names.filter((name) => !order.includes(name));
	if (unknown.length > 0) {
		throw new Problem(
			`There is no benchmark ${unknown.join(', ')}. There are ${order.join(', ')}.`,
		);
	}
	const chosen = benchmarks.filter(
		({ name }) => settings.names.length === 0 || settings.names.includes(name),
	);
	if (chosen.some(({ needsServers }) => needsServers)) {
		await ensureRedis();
		await ensurePostgres();
	}
	const tarball = await ensurePackage();
	const packageHash = createHash('sha256')
		.update(await readFile(tarball))
		.digest('hex')
		.slice(0, 12);
	const { node, version } = await ensureN8n();
	const machine = {
		cores: availableParallelism(),
		node: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1),
		n8n: version,
	};
	for (const { name, title, run, rounds: usualRounds } of chosen) {
		const rounds = settings.rounds ?? usualRounds;
		const earlier = (await readResults())[name];
		if (settings.resume && earlier?.packageHash === packageHash && earlier.rounds >= rounds) {
			say(`• ${name}: measured before`);
			continue;
		}
		const show = (/** @type {string} */ line) => say(`  ${line}`);
		/** @type {import('./lib/result.mjs').Result} */
		let result;
		const start = performance.now();
		try {
			result = await step(name, () => run({ tarball, node, rounds, show }));
		} catch (error) {
			if (isStopping()) return;
			// The others are worth measuring.
			process.exitCode = 1;
			say(`  Not measured: ${error instanceof Problem ? error.message : error.stack}`);
			continue;
		}
		say(renderForScreen(`${title} (${name})`, result));
		if (settings.check) {
			const recorded = earlier?.result.claims ?? [];
			for (const { title: claim, unit, before, now } of findWorse(recorded, result.claims)) {
				process.exitCode = 1;
				say(`  Worse: ${claim}: ${formatRange(now, unit)}, recorded ${formatRange(before, unit)}`);
			}
			continue;
		}
		// A quick look must not replace what was measured with care.
		if (rounds < usualRounds) {
			say(`  Not published: that takes ${usualRounds} rounds or more.`);
			continue;
		}
		const minutes = Math.max(1, Math.round((performance.now() - start) / 60_000));
		await storeResult(name, { title, rounds, minutes, machine, packageHash, result }, order);
		say('  Written: bench/results.json, docs/performance.md and its plots.');
	}
}

main().catch(async (error) => {
	if (isStopping()) return;
	await stopAll();
	fail(error);
});
