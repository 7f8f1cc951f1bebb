import {
	packWaitingRun,
	readResumeUrl,
	resumePathOf,
	unpackWaitingRun,
	type WaitingRun,
} from '../../../nodes/shared/payments/waitingRun';

const UUID = '3f0c1d2e-0000-4000-8000-000000000001';
const BASE = 'https://n8n.example/webhook-waiting';
const SIGNATURE = 'ab12'.repeat(16);

const run = (fields: Partial<WaitingRun> = {}): WaitingRun => ({
	executionId: '17',
	nodeId: UUID,
	signature: SIGNATURE,
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
			expect(readResumeUrl(`${BASE}${resumePathOf(given)}`)).toEqual(given);
		},
	);

	it.each([
		['nothing', ''],
		['only a signature', packWaitingRun(run()).slice(0, 43)],
		['a length of zero', `${packWaitingRun(run()).slice(0, 43)}0`],
		['a length that is none', `${packWaitingRun(run()).slice(0, 43)}-17`],
		['a cut-off execution id', packWaitingRun(run()).slice(0, 45)],
		['a signature of other characters', `!${packWaitingRun(run()).slice(1)}`],
		['something behind it', `${packWaitingRun(run())}=`],
	])('given %s, when it is read, then it is none', (_name, text) => {
		expect(unpackWaitingRun(text)).toBeUndefined();
	});

	it.each([
		['no signature', `${BASE}/17/${UUID}`],
		['a short signature', `${BASE}/17/${UUID}?signature=ab12`],
		['no node', `${BASE}/17/?signature=${SIGNATURE}`],
		['an execution id of other characters', `${BASE}/a.b/${UUID}?signature=${SIGNATURE}`],
		['no path', `https://n8n.example?signature=${SIGNATURE}`],
		['an address without folders', `data:17?signature=${SIGNATURE}`],
	])('given an address with %s, when it is read, then it is none', (_name, url) => {
		expect(readResumeUrl(url)).toBeUndefined();
	});
});
