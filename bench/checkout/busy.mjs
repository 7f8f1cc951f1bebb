import { LEAST_ROUNDS, measureRounds } from '../lib/rounds.mjs';
import { ratio } from '../lib/stats.mjs';
import { createProfiler, profileTable } from '../profile/profile.mjs';
import { TIME_TO_ANSWER_MS } from '../stub/queries.mjs';
import { columnOf, drawLoads, measureInTurns, showMedians } from './inTurns.mjs';
import { BULK_INVOICES, busyBesides, loads } from './loads.mjs';
import { busyWays } from './ways.mjs';
import { withWays } from './withWays.mjs';

/** Checkouts of each way under each load in a round, one at a time. */
const CHECKOUTS = 15;

const IDLE = loads[0].name;

/** Whose time n8n's own thread decides: its profile is shown. */
const PROFILED = 'fields';

/** @type {import('../lib/result.mjs').Benchmark} */
export const busy = {
	name: 'checkout.busy',
	title: 'Time to answer a checkout while the shop is busy',
	rounds: LEAST_ROUNDS,
	run: async (setting) => {
		const profiler = createProfiler();
		return await withWays(
			setting,
			busyWays,
			async (_, around) => {
				const underLoad = (
					/** @type {import('./loads.mjs').BusyLoad} */ load,
					/** @type {number} */ bursts,
				) =>
					load.during(around, () =>
						measureInTurns(busyWays, ({ token }, size) => around.stub.checkOut(token, size), {
							size: 1,
							bursts,
							unansweredMs: TIME_TO_ANSWER_MS,
						}),
					);
				const rounds = await measureRounds(setting, async (_round, place) => {
					/** @type {import('./inTurns.mjs').Medians} */
					const p50 = {};
					for (const load of loads) {
						p50[load.name] = await underLoad(load, CHECKOUTS);
						showMedians(setting, place, load, p50[load.name]);
					}
					return p50;
				});
				const profiled = loads.find(({ name }) => name === PROFILED) ?? loads[0];
				const profile = await profiler.watch(around.n8n.pid(), () =>
					underLoad(profiled, CHECKOUTS),
				);
				return describe(rounds, profileTable(`n8n's own thread, ${profiled.title}`, profile));
			},
			{ ...busyBesides, env: profiler.env },
		);
	},
};

/**
 * @param {import('./inTurns.mjs').Medians[]} rounds
 * @param {NonNullable<import('../lib/result.mjs').Result['tables']>[number]} profile
 * @returns {import('../lib/result.mjs').Result}
 */
function describe(rounds, profile) {
	const idle = columnOf(rounds, IDLE);
	return {
		how: `As above, one at a time, in an n8n that does something else at the same time. **Payment runs going on**: they do not end while it is measured; half of them came in by webhook, half by polling. **A bulk of invoices**: one run sends ${BULK_INVOICES.toLocaleString('en-US')} invoices, 30 a second. **A Code node computes**: without a pause, in n8n's task runner, which is a process of its own. **Edit Fields computes**: one run after another evaluates expressions for 100 items, on the one thread with which n8n also receives and answers; the profile shows what that thread did. ${CHECKOUTS} checkouts of each way under each load in every round. A checkout that is not answered in time counts as 10 s. A round's value is its median (p50).`,
		claims: loads
			.filter(({ name }) => name !== IDLE)
			.flatMap(({ name, title }) => {
				const loaded = columnOf(rounds, name);
				return [
					{
						title: `Polling, ${title}: time against an idle n8n`,
						unit: /** @type {const} */ ('x'),
						value: ratio(loaded('polling'), idle('polling')),
						atMost: 3,
					},
					{
						title: `Webhook, ${title}: faster than the built-in nodes`,
						unit: /** @type {const} */ ('x'),
						value: ratio(loaded('builtIn'), loaded('webhook')),
						atLeast: 8,
					},
				];
			}),
		figures: drawLoads('busy', loads, busyWays, rounds),
		tables: [profile],
	};
}
