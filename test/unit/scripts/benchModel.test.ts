import { execFileSync } from 'node:child_process';
import path from 'node:path';

const MODULE = path.resolve('bench/growth/model.mjs');

/** Calls a function of the model; the benchmarks are ES modules, which jest does not load. */
function call(name: string, ...parameters: unknown[]): unknown {
	const program = `import * as model from ${JSON.stringify(MODULE)};
		process.stdout.write(JSON.stringify(model[${JSON.stringify(name)}](...${JSON.stringify(parameters)})));`;
	const args = ['--input-type=module', '--eval', program];
	return JSON.parse(execFileSync('node', args, { encoding: 'utf8' }));
}

/** An n8n of which each payment takes a fiftieth of a second. */
const COSTS = {
	base: 0.1,
	perBot: 0.001,
	perCheckout: 0.01,
	runsPerSecond: 100,
	memory: 500,
	memoryPerBot: 1,
	queue: { processor: 0.05, worker: 0.07 },
};

/** Payments a day that come to so many a second at the peak. */
const perDay = (perSecond: number) => perSecond * 8_640;

describe('given measured idle CPU, when the model is fitted', () => {
	it('then points on a line give that line', () => {
		expect(
			call('fitLine', [
				[0, 1],
				[50, 2],
				[100, 3],
			]),
		).toEqual({ base: 1, slope: 0.02 });
	});
});

describe('given what n8n costs, when a set-up is chosen', () => {
	it.each<[string, { bots: number; paymentsPerDay: number }, object, object]>([
		[
			'few bots sell little, then one n8n',
			{ bots: 10, paymentsPerDay: perDay(1) },
			{},
			{ kind: 'one' },
		],
		[
			'all bots wait on one n8n and are too many, then several n8n',
			{ bots: 1_000, paymentsPerDay: perDay(1) },
			{ queue: undefined },
			{ kind: 'several', instances: 2 },
		],
		[
			'the bots need more memory than one n8n may have, then several n8n',
			{ bots: 300, paymentsPerDay: perDay(1) },
			{ memoryPerBot: 5, queue: undefined },
			{ kind: 'several', instances: 2 },
		],
		[
			'one bot sells more than one n8n can take, then queue mode with processes for the peak',
			{ bots: 1, paymentsPerDay: perDay(27) },
			{ perCheckout: 0.02 },
			{ kind: 'queue', processors: 4, workers: 3 },
		],
		[
			'one bot sells more than one n8n can take and queue mode was not measured, then none',
			{ bots: 1, paymentsPerDay: perDay(27) },
			{ perCheckout: 0.02, queue: undefined },
			{ kind: 'none' },
		],
		[
			'one bot would have to send more invoices than Telegram lets it, then more bots',
			{ bots: 1, paymentsPerDay: perDay(45) },
			{},
			{ kind: 'telegram', bots: 2 },
		],
	])('%s', (_, demand, changes, expected) => {
		expect(call('plan', demand, { ...COSTS, ...changes })).toMatchObject(expected);
	});

	it('then one n8n that sells at the rate allowed is as busy as it may be', () => {
		const rate = call('allowedRate', 100, COSTS) as number;
		const plan = call('plan', { bots: 100, paymentsPerDay: perDay(rate * 0.999) }, COSTS);
		expect(plan).toMatchObject({ kind: 'one', busy: expect.closeTo(0.7, 2) as number });
	});

	it('then a fleet that is too large as it is may sell nothing', () => {
		expect(call('allowedRate', 10_000, COSTS)).toBe(0);
	});
});
