import {
	forgetReceiver,
	howToFree,
	noteReceiver,
	otherReceiver,
} from '../../../nodes/TelegramPaymentsTrigger/receivers';

const workflow = (id: string, name: string) => ({
	getWorkflow: () => ({ id, name, active: true }),
});
const demo = workflow('w1', 'Demo shop');
const mine = workflow('w2', 'My shop');

describe('receivers', () => {
	afterEach(() => {
		forgetReceiver(demo, 'bot');
		forgetReceiver(mine, 'bot');
	});

	test('given a bot that nobody receives, when a workflow asks, then nothing is refused', () => {
		expect(otherReceiver(mine, 'bot')).toBeUndefined();
	});

	test('given another published workflow, when one more asks for its bot, then the refusal names it and what to do', () => {
		noteReceiver(demo, 'bot');
		const receiver = otherReceiver(mine, 'bot');
		expect(receiver).toEqual({ workflowId: 'w1', workflowName: 'Demo shop' });
		expect(howToFree({ workflowId: 'w1', workflowName: 'Demo shop' })).toMatch(
			/"Demo shop" \(ID w1\).*Unpublish it first/,
		);
	});

	test('given the workflow itself, when it is published again, then nothing is refused', () => {
		noteReceiver(mine, 'bot');
		expect(otherReceiver(mine, 'bot')).toBeUndefined();
	});

	test('given a workflow that was unpublished, when another asks, then nothing is refused', () => {
		noteReceiver(demo, 'bot');
		forgetReceiver(demo, 'bot');
		expect(otherReceiver(mine, 'bot')).toBeUndefined();
	});

	test('given a bot that another workflow has taken over, when the first is unpublished, then the other is still named', () => {
		noteReceiver(demo, 'bot');
		noteReceiver(mine, 'bot');
		forgetReceiver(demo, 'bot');
		expect(otherReceiver(demo, 'bot')?.workflowName).toBe('My shop');
	});
});
