import type { IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import { type Sleeper, wakeRun } from '../../../nodes/shared/n8n/wakeRun';

const BASE = 'https://n8n.example/webhook-waiting';
const SLEEPER: Sleeper = {
	path: `/17/node-1?signature=${'ab'.repeat(32)}`,
	outcome: { paid: true },
};

const answer = (statusCode: number, body: unknown) => ({ statusCode, body });
const BUSY = answer(409, { message: 'The execution "17" is running already.' });
const WOKEN = answer(200, { woken: true });

/** Wakes while time runs by itself, with these answers of n8n one after the other. */
async function wake(...answers: unknown[]) {
	const requests: IHttpRequestOptions[] = [];
	const httpRequest = async (request: IHttpRequestOptions) => {
		requests.push(request);
		return await Promise.resolve(answers[requests.length - 1] ?? answers.at(-1));
	};
	const context = { helpers: { httpRequest } } as unknown as IWebhookFunctions;
	const start = Date.now();
	const waking = wakeRun(context, BASE, SLEEPER);
	await jest.runAllTimersAsync();
	return { result: await waking, requests, ms: Date.now() - start };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('given a run that waits', () => {
	it('when n8n wakes it, then it was told once, at its signed address', async () => {
		const { result, requests } = await wake(WOKEN);
		expect(result).toBe('woken');
		expect(requests).toEqual([
			expect.objectContaining({
				method: 'POST',
				url: `${BASE}/17/node-1?signature=${'ab'.repeat(32)}`,
				body: { paid: true },
			}),
		]);
	});

	it.each<[string, unknown]>([
		['the run has finished', answer(409, { message: 'The execution "17 has finished already.' })],
		['there is no such run', answer(404, { message: 'The execution "17" does not exist.' })],
		['the signature is not this n8n’s', answer(401, 'Invalid token')],
		['somebody else answers', answer(200, '<html></html>')],
		['the answer is empty', answer(200, null)],
		['the answer says something else', answer(200, { woken: 'yes' })],
	])('when %s, then it is gone and not told again', async (_name, given) => {
		const { result, requests } = await wake(given);
		expect(result).toBe('gone');
		expect(requests).toHaveLength(1);
	});

	it('when n8n has not stored it yet, then it is told again after a moment', async () => {
		const { result, requests, ms } = await wake(BUSY, BUSY, WOKEN);
		expect(result).toBe('woken');
		expect(requests).toHaveLength(3);
		expect(ms).toBe(1_300);
	});

	it('when n8n does not get to store it, then it counts as unreachable after four tries', async () => {
		const { result, requests, ms } = await wake(BUSY);
		expect(result).toBe('unreachable');
		expect(requests).toHaveLength(4);
		expect(ms).toBe(4_300);
	});

	it.each([500, 502, 503])('when n8n answers %i, then it is unreachable', async (status) => {
		const { result, requests } = await wake(answer(status, {}));
		expect(result).toBe('unreachable');
		expect(requests).toHaveLength(1);
	});
});
