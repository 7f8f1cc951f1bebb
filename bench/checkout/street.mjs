import { setTimeout as sleep } from 'node:timers/promises';
import { onStop } from '../../scripts/lib/lifetime.mjs';
import { step } from '../../scripts/lib/steps.mjs';
import { launchN8n } from '../../scripts/n8n/launch.mjs';
import { startStub } from '../stub/start.mjs';

/**
 * Lets so many buyers of a way press Pay at the same moment; resolves when n8n is idle again.
 * @typedef {(way: import('./ways.mjs').Way, count: number) => Promise<import('../stub/queries.mjs').Outcome>} CheckOut
 */

/**
 * Ways to answer checkouts, next to each other: one stub, one n8n, the bots beside it.
 * @template T
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {readonly import('./ways.mjs').Way[]} ways
 * @param {(checkOut: CheckOut) => Promise<T>} work
 * @param {NodeJS.ProcessEnv} [env] settings of n8n
 * @returns {Promise<T>}
 */
export async function withWays({ tarball, node }, ways, work, env) {
	/** @type {Array<() => Promise<void>>} */
	const stops = [];
	const stop = async () => {
		for (let end = stops.pop(); end; end = stops.pop()) await end();
	};
	onStop(stop);
	try {
		const stub = await startStub(node);
		stops.push(stub.stop);
		const bots = ways.flatMap(({ inN8n }) => inN8n ?? []);
		const n8n = await step('Start n8n', () =>
			launchN8n({
				tarball,
				env,
				credentials: bots.map(({ credential }) => credential(stub.url)),
				workflows: bots.map(({ workflow }) => workflow(stub.url)),
			}),
		);
		stops.push(n8n.stop);
		for (const { beside } of ways) {
			if (beside) stops.push((await beside(node, stub.url)).stop);
		}
		return await work(async (way, count) => {
			const outcome = await stub.checkOut(way.token, count);
			await waitUntilIdle(n8n);
			return outcome;
		});
	} finally {
		await stop();
	}
}

const UNFINISHED = encodeURIComponent(JSON.stringify({ status: ['new', 'running'] }));
const POLL_MS = 100;

/**
 * Until n8n has ended all runs: the next bot must not pay for them.
 * @param {import('../../scripts/n8n/launch.mjs').N8n} n8n
 */
async function waitUntilIdle({ api }) {
	for (;;) {
		const { results } = await api.call('GET', `/executions?filter=${UNFINISHED}`);
		if (results.length === 0) return;
		await sleep(POLL_MS);
	}
}
