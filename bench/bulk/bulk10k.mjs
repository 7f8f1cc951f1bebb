import { step } from '../../scripts/lib/steps.mjs';
import { launchN8n } from '../../scripts/n8n/launch.mjs';
import { ensureTable } from '../../scripts/n8n/dataTables.mjs';
import { ensureActiveWorkflow } from '../../scripts/n8n/workflows.mjs';
import { createMemoryProbe } from '../lib/memoryProbe.mjs';
import { LEAST_ROUNDS, measureRounds } from '../lib/rounds.mjs';
import { createStops } from '../lib/stops.mjs';
import { startStub } from '../stub/start.mjs';
import { describe } from './bulk10kResult.mjs';
import { LIMITED_STUB } from './limits.mjs';
import { cancelAll } from './resume.mjs';
import { botOf, ledgers, ledgerTable, resumableWorkflow } from './resumeWorkflows.mjs';
import { botCredential, botCredentials, bulkWorkflow, ours } from './ways.mjs';
import { sendInWindows } from './windows.mjs';

/** @type {import('../lib/result.mjs').Benchmark} */
export const bulk10k = {
	name: 'invoice.bulk10k',
	title: '10,000 invoices, and a list that is cancelled and resumed',
	rounds: LEAST_ROUNDS,
	run: async (setting) => {
		// What counts as a round is a part of one list, so the list as a whole is repeated when others disturb it.
		const once = { warmUps: 0, times: 1 };
		const [outcome] = await measureRounds(setting, () => measure(setting), once);
		return describe(outcome);
	},
};

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @returns {Promise<import('./bulk10kResult.mjs').Outcome>}
 */
async function measure({ tarball, node, rounds, show }) {
	const stops = createStops();
	try {
		const probe = await createMemoryProbe();
		stops.add(probe.remove);
		const stub = await startStub(node, LIMITED_STUB);
		stops.add(stub.stop);
		const n8n = await step('Start n8n', () =>
			launchN8n({
				tarball,
				env: probe.env,
				credentials: [
					...botCredentials(stub.url),
					...ledgers.map((ledger) => botCredential(botOf(ledger), ledger.token, stub.url)),
				],
				workflows: [bulkWorkflow(ours, stub.url)],
			}),
		);
		stops.add(n8n.stop);
		for (const ledger of ledgers) {
			await ensureTable(n8n.api, ledgerTable(ledger));
			await ensureActiveWorkflow(n8n.api, resumableWorkflow(ledger));
		}
		const list = await sendInWindows({
			url: n8n.url,
			stub,
			windows: rounds,
			readMemory: async () => (await probe.read(n8n.pid())).rss,
			show,
		});
		const cancels = await cancelAll({ n8n, stub, cancels: rounds, show });
		return { list, cancels };
	} finally {
		await stops.stop();
	}
}
