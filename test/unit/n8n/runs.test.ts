import type { ITriggerFunctions } from 'n8n-workflow';
import { startRun } from '../../../nodes/shared/n8n/runs';

type Emit = ITriggerFunctions['emit'];
type Done = NonNullable<Parameters<Emit>[2]>;
type Run = Parameters<Done['resolve']>[0];

const KEY = 'node:1';
const ENDED = { status: 'success' } as Run;
const WITHIN_ASKING_MS = 5_000;
const N8N_GIVES_UP_MS = 60_000;

/** An n8n that keeps what it is asked for; the test says how each of it ends. */
function pretend({ knowsKeys = true } = {}) {
	const asked: Array<{ done: Done; key?: string }> = [];
	const note = (done: Done | undefined, key?: string) => {
		if (done) asked.push({ done, key });
	};
	const emit: Emit = knowsKeys
		? (_data, _response, done, key) => note(done, key)
		: (_data, _response, done) => note(done);
	return { asked, trigger: { emit } as ITriggerFunctions };
}

/** What came of it so far, without waiting. */
async function look(result: Promise<boolean>): Promise<boolean | 'open'> {
	await jest.advanceTimersByTimeAsync(0);
	return await Promise.race([result, Promise.resolve<'open'>('open')]);
}

describe('a run that is acknowledged once it is stored', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});

	afterEach(() => {
		jest.useRealTimers();
	});

	const start = (n8n: ReturnType<typeof pretend>) => startRun(n8n.trigger, [[]], 'onReceived', KEY);

	it('given a short run, when it ends, then it counts as stored and is not asked for again', async () => {
		const n8n = pretend();
		const result = start(n8n);
		n8n.asked[0].done.resolve(ENDED);
		expect(await look(result)).toBe(true);
		expect(n8n.asked).toHaveLength(1);
	});

	it('given a database that is out of order, when n8n gives up at once, then nothing counts as stored', async () => {
		const n8n = pretend();
		const result = start(n8n);
		n8n.asked[0].done.reject(new Error('disk is full'));
		expect(await look(result)).toBe(false);
	});

	it('given a long run, when n8n refuses the same run again, then the first one counts as stored', async () => {
		const n8n = pretend();
		const result = start(n8n);
		await jest.advanceTimersByTimeAsync(WITHIN_ASKING_MS);
		expect(n8n.asked.map(({ key }) => key)).toEqual([KEY, KEY]);
		expect(await look(result)).toBe('open');
		n8n.asked[1].done.resolve(undefined as unknown as Run);
		expect(await look(result)).toBe(true);
	});

	it('given a database that is locked for a minute, when n8n gives up at last, then nothing was counted as stored', async () => {
		const n8n = pretend();
		const result = start(n8n);
		await jest.advanceTimersByTimeAsync(N8N_GIVES_UP_MS);
		expect(await look(result)).toBe('open');
		n8n.asked[0].done.reject(new Error('Timeout waiting for lock'));
		expect(await look(result)).toBe(false);
	});

	it('given an n8n that knows no keys, when its database is locked for a minute, then nothing was counted as stored or asked for twice', async () => {
		const n8n = pretend({ knowsKeys: false });
		const result = start(n8n);
		await jest.advanceTimersByTimeAsync(N8N_GIVES_UP_MS);
		expect(await look(result)).toBe('open');
		n8n.asked[0].done.reject(new Error('Timeout waiting for lock'));
		expect(await look(result)).toBe(false);
		expect(n8n.asked).toHaveLength(1);
	});

	it('given an n8n that knows no keys, when a run goes on for longer than n8n waits for its database, then it counts as stored', async () => {
		const n8n = pretend({ knowsKeys: false });
		const result = start(n8n);
		await jest.advanceTimersByTimeAsync(N8N_GIVES_UP_MS + WITHIN_ASKING_MS);
		expect(await look(result)).toBe(true);
	});
});

describe('a run that is acknowledged once it has succeeded', () => {
	it.each<[string, Partial<Run> | undefined, boolean]>([
		['succeeded', { status: 'success' }, true],
		['gone to sleep', { status: 'waiting' }, true],
		['failed', { status: 'error' }, false],
		['crashed', { status: 'crashed' }, false],
		['been cancelled', { status: 'canceled' }, false],
		['failed before its first node, of which n8n tells nothing', undefined, false],
	])(
		'given a run that has %s, when n8n tells its end, then that decides',
		async (_, run, taken) => {
			const n8n = pretend();
			const result = startRun(n8n.trigger, [[]], 'whenFinished', KEY);
			n8n.asked[0].done.resolve(run as Run);
			expect(await result).toBe(taken);
		},
	);
});
