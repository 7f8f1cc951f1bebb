import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { type CallOptions, callBotApi } from '../../../nodes/shared/transport/botApi';
import { createFloodGate } from '../../../nodes/shared/transport/floodGate';
import { BotApiNoAnswer, BotApiRefusal } from '../../../nodes/shared/transport/outcomes';

type Answer = { statusCode: number; body: unknown } | Error;

const OK: Answer = { statusCode: 200, body: { ok: true, result: 'done' } };
const FLOOD: Answer = {
	statusCode: 429,
	body: {
		ok: false,
		error_code: 429,
		description: 'Too Many Requests: retry after 2',
		parameters: { retry_after: 2 },
	},
};
const coded = (code: string): Error =>
	Object.assign(new Error('at https://example.com/bot1:x/'), { code });

/** A context whose requests get the given answers, one after the other. */
function createContext(...answers: Answer[]) {
	const requests: IHttpRequestOptions[] = [];
	const context = {
		helpers: {
			httpRequestWithAuthentication: async (_credential: string, request: IHttpRequestOptions) => {
				requests.push(request);
				const answer = answers[requests.length - 1] ?? OK;
				return answer instanceof Error ? await Promise.reject(answer) : answer;
			},
		},
	} as unknown as IExecuteFunctions;
	return { context, requests };
}

/** The signal of a run that is canceled once somebody has looked so often whether it is. */
const abortedAfterLooks = (looks: number): AbortSignal =>
	({
		get aborted() {
			return --looks < 0;
		},
	}) as AbortSignal;

/** Calls while time runs by itself; gives the result or what was thrown. */
async function call(answers: Answer[], options: CallOptions = {}, method = 'sendInvoice') {
	const { context, requests } = createContext(...answers);
	const calling = callBotApi(
		context,
		method,
		{ chat_id: 5, title: undefined, photo: null },
		options,
	).catch((error: unknown) => error);
	await jest.runAllTimersAsync();
	return { outcome: await calling, requests };
}

beforeEach(() => void jest.useFakeTimers());

afterEach(() => void jest.useRealTimers());

it('given a call of an item, when it is made, then its own credential goes with it', async () => {
	const sent: unknown[] = [];
	const context = {
		getCredentials: async (_type: string, index: number) => ({ accessToken: `${index}:x` }),
		helpers: {
			httpRequestWithAuthentication: async (...[, , credentials]: unknown[]) => {
				sent.push(credentials);
				return OK;
			},
		},
	} as unknown as IExecuteFunctions;
	await callBotApi(context, 'getMe', {}, { itemIndex: 2 });
	await callBotApi(context, 'getMe');
	expect(sent).toMatchObject([
		{ credentialsDecrypted: { data: { accessToken: '2:x' } } },
		undefined,
	]);
});

describe('given a call', () => {
	it('when it is made, then absent values are left out and no token is in it', async () => {
		const { outcome, requests } = await call([OK]);
		expect(outcome).toBe('done');
		expect(requests).toEqual([
			expect.objectContaining({
				method: 'POST',
				url: '/sendInvoice',
				body: { chat_id: 5 },
				json: true,
				timeout: 30_000,
			}),
		]);
	});

	it('when it carries a form and a signal, then both are passed on', async () => {
		const form = new FormData();
		const { signal } = new AbortController();
		const { requests } = await call([OK], { form, signal, timeoutMs: 5 });
		expect(requests[0]).toMatchObject({ json: false, timeout: 5 });
		expect(requests[0]?.body).toBe(form);
		expect(requests[0]?.abortSignal).toBe(signal);
	});
});

