import { type ITriggerFunctions, NodeOperationError } from 'n8n-workflow';
import { Trouble } from '../../../nodes/TelegramPaymentsTrigger/polling/trouble';
import { BotApiNoAnswer, BotApiRefusal } from '../../../nodes/shared/transport/outcomes';

const trigger = {
	logger: { warn: () => undefined, info: () => undefined },
	getNode: () => ({ name: 'Telegram Payments Trigger' }),
	saveFailedExecution: () => undefined,
} as unknown as ITriggerFunctions;

const noAnswer = new BotApiNoAnswer('getUpdates', 'ECONNREFUSED', false);
const refusal = (code: number) => new BotApiRefusal('getUpdates', code, 'Some reason');
const foreign = new NodeOperationError(trigger.getNode(), 'This bot already delivers elsewhere');

describe('pauses of the poll loop', () => {
	it.each<[string, Error, number[]]>([
		['is out of reach', noAnswer, [1, 2, 4, 5, 5, 5, 5, 5]],
		['is in trouble itself', refusal(500), [1, 2, 4, 5, 5, 5, 5, 5]],
		['is in trouble behind a proxy', refusal(502), [1, 2, 4, 5, 5, 5, 5, 5]],
		['refuses the token', refusal(401), [1, 2, 4, 8, 16, 32, 60, 60]],
		['is polled by somebody else', refusal(409), [1, 2, 4, 8, 16, 32, 60, 60]],
		['delivers to somebody else', foreign, [1, 2, 4, 8, 16, 32, 60, 60]],
	])(
		'given Telegram %s, when it lasts, then it is asked often enough for a buyer once it passes by itself, else seldom',
		(_what, error, seconds) => {
			const trouble = new Trouble(trigger);
			expect(seconds.map(() => trouble.note(error) / 1_000)).toEqual(seconds);
		},
	);

	it('given an outage that is over, when the next one begins, then the pauses begin anew', () => {
		const trouble = new Trouble(trigger);
		for (let failure = 0; failure < 5; failure++) trouble.note(noAnswer);
		trouble.isOver();
		expect(trouble.note(noAnswer)).toBe(1_000);
	});
});
