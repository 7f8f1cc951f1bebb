import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../../scripts/lib/sandboxServer.mjs';
import { ensureTable } from '../../scripts/n8n/dataTables.mjs';
import { countRuns, UNFINISHED } from '../../scripts/n8n/executions.mjs';
import { launchN8n } from '../../scripts/n8n/launch.mjs';
import { listColumns } from '../../scripts/n8n/parts.mjs';
import { ensureActiveWorkflow } from '../../scripts/n8n/workflows.mjs';
import { createTelegram } from './telegram.mjs';

const PROBE = path.join(import.meta.dirname, 'probe.cjs');
const QUIET_WITHIN_MS = 300_000;
const LOOK_MS = 500;

/**
 * A sandbox and an n8n in which all lanes are active.
 * @param {string} tarball
 * @param {import('./lanes.mjs').Lane[]} lanes
 * @param {string} samples file to which n8n writes what it holds
 * @param {(stop: () => Promise<void>) => void} onStop
 */
export async function openShop(tarball, lanes, samples, onStop) {
	const sandbox = await startSandbox();
	onStop(sandbox.stop);
	const telegram = createTelegram(sandbox.url);
	const n8n = await launchN8n({
		tarball,
		credentials: lanes.map(({ bot }) => bot.credential(sandbox.url)),
		env: { NODE_OPTIONS: `--require ${JSON.stringify(PROBE)}`, SOAK_SAMPLES: samples },
	});
	onStop(n8n.stop);
	for (const { bot, resumed, workflows } of lanes) {
		await ensureTable(n8n.api, bot.table);
		if (resumed) await ensureTable(n8n.api, { name: resumed, columns: listColumns() });
		for (const workflow of workflows()) await ensureActiveWorkflow(n8n.api, workflow);
	}

	/** @returns {Promise<number>} runs that go on, and updates that Telegram still keeps */
	async function countUnfinished() {
		const count = await countRuns(n8n.api, { status: UNFINISHED });
		const infos = await Promise.all(
			lanes.map(({ bot }) => telegram.call(bot.token, 'getWebhookInfo')),
		);
		return infos.reduce((sum, info) => sum + info.pending_update_count, count);
	}

	return {
		n8n,
		telegram,
		/**
		 * Waits until everything that was begun has ended, but not for ever.
		 * @returns {Promise<number>} how much is left
		 */
		async waitUntilQuiet() {
			const deadline = Date.now() + QUIET_WITHIN_MS;
			let left = await countUnfinished();
			while (left > 0 && Date.now() < deadline) {
				await sleep(LOOK_MS);
				left = await countUnfinished();
			}
			return left;
		},
	};
}
