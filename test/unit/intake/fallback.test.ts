import type { IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import type { BuyerAnswer } from '../../../nodes/shared/intake/decide';
import { fallbackCall } from '../../../nodes/shared/intake/fallback';
import { answerGiven, noteAnswer } from '../../../nodes/shared/intake/memory/answeredQueries';
import { callLater } from '../../../nodes/shared/transport/callLater';

/** What is sent, and when, in milliseconds after the query came. */
interface Sent {
	atMs: number;
	request: IHttpRequestOptions;
}

type Reply = { statusCode: number; body: unknown } | Error;

const TAKEN: Reply = { statusCode: 200, body: { ok: true, result: true } };
const refused = (description: string): Reply => ({
	statusCode: 400,
	body: { ok: false, error_code: 400, description },
});

let queries = 0;

/** A query that the workflow has to answer, with the fallback of the settings. */
function startWaiting(waitMs: number, reply: Reply = TAKEN, kind = 'pre_checkout_query_id') {
	const queryId = `query-${++queries}`;
	const begun = Date.now();
	const sent: Sent[] = [];
	const warnings: string[] = [];
	const context = {
		logger: { warn: (text: string) => void warnings.push(text) },
	} as unknown as IWebhookFunctions;
	const fallback = {
		method: kind === 'shipping_query_id' ? 'answerShippingQuery' : 'answerPreCheckoutQuery',
		parameters: { [kind]: queryId, ok: false, error_message: 'Too late' },
	} as BuyerAnswer;
	callLater(context, fallbackCall(fallback, waitMs), {
		sendAddressed: async (request) => {
			sent.push({ atMs: Date.now() - begun, request });
			if (reply instanceof Error) throw reply;
			return reply;
		},
	});
	return { queryId, sent, warnings };
}

describe('the deadline of a workflow that answers buyers', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	it.each([1_000, 5_000, 9_000])(
		'given %i ms, when the workflow says nothing, then the fallback leaves in time and is over at 10 s',
		async (atMs) => {
			const { sent, queryId } = startWaiting(atMs);
			await jest.advanceTimersByTimeAsync(atMs - 1);
			expect(sent).toEqual([]);
			await jest.advanceTimersByTimeAsync(20_000);
			expect(sent).toHaveLength(1);
			expect(sent[0]?.atMs).toBe(atMs);
			expect(sent[0]?.request).toMatchObject({
				url: '/answerPreCheckoutQuery',
				body: { pre_checkout_query_id: queryId, ok: false, error_message: 'Too late' },
				timeout: 10_000 - atMs,
			});
			expect(answerGiven(queryId)).toEqual({ approved: false, text: 'Too late', by: 'fallback' });
		},
	);

	it.each(['pre_checkout_query_id', 'shipping_query_id'])(
		'given the workflow has answered, %s, when the deadline passes, then nothing is sent',
		async (kind) => {
			const { sent, queryId } = startWaiting(2_000, TAKEN, kind);
			noteAnswer(queryId, { approved: true, by: 'workflow' });
			await jest.advanceTimersByTimeAsync(20_000);
			expect(sent).toEqual([]);
			expect(answerGiven(queryId)).toEqual({ approved: true, by: 'workflow' });
		},
	);

	it('given Telegram cannot be reached, when the fallback is tried again, then no try begins after the buyer’s ten seconds, and the log says so', async () => {
		const gone = Object.assign(new Error('no way'), { code: 'ECONNRESET' });
		const { sent, warnings, queryId } = startWaiting(8_000, gone);
		await jest.advanceTimersByTimeAsync(120_000);
		expect(sent.length).toBeGreaterThan(1);
		expect(Math.max(...sent.map(({ atMs }) => atMs))).toBeLessThan(10_000);
		expect(warnings).toEqual([
			expect.stringMatching(/^The fallback answer to a buyer was not delivered: .*ECONNRESET/),
		]);
		expect(answerGiven(queryId)).toBeUndefined();
	});

	it('given another process has answered, when Telegram refuses the fallback, then nothing is logged', async () => {
		const { sent, warnings } = startWaiting(
			1_000,
			refused('Bad Request: query is too old and response timeout expired or query ID is invalid'),
		);
		await jest.advanceTimersByTimeAsync(20_000);
		expect(sent).toHaveLength(1);
		expect(warnings).toEqual([]);
	});
});
