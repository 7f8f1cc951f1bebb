import {
	forgetTest,
	isPolling,
	isReplaced,
	isTested,
	notePolling,
	noteStopped,
	noteTest,
	noteTestOver,
} from '../../../nodes/TelegramPaymentsTrigger/published';

type Context = Parameters<typeof notePolling>[0];

let nodes = 0;
const newNode = (): Context => {
	const id = `node-${++nodes}`;
	return { getWorkflow: () => ({ id: 'workflow' }), getNode: () => ({ id }) } as Context;
};

describe('loops of a published workflow', () => {
	it('given a loop that polls, when it is asked for, then it is for its bot alone, until it stops', () => {
		const node = newNode();
		const loop = {};
		notePolling(node, loop, '1');
		expect([isPolling(node, '1'), isPolling(node, '2')]).toEqual([true, false]);
		noteStopped(node, loop);
		expect(isPolling(node, '1')).toBe(false);
	});

	it('given a newer loop, when both have stopped, then the older one is still replaced', () => {
		const node = newNode();
		const [older, newer] = [{}, {}];
		notePolling(node, older, '1');
		expect(isReplaced(node, older)).toBe(false);
		noteStopped(node, older);
		notePolling(node, newer, '1');
		noteStopped(node, newer);
		expect([isReplaced(node, older), isReplaced(node, newer)]).toEqual([true, false]);
	});
});

describe('a test run by webhook', () => {
	it('given one, when it is over, then the loop goes on, and the next end is known as the test’s until nothing is left', () => {
		const node = newNode();
		expect(noteTestOver(node, 'https://n8n/test')).toBe(false);
		noteTest(node, 'https://n8n/test');
		expect(isTested(node)).toBe(true);
		expect(noteTestOver(node, 'https://n8n/production')).toBe(false);
		expect(noteTestOver(node, 'https://n8n/test')).toBe(true);
		expect(isTested(node)).toBe(false);
		expect(noteTestOver(node, 'https://n8n/test')).toBe(true);
		forgetTest(node);
		expect(noteTestOver(node, 'https://n8n/test')).toBe(false);
	});
});
