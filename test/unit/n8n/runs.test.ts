import type { ITriggerFunctions } from 'n8n-workflow';
import { knowsKeys, type RunEnd, saveWithoutRun, startRun } from '../../../nodes/shared/n8n/runs';

type Emit = ITriggerFunctions['emit'];
type Done = NonNullable<Parameters<Emit>[2]>;
type Run = Parameters<Done['resolve']>[0];

interface Asked {
	data: unknown;
	done?: Done;
	key?: string;
}

/** An n8n that keeps what it is asked for; the test says how each of it ends. */
function pretend({ withKeys = true } = {}) {
	const asked: Asked[] = [];
	const emit: Emit = withKeys
		? (data, _response, done, key) => void asked.push({ data, done, key })
		: (data, _response, done) => void asked.push({ data, done });
	return { asked, trigger: { emit } };
}

const withStatus = (status: string) => ({ status }) as Run;

describe('startRun', () => {
	it.each<[string, RunEnd, (done: Done) => void]>([
		['ends in success', 'succeeded', (done) => done.resolve(withStatus('success'))],
		['sleeps', 'succeeded', (done) => done.resolve(withStatus('waiting'))],
		['ends in an error', 'failed', (done) => done.resolve(withStatus('error'))],
		['crashes', 'failed', (done) => done.resolve(withStatus('crashed'))],
		[
			'is cancelled while it goes on',
			'failed',
			(done) => done.reject(new Error('The execution was cancelled manually')),
		],
		[
			'cannot be stored',
			'unstored',
			(done) => done.reject(new Error('SQLITE_BUSY: database is locked')),
		],
		...[
			'canceling statement due to statement timeout',
			'canceling statement due to lock timeout',
			'canceling statement due to user request',
			'canceling statement due to conflict with recovery',
		].map((words): [string, RunEnd, (done: Done) => void] => [
			`PostgreSQL does not store (${words})`,
			'unstored',
			(done) => done.reject(new Error(words)),
		]),
		['has a key that n8n knows', 'refused', (done) => done.resolve(undefined as unknown as Run)],
	])('given a run that %s, when it is over, then it counts as %s', async (_, end, settle) => {
		const { asked, trigger } = pretend();
		const run = startRun(trigger, [[]], 'key');
		settle(asked[0].done as Done);
		expect(await run).toBe(end);
		expect(asked).toHaveLength(1);
	});

	it('given no key, when n8n has no data of the run, then it failed before its first node', async () => {
		const { asked, trigger } = pretend();
		const run = startRun(trigger, [[]]);
		asked[0].done?.resolve(undefined as unknown as Run);
		expect(await run).toBe('failed');
	});
});

describe('saving without a run', () => {
	it('given a key of a run that has ended, when n8n is to save, then it is asked for that run without items', () => {
		const { asked, trigger } = pretend();
		saveWithoutRun(trigger, 'ended');
		expect(asked).toEqual([{ data: [[]], done: undefined, key: 'ended' }]);
	});

	it.each([true, false])(
		'given an n8n whose emit takes a key: %s, when asked, then that is known',
		(withKeys) => {
			expect(knowsKeys(pretend({ withKeys }).trigger)).toBe(withKeys);
		},
	);
});
