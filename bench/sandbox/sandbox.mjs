import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measureRounds, takeTurns } from '../lib/rounds.mjs';
import { createRivals, sandboxServer } from './contestants.mjs';
import { describe } from './describe.mjs';
import { measureReads, measureShop, profileStart } from './measure.mjs';
import { ensureRivals } from './rivals/install.mjs';

/**
 * What one round found out.
 * @typedef {{ reads: Record<string, import('./measure.mjs').Found>, shop: Awaited<ReturnType<typeof measureShop>> }} Round
 *   `reads`: by the server's name
 */

/** @type {import('../lib/result.mjs').Benchmark} */
export const sandbox = {
	name: 'sandbox',
	title: 'The sandbox beside other mock servers',
	rounds: 5,
	run: async (setting) => {
		const { node, show } = setting;
		const folder = await mkdtemp(path.join(tmpdir(), 'mock-servers-'));
		try {
			const rivals = await createRivals(await ensureRivals(node), folder);
			const contestants = [sandboxServer, ...rivals];
			const rounds = await measureRounds(setting, async (round, place) => {
				/** @type {Round['reads']} */
				const reads = {};
				for (const contestant of takeTurns(contestants, round)) {
					const found = await measureReads(node, contestant, folder);
					reads[contestant.name] = found;
					show(
						`${place}, ${contestant.title}: start-up ${found.startMs.toFixed(0)} ms, ${found.perSecond.toFixed(0)} reads/s, p50 ${found.p50.toFixed(1)} ms`,
					);
				}
				const shop = await measureShop(node, sandboxServer, folder);
				show(
					`${place}: ${shop.payments.toFixed(0)} payments/s; memory ${shop.day.before.toFixed(0)} MB, after a day ${shop.day.after.toFixed(0)} MB`,
				);
				return { reads, shop };
			});
			return describe(rivals, rounds, await profileStart(node, sandboxServer, folder));
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	},
};
