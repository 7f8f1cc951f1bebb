import type { IHookFunctions } from 'n8n-workflow';
import {
	forgetReceiver,
	howToFree,
	noteReceiver,
	otherReceiver,
	pollingWay,
	refuseForeign,
} from '../../../nodes/TelegramPaymentsTrigger/receivers';

const workflow = (id: string, name: string, nodeId = 'n1') =>
	({
		getWorkflow: () => ({ id, name, active: true }),
		getNode: () => ({ id: nodeId, name: `Trigger ${nodeId}` }),
	}) as unknown as IHookFunctions;
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
		expect(receiver).toMatchObject({ workflowId: 'w1', workflowName: 'Demo shop' });
	});

	test('given another trigger of the same workflow, when it asks for the bot, then it is refused and named', () => {
		const second = workflow('w2', 'My shop', 'n2');
		noteReceiver(mine, 'bot');
		const receiver = otherReceiver(second, 'bot');
		expect(receiver && howToFree(second, receiver)).toMatch(
			/^The trigger "Trigger n1" of this workflow .* Keep one of the two/,
		);
		forgetReceiver(second, 'bot');
		expect(otherReceiver(second, 'bot')).toBeDefined();
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

	test.each<[string, string, string, boolean]>([
		['a slash at the end', 'https://bots.example', 'https://bots.example/', true],
		['spaces around it', 'https://bots.example', ' https://bots.example ', true],
		['capital letters in the host', 'https://bots.example', 'HTTPS://Bots.Example', true],
		['the usual port', 'https://bots.example', 'https://bots.example:443', true],
		['another path', 'https://bots.example/a', 'https://bots.example/b', false],
		['another host', 'https://bots.example', 'https://bots.example.org', false],
	])(
		'given two credentials of one bot, when the second Base URL has %s, then it is the same bot or not',
		(_, one, other, isSame) => {
			const wayAt = (baseUrl: string) => pollingWay({ accessToken: '123:abc', baseUrl });
			expect(wayAt(one) === wayAt(other)).toBe(isSame);
		},
	);

	describe('a refusal', () => {
		const refusal = (url: string) => {
			try {
				return refuseForeign(mine, url, 'Use another bot.');
			} catch (error) {
				return error as Error & { description?: string };
			}
		};

		test('given a webhook of another workflow of this n8n, when it is refused, then that workflow is named and what to do', () => {
			noteReceiver(demo, 'https://n8n.example/webhook/1');
			const { message, description } = refusal('https://n8n.example/webhook/1');
			forgetReceiver(demo, 'https://n8n.example/webhook/1');
			expect(message).toContain('n8n.example/webhook/1');
			expect(description).toMatch(/"Demo shop" \(ID w1\).*Unpublish it first/);
		});

		test('given a webhook of somebody else, when it is refused, then the way of receiving says what to do', () => {
			const { message, description } = refusal('https://user:pass@other.example/hook?key=1');
			expect(message).toBe('This bot already delivers its updates to https://other.example/hook');
			expect(description).toBe('Use another bot.');
		});
	});
});
