import { inspect } from 'node:util';
import { ExpressionError, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { InvalidInputError } from '../../../nodes/shared/errors/inputErrors';
import { readEnvelope } from '../../../nodes/shared/transport/envelope';
import { toNodeError } from '../../../nodes/shared/explain/nodeErrors';
import { BotApiNoAnswer, BotApiRefusal } from '../../../nodes/shared/transport/outcomes';
import { pauseBeforeRetry } from '../../../nodes/shared/transport/retryPolicy';

const NODE = {
	id: '1',
	name: 'Telegram Payments',
	type: 'telegramPayments',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

const outcomeOf = (statusCode: number, body: unknown): unknown => {
	try {
		return readEnvelope('getMe', { statusCode, body });
	} catch (error) {
		return error;
	}
};

describe('given an answer of the server', () => {
	it.each([
		[{ ok: true, result: 5 }, 5],
		[JSON.stringify({ ok: true, result: { id: 1 } }), { id: 1 }],
	])('when it is %j, then the result is handed on', (body, result) => {
		expect(outcomeOf(200, body)).toEqual(result);
	});

	it.each([
		[400, { ok: false, error_code: 400, description: 'Bad Request: x' }, 400, 'Bad Request: x', {}],
		[403, { ok: false }, 403, 'HTTP 403', {}],
		[
			429,
			{
				ok: false,
				error_code: 429,
				description: 'Too Many',
				parameters: { retry_after: 7, other: 1 },
			},
			429,
			'Too Many',
			{ retry_after: 7 },
		],
		[
			400,
			{
				ok: false,
				error_code: 400,
				description: 'moved',
				parameters: { migrate_to_chat_id: -100 },
			},
			400,
			'moved',
			{ migrate_to_chat_id: -100 },
		],
		[404, '<html>not found</html>', 404, 'Not Found', {}],
		[413, '', 413, 'Request Entity Too Large', {}],
		[431, undefined, 431, 'Request Header Fields Too Large', {}],
	])('when it is %i %j, then it is a refusal', (status, body, code, description, parameters) => {
		const refusal = outcomeOf(status, body) as BotApiRefusal;
		expect(refusal).toBeInstanceOf(BotApiRefusal);
		expect([refusal.errorCode, refusal.description, refusal.parameters]).toEqual([
			code,
			description,
			parameters,
		]);
	});

	it.each([
		[500, { ok: false, error_code: 500, description: 'Internal Server Error: restart' }],
		[502, '<html>Bad Gateway</html>'],
		[400, { ok: false, error_code: 400, description: 'Bad Request: Bad Gateway' }],
		[200, ''],
		[200, null],
		[200, 5],
		[200, { result: 5 }],
	])('when it is %i %j, then there is no answer and the call may have run', (status, body) => {
		const missing = outcomeOf(status, body) as BotApiNoAnswer;
		expect(missing).toBeInstanceOf(BotApiNoAnswer);
		expect(missing.mayHaveRun).toBe(true);
	});
});

describe('given a call that came to nothing', () => {
	const flood = (retry_after?: number): BotApiRefusal =>
		new BotApiRefusal(
			'sendInvoice',
			429,
			'Too Many Requests',
			retry_after === undefined ? {} : { retry_after },
		);
	const fresh = { floodWaitedMs: 0, noAnswers: 0 };

	it.each([
		['a 429 naming 3 s', flood(3), 'sendInvoice', fresh, 3_000],
		['a 429 naming nothing', flood(), 'sendInvoice', fresh, 1_000],
		['a 429 naming 0 s', flood(0), 'sendInvoice', fresh, 1_000],
		[
			'a 429 after many short ones',
			flood(3),
			'sendInvoice',
			{ floodWaitedMs: 300_000, noAnswers: 0 },
			3_000,
		],
		[
			'a 429 after ten minutes of waiting',
			flood(3),
			'sendInvoice',
			{ floodWaitedMs: 600_000, noAnswers: 0 },
			undefined,
		],
		['a ban', flood(3_600), 'sendInvoice', fresh, undefined],
		[
			'another refusal',
			new BotApiRefusal('sendInvoice', 400, 'Bad Request'),
			'sendInvoice',
			fresh,
			undefined,
		],
		[
			'silence on a call that only reads',
			new BotApiNoAnswer('getMe', 'HTTP 502', true),
			'getMe',
			fresh,
			500,
		],
		[
			'silence on an answer to a buyer',
			new BotApiNoAnswer('x', 'ECONNRESET', true),
			'answerPreCheckoutQuery',
			fresh,
			500,
		],
		[
			'silence on making a link',
			new BotApiNoAnswer('createInvoiceLink', 'ECONNRESET', true),
			'createInvoiceLink',
			fresh,
			500,
		],
		[
			'a gift that never left',
			new BotApiNoAnswer('sendGift', 'ECONNREFUSED', false),
			'sendGift',
			fresh,
			500,
		],
		[
			'silence on a refund',
			new BotApiNoAnswer('x', 'ECONNRESET', true),
			'refundStarPayment',
			fresh,
			undefined,
		],
		[
			'silence twice',
			new BotApiNoAnswer('getMe', 'x', true),
			'getMe',
			{ floodWaitedMs: 0, noAnswers: 1 },
			2_000,
		],
		[
			'silence three times',
			new BotApiNoAnswer('getMe', 'x', true),
			'getMe',
			{ floodWaitedMs: 0, noAnswers: 2 },
			undefined,
		],
		[
			'silence on a call that moves money',
			new BotApiNoAnswer('sendGift', 'x', true),
			'sendGift',
			fresh,
			undefined,
		],
		['anything else', new Error('x'), 'getMe', fresh, undefined],
	])('when it is %s, then the pause is right', (_name, error, method, attempts, pause) => {
		expect(pauseBeforeRetry(error, method, attempts)).toBe(pause);
	});
});

describe('given something thrown', () => {
	it('when input is wrong, then the message says every problem', () => {
		const error = toNodeError(
			NODE,
			new InvalidInputError([
				{ field: 'Title', message: 'is empty' },
				{ field: 'Prices', message: 'has no line' },
			]),
			2,
		);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('"Title": is empty; "Prices": has no line [item 2]');
		expect(error.description).toBe('Nothing was sent for this item.');
		expect(error.context.itemIndex).toBe(2);
	});

	it('when settings are wrong outside of a run, then nothing is said of sending', () => {
		const settings = new InvalidInputError([
			{ field: 'Currencies', message: 'cannot match' },
			{ field: 'Limits Currency', message: 'must be set' },
		]);
		const error = toNodeError(NODE, settings);
		expect(error.message).toBe('"Currencies": cannot match; "Limits Currency": must be set');
		expect(error.description).toBeFalsy();
	});

	it('when Telegram refused without a hint, then its own words and the values are said', () => {
		const refusal = new BotApiRefusal('sendInvoice', 400, 'Bad Request: something new');
		refusal.about = 'The total is 12.50 USD.';
		const error = toNodeError(NODE, refusal, 0) as NodeApiError;
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe('Telegram refused sendInvoice: Bad Request: something new [item 0]');
		expect(error.description).toBe(
			'The total is 12.50 USD. Telegram said: "Bad Request: something new" (sendInvoice, 400).',
		);
		expect(error.httpCode).toBe('400');
	});

	it('when Telegram refused a call without values, then its own words are said', () => {
		const refusal = new BotApiRefusal('getMe', 400, 'Bad Request: something new');
		expect(toNodeError(NODE, refusal).description).toBe(
			'Telegram said: "Bad Request: something new" (getMe, 400).',
		);
	});

	it.each([
		[true, 'it may have happened', 'before you repeat'],
		[false, 'could not be reached', 'The call was not sent'],
	])(
		'when there was no answer (may have run: %p), then it says so',
		(mayHaveRun, message, advice) => {
			const error = toNodeError(NODE, new BotApiNoAnswer('sendInvoice', 'ECONNRESET', mayHaveRun));
			expect(error.message).toContain(message);
			expect(error.description).toContain(advice);
			expect(error.context.itemIndex).toBeUndefined();
		},
	);

	it.each(['getStarTransactions', 'createInvoiceLink'])(
		'when %s got no answer, then nobody is told to look what happened',
		(method) => {
			const error = toNodeError(NODE, new BotApiNoAnswer(method, 'ECONNRESET', true));
			expect(error.message).toBe(`No answer from Telegram to ${method}`);
			expect(error.description).toBe(
				'No usable answer came back (ECONNRESET). Nothing was changed by it, so simply repeat the step.',
			);
		},
	);

	it('when an expression failed, then what n8n says about it is kept', () => {
		const failed = new ExpressionError('Referenced node has no data', {
			description: 'Run the node before',
			parameter: 'chatId',
			runIndex: 1,
		});
		const error = toNodeError(NODE, failed, 4);
		expect(error.message).toBe('Referenced node has no data [item 4]');
		expect(error.description).toBe('Run the node before');
		expect(error.context).toMatchObject({ parameter: 'chatId', runIndex: 1, itemIndex: 4 });
	});

	it('when it is an error of n8n already, then it stays as it is', () => {
		const error = new NodeOperationError(NODE, 'as it is');
		expect(toNodeError(NODE, error, 3)).toBe(error);
	});

	it.each([
		[new Error('broken'), 'broken [item 1]'],
		['broken', 'broken [item 1]'],
		[undefined, 'undefined [item 1]'],
	])('when it is %p, then it is shown with its item', (thrown, message) => {
		expect(toNodeError(NODE, thrown, 1).message).toBe(message);
		expect(inspect(toNodeError(NODE, thrown))).not.toContain('[item');
	});
});
