import type { IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import { findUnreachable, wakeRun } from '../../../nodes/shared/n8n/wakeRun';

const BASE = 'https://n8n.example/webhook-waiting';
const PATH = `/17/node-1?signature=${'ab'.repeat(32)}`;
const URL = `${BASE}${PATH}`;
const CALL = { invoice: 'mark', outcome: { paid: true } };

const answer = (statusCode: number, body: unknown) => ({ statusCode, body });
const says = (code: number, message: string) => answer(code, { code, message });
const BUSY = says(409, 'The execution "17" is running already.');
const WOKEN = answer(200, { woken: true });

function contextOf(respond: (request: IHttpRequestOptions) => unknown) {
	const requests: IHttpRequestOptions[] = [];
	const httpRequest = async (request: IHttpRequestOptions) => {
		requests.push(request);
		return await Promise.resolve(respond(request));
	};
	return { context: { helpers: { httpRequest } } as unknown as IWebhookFunctions, requests };
}

/** Wakes while time runs by itself, with these answers of n8n one after the other. */
async function wake(...answers: unknown[]) {
	const { context, requests } = contextOf(() => answers[requests.length - 1] ?? answers.at(-1));
	const start = Date.now();
	const waking = wakeRun(context, BASE, { path: PATH, call: CALL });
	await jest.runAllTimersAsync();
	return { ...(await waking), requests, ms: Date.now() - start };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('given a run that waits', () => {
	it('when n8n wakes it, then it was told once, at its address, and no redirection was followed', async () => {
		const { status, requests } = await wake(WOKEN);
		expect(status).toBe('woken');
		expect(requests).toEqual([
			expect.objectContaining({
				method: 'POST',
				url: URL,
				body: CALL,
				disableFollowRedirect: true,
			}),
		]);
	});

	it('when its node says that it waits for something else, then it is refused and not told again', async () => {
		const { status, requests } = await wake(answer(200, { woken: false }));
		expect(status).toBe('refused');
		expect(requests).toHaveLength(1);
	});

	it.each<[string, unknown, string]>([
		[
			'the run has finished',
			says(409, 'The execution "17 has finished already.'),
			'HTTP 409: The execution "17 has finished already',
		],
		[
			'the run has failed',
			says(409, 'The execution "17" has finished with error.'),
			'HTTP 409: The execution "17" has finished with error',
		],
		[
			'there is no such run',
			says(404, 'The execution "17" does not exist.'),
			'HTTP 404: The execution "17" does not exist',
		],
		[
			'it waits elsewhere',
			says(
				404,
				'The workflow for execution "17" does not contain a waiting webhook with a matching path/method.',
			),
			'HTTP 404: The workflow for execution',
		],
		[
			'the token is not that of the run',
			answer(401, { error: 'Invalid token' }),
			'HTTP 401: Invalid token',
		],
	])('when n8n says that %s, then it is gone and not told again', async (_name, given, text) => {
		const { status, answer: told, requests } = await wake(given);
		expect(status).toBe('gone');
		expect(told).toContain(text);
		expect(told).not.toMatch(/\.$/);
		expect(requests).toHaveLength(1);
	});

	/** Each was taken for "gone" once, and the run slept on unpaid. */
	it.each<[string, unknown, string]>([
		['basic auth', answer(401, 'Unauthorized'), 'HTTP 401'],
		['basic auth with a page', answer(401, '<html><title>401</title></html>'), 'HTTP 401'],
		['a firewall', answer(403, '<title>403 Forbidden</title>'), 'HTTP 403'],
		['a proxy without this path', answer(404, '<title>404 Not Found</title>'), 'HTTP 404'],
		['a program with JSON of its own', answer(404, { message: 'Not found' }), 'HTTP 404'],
		['an access portal', answer(302, ''), 'HTTP 302'],
		['a limit', answer(429, { message: 'Too many requests' }), 'HTTP 429'],
		['the page of an access portal', answer(200, '<title>Sign in</title>'), 'HTTP 200'],
		['nothing', answer(200, null), 'HTTP 200'],
		['something else', answer(200, { woken: 'yes' }), 'HTTP 200'],
		['another conflict', answer(409, { message: 'Conflict' }), 'HTTP 409'],
		['an outage', answer(500, {}), 'HTTP 500'],
		['a gateway', answer(502, {}), 'HTTP 502'],
	])(
		'when %s answers instead of n8n, then it is worth another try and the status is known',
		async (_name, given, text) => {
			const { status, answer: told, requests } = await wake(given);
			expect([status, told]).toEqual(['unheard', text]);
			expect(requests).toHaveLength(1);
		},
	);

	it.each<[string, unknown, string]>([
		['a code', Object.assign(new Error(URL), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
		['a cause', new Error(URL, { cause: { code: 'ENOTFOUND' } }), 'ENOTFOUND'],
		['neither', new Error(URL), 'no answer'],
		['nothing at all', undefined, 'no answer'],
	])(
		'when nothing answers and the error has %s, then the address is not in what is told',
		async (_name, error, text) => {
			const { context } = contextOf(() => Promise.reject(error as Error));
			expect(await wakeRun(context, BASE, { path: PATH, call: CALL })).toEqual({
				status: 'unheard',
				answer: text,
			});
		},
	);

	it('when n8n has not stored it yet, then it is told again after a moment', async () => {
		const { status, requests, ms } = await wake(BUSY, BUSY, WOKEN);
		expect(status).toBe('woken');
		expect(requests).toHaveLength(3);
		expect(ms).toBe(1_300);
	});

	it('when n8n does not get to store it, then it counts as unheard after four tries', async () => {
		const { status, answer: told, requests, ms } = await wake(BUSY);
		expect([status, told]).toEqual(['unheard', 'HTTP 409: The execution "17" is running already']);
		expect(requests).toHaveLength(4);
		expect(ms).toBe(4_300);
	});
});

describe('given the address at which n8n takes calls for waiting runs', () => {
	it('when n8n answers that it does not know the run, then it reaches itself', async () => {
		const { context, requests } = contextOf(() => says(404, 'The execution "0" does not exist.'));
		expect(await findUnreachable(context, BASE)).toBeUndefined();
		expect(requests).toMatchObject([{ method: 'POST', url: `${BASE}/0/can-n8n-call-itself` }]);
	});

	it.each<[string, unknown, string]>([
		['a login', answer(401, 'Unauthorized'), 'HTTP 401'],
		['a redirection', answer(302, ''), 'HTTP 302'],
		['another program', answer(404, { message: 'Not found' }), 'HTTP 404'],
	])('when %s answers, then that is told', async (_name, given, text) => {
		const { context } = contextOf(() => given);
		expect(await findUnreachable(context, BASE)).toBe(text);
	});

	it('when nothing answers, then the reason is told', async () => {
		const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
		const { context } = contextOf(() => Promise.reject(refused));
		expect(await findUnreachable(context, BASE)).toBe('ECONNREFUSED');
	});
});
