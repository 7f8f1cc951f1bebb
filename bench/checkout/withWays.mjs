import { step } from '../../scripts/lib/steps.mjs';
import { waitUntilIdle } from '../../scripts/n8n/executions.mjs';
import { launchN8n } from '../../scripts/n8n/launch.mjs';
import { launchQueueMode } from '../../scripts/n8n/queueMode.mjs';
import { startStub } from '../stub/start.mjs';
import { createStops } from '../lib/stops.mjs';

const IDLE_WITHIN_MS = 600_000;

/**
 * Lets so many buyers of a way press Pay at the same moment; resolves when n8n is idle again.
 * @typedef {(way: import('./ways.mjs').Way, count: number) => Promise<import('../stub/queries.mjs').Outcome>} CheckOut
 */

/** @typedef {{ url: string, pid: () => number }} RunningN8n `pid` of its only or its main process */

/**
 * What runs around the ways.
 * @typedef {{ stub: import('../stub/start.mjs').Stub, n8n: RunningN8n, waitUntilIdle: () => Promise<void> }} Around
 */

/**
 * What the same n8n has besides, given the Bot API's address.
 * @typedef {object} Beside
 * @property {NodeJS.ProcessEnv} [env] settings of n8n
 * @property {boolean} [queueMode] with one webhook processor and one worker
 * @property {string[]} [stubOptions]
 * @property {(baseUrl: string) => import('../../scripts/n8n/credentials.mjs').Credential[]} [credentials]
 * @property {(baseUrl: string) => import('../../scripts/n8n/workflows.mjs').Workflow[]} [workflows]
 */

/**
 * Ways to answer checkouts, next to each other: one stub, one n8n, the bots beside it.
 * @template T
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {readonly import('./ways.mjs').Way[]} ways
 * @param {(checkOut: CheckOut, around: Around) => Promise<T>} work
 * @param {Beside} [besides]
 * @returns {Promise<T>}
 */
export async function withWays({ tarball, node }, ways, work, besides = {}) {
	const { env, queueMode, stubOptions, credentials = () => [], workflows = () => [] } = besides;
	const stops = createStops();
	try {
		const stub = await startStub(node, stubOptions);
		stops.add(stub.stop);
		const bots = ways.flatMap(({ inN8n }) => inN8n ?? []);
		const known = {
			tarball,
			env,
			credentials: [
				...bots.map(({ credential }) => credential(stub.url)),
				...credentials(stub.url),
			],
			workflows: [...bots.map(({ workflow }) => workflow(stub.url)), ...workflows(stub.url)],
		};
		const n8n = queueMode
			? await step('Start n8n in queue mode', () => startQueueMode(known))
			: await step('Start n8n', () => launchN8n(known));
		stops.add(n8n.stop);
		for (const { beside } of ways) {
			if (beside) stops.add((await beside(node, stub.url)).stop);
		}
		const idle = () => waitUntilIdle(n8n.api, IDLE_WITHIN_MS);
		return await work(
			async (way, count) => {
				const outcome = await stub.checkOut(way.token, count);
				// The next bot must not pay for what this one left over.
				await idle();
				return outcome;
			},
			{ stub, n8n, waitUntilIdle: idle },
		);
	} finally {
		await stops.stop();
	}
}

/** @param {import('../../scripts/n8n/launch.mjs').LaunchOptions & { tarball: string }} options */
async function startQueueMode({ credentials = [], ...options }) {
	const { url, api, main, stop } = await launchQueueMode({
		...options,
		credentials: () => credentials,
	});
	return { url, api, pid: main.pid, stop };
}
