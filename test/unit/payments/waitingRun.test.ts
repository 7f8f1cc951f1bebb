import {
	isPackable,
	packWaitingRun,
	resumePathOf,
	unpackWaitingRun,
	type WaitingRun,
} from '../../../nodes/shared/payments/waitingRun';

const UUID = '3f0c1d2e-0000-4000-8000-000000000001';
const TOKEN = 'ab12'.repeat(16);

const run = (fields: Partial<WaitingRun> = {}): WaitingRun => ({
	executionId: '17',
	nodeId: UUID,
	token: TOKEN,
	...fields,
});

describe('the reference of a waiting run', () => {
	it.each<[string, WaitingRun]>([
		['a node with a UUID', run()],
		['a node with another id', run({ nodeId: 'node 1/ä' })],
		['a long execution id', run({ executionId: 'a'.repeat(35) })],
	])(
		'given %s, when it is packed, then it reads back and fits into the payload',
		(_name, given) => {
			const packed = packWaitingRun(given);
			expect(packed).toMatch(/^[\w-]+$/);
			expect(unpackWaitingRun(packed)).toEqual(given);
			expect(isPackable(given)).toBe(true);
		},
	);

	it.each([
		['nothing', ''],
		['only a token', packWaitingRun(run()).slice(0, 43)],
		['a length of zero', `${packWaitingRun(run()).slice(0, 43)}0`],
		['a length that is none', `${packWaitingRun(run()).slice(0, 43)}-17`],
		['a cut-off execution id', packWaitingRun(run()).slice(0, 45)],
		['a token of other characters', `!${packWaitingRun(run()).slice(1)}`],
		['something behind it', `${packWaitingRun(run())}=`],
	])('given %s, when it is read, then it is none', (_name, text) => {
		expect(unpackWaitingRun(text)).toBeUndefined();
	});

	it.each<[string, Partial<WaitingRun>]>([
		['a short token', { token: 'ab12' }],
		['a token of other characters', { token: 'xy12'.repeat(16) }],
		['no node', { nodeId: '' }],
		['an execution id of other characters', { executionId: 'a.b' }],
		['no execution id', { executionId: '' }],
	])('given a run with %s, when it is to be packed, then it cannot', (_name, fields) => {
		expect(isPackable(run(fields))).toBe(false);
	});

	it('given a node whose id has characters of an address, when its run is woken, then they are escaped', () => {
		expect(resumePathOf(run({ nodeId: 'node 1/ä' }))).toBe(
			`/17/node%201%2F%C3%A4?signature=${TOKEN}`,
		);
	});
});