describe('given a 429', () => {
	it('when nobody shares the waiting, then the call waits itself', async () => {
		const waits: Array<[number, string]> = [];
		const start = Date.now();
		const { outcome } = await call([FLOOD, FLOOD], {
			onWait: (ms, { message }) => waits.push([ms, message]),
		});
		expect(outcome).toBe('done');
		expect(waits).toEqual([
			[2_000, 'Too Many Requests: retry after 2'],
			[2_000, 'Too Many Requests: retry after 2'],
		]);
		expect(Date.now() - start).toBe(4_000);
	});

	it('when a gate is shared, then the gate waits', async () => {
		const gate = createFloodGate({ callsPerSecond: Infinity });
		const start = Date.now();
		expect((await call([FLOOD], { gate })).outcome).toBe('done');
		expect(Date.now() - start).toBeGreaterThanOrEqual(2_000);
	});

	it.each<[string, CallOptions]>([
		['it must not be repeated', { repeat: false }],
		['the buyer would be gone', { deadlineMs: 1_500 }],
		['the run is canceled meanwhile', { signal: abortedAfterLooks(1) }],
	])(
		'when %s, then the refusal is handed on with the values in question',
		async (_name, options) => {
			const { outcome, requests } = await call([FLOOD], { ...options, about: 'The total is 5.' });
			expect(outcome).toBeInstanceOf(BotApiRefusal);
			expect(outcome).toMatchObject({ errorCode: 429, about: 'The total is 5.' });
			expect(requests).toHaveLength(1);
		},
	);

	it('when there is time left before the deadline, then each attempt gets only what is left', async () => {
		const { outcome, requests } = await call([FLOOD], { deadlineMs: 9_000 });
		expect(outcome).toBe('done');
		expect(requests.map(({ timeout }) => timeout)).toEqual([9_000, 7_000]);
	});
});

describe('given a run that is canceled while its call waits for its turn', () => {
	it('when its turn comes, then nothing is sent, and it says so', async () => {
		const canceled = new AbortController();
		const gate = createFloodGate({ callsPerSecond: Infinity });
		gate.hold(5_000);
		setTimeout(() => canceled.abort(), 1_000);
		const { outcome, requests } = await call([OK], { gate, signal: canceled.signal });
		expect(outcome).toMatchObject({ reason: 'ERR_CANCELED', mayHaveRun: false });
		expect(requests).toEqual([]);
	});

	it('when an earlier attempt may have run, then that is what it says', async () => {
		const { outcome, requests } = await call(
			[coded('ECONNRESET')],
			{ signal: abortedAfterLooks(2) },
			'answerPreCheckoutQuery',
		);
		expect(outcome).toMatchObject({ reason: 'ECONNRESET', mayHaveRun: true });
		expect(requests).toHaveLength(1);
	});
});

describe('given no answer', () => {
	it.each<[Error, string, boolean, number]>([
		[coded('ECONNREFUSED'), 'ECONNREFUSED', false, 3],
		[coded('CERT_HAS_EXPIRED'), 'CERT_HAS_EXPIRED', false, 1],
		[coded('ECONNRESET'), 'ECONNRESET', true, 1],
		[Object.assign(new Error('x'), { cause: coded('ETIMEDOUT') }), 'ETIMEDOUT', true, 1],
		[Object.assign(new Error('x'), { cause: null }), 'the connection failed', true, 1],
		[new Error('Invalid URL'), 'ERR_INVALID_URL', false, 1],
		[new Error('https://example.com/bot1:x/'), 'the connection failed', true, 1],
		[coded('some text'), 'the connection failed', true, 1],
	])(
		'when %p comes back, then the reason is a code alone, and only what never left may be repeated: %s',
		async (error, reason, mayHaveRun, attempts) => {
			const { outcome, requests } = await call([error, error, error]);
			expect(outcome).toBeInstanceOf(BotApiNoAnswer);
			expect(outcome).toMatchObject({ reason, mayHaveRun });
			expect(requests).toHaveLength(attempts);
		},
	);

	it('when a later attempt was not sent, then the earlier one may still have run', async () => {
		const answers = [coded('ECONNRESET'), coded('ECONNREFUSED'), coded('ECONNREFUSED')];
		const { outcome } = await call(answers, {}, 'editUserStarSubscription');
		expect(outcome).toMatchObject({ reason: 'ECONNRESET', mayHaveRun: true });
	});

	it('when the call only reads, then it is repeated twice, then given up', async () => {
		const lost = coded('ECONNRESET');
		expect((await call([lost, lost], {}, 'getMe')).outcome).toBe('done');
		const { outcome, requests } = await call([lost, lost, lost], {}, 'getMe');
		expect(outcome).toBeInstanceOf(BotApiNoAnswer);
		expect(requests).toHaveLength(3);
	});
});
