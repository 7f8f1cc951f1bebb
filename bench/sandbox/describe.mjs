import { ratio, spread } from '../lib/stats.mjs';
import { profileTable } from '../profile/profile.mjs';
import { sandboxServer } from './contestants.mjs';

/** @typedef {import('./contestants.mjs').Contestant} Contestant */
/** @typedef {import('./measure.mjs').Found} Found */
/** @typedef {import('../lib/result.mjs').Claim} Claim */

const HOW =
	'The sandbox, which developers install to test bots, beside mock servers that are used to test against other APIs. Each is a fresh process with one resource to read (the sandbox: the bot of `getMe`) and no log where it can be turned off; they take turns. **Start-up**: from the start of the process to its first answer with 200. **Reads**: another process reads that resource for 3 s over 32 connections that stay open. **Payments**: 32 customers at once; an invoice is sent, a bot approves its checkout in the response to the webhook and is told of the payment. **Memory**: what the system counts as resident; the day is one of the sandbox’s own clock in which all of 1,000 subscribers are charged again. The others do less: they know no state beyond what they serve.';

/**
 * @param {readonly Contestant[]} rivals
 * @param {readonly import('./sandbox.mjs').Round[]} rounds
 * @param {import('../profile/summarize.mjs').Part[]} start
 * @returns {import('../lib/result.mjs').Result}
 */
export function describe(rivals, rounds, start) {
	const contestants = [sandboxServer, ...rivals];

	/** @param {Contestant} contestant @param {keyof Found} what */
	const values = ({ name }, what) => rounds.map(({ reads }) => reads[name][what]);

	/** @param {keyof Found} what @param {(...values: number[]) => number} best of a round's rivals */
	const ofBest = (what, best) =>
		rounds.map(({ reads }) => best(...rivals.map(({ name }) => reads[name][what])));

	/**
	 * @param {string} title
	 * @param {keyof Found} what
	 * @returns {Claim[]}
	 */
	const againstEach = (title, what) =>
		rivals.map((rival) => ({
			title: `Sandbox, ${title} of ${rival.title}`,
			unit: 'x',
			value: ratio(values(sandboxServer, what), values(rival, what)),
		}));

	/**
	 * @param {string} name
	 * @param {string} title
	 * @param {string} unit
	 * @param {keyof Found} what
	 */
	const figure = (name, title, unit, what) => ({
		name: `sandbox-${name}`,
		title,
		unit,
		bars: contestants.map((contestant) => ({
			title: contestant.title,
			rival: contestant.rival,
			value: spread(values(contestant, what)),
		})),
	});

	const days = rounds.map(({ shop }) => shop.day);
	return {
		how: HOW,
		claims: [
			{
				title: 'Sandbox, start-up: time of the fastest mock server',
				unit: 'x',
				value: ratio(values(sandboxServer, 'startMs'), ofBest('startMs', Math.min)),
				atMost: 2,
			},
			...againstEach('start-up: time', 'startMs'),
			{
				title: 'Sandbox, reads a second: part of those of the fastest mock server',
				unit: 'x',
				value: ratio(values(sandboxServer, 'perSecond'), ofBest('perSecond', Math.max)),
				atLeast: 0.5,
			},
			...againstEach('reads a second: part of those', 'perSecond'),
			{
				title: 'Sandbox, memory after a day with 1,000 subscriptions: against before it',
				unit: 'x',
				value: ratio(
					days.map(({ after }) => after),
					days.map(({ before }) => before),
				),
			},
		],
		figures: [
			figure('start', 'Start-up until the first answer', 'ms', 'startMs'),
			figure('reads', 'Reads of one resource over 32 connections', 'reads/s', 'perSecond'),
			figure('latency', 'Time of one read among 32 at once (p50)', 'ms', 'p50'),
			figure('memory', 'Resident memory after the reads', 'MB', 'memory'),
			{
				name: 'sandbox-payments',
				title: 'Whole payments in the sandbox',
				unit: 'payments/s',
				bars: [
					{
						title: sandboxServer.title,
						rival: /** @type {const} */ ('sandbox'),
						value: spread(rounds.map(({ shop }) => shop.payments)),
					},
				],
			},
			{
				name: 'sandbox-day',
				title: 'Resident memory of the sandbox',
				unit: 'MB',
				bars: /** @type {const} */ ([
					['just started', 'empty'],
					['1,000 chats and subscriptions', 'before'],
					['a day later, all charged again', 'after'],
				]).map(([title, moment]) => ({
					title,
					rival: /** @type {const} */ ('sandbox'),
					value: spread(days.map((day) => day[moment])),
				})),
			},
		],
		tables: [profileTable('The sandbox until its first answer', start)],
	};
}
