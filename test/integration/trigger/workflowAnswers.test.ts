import type { INodeParameters } from 'n8n-workflow';
import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import { packOrderReference } from '../../../nodes/shared/payments/orderReference';
import { eventually } from '../../support/n8n/eventually';
import { TriggerHost } from '../../support/triggerContextsHost';
import { PollingHost } from '../../support/triggerContextsPolling';
import { ADDRESS } from '../../support/updates';

const PROVIDER = '284685063:TEST:MTIzNDU2Nzg5MDEyMzQ1';
const FALLBACK = /could not confirm your order in time/;

/** By the workflow, with the shortest deadline: the node's own timer runs in real time. */
const byWorkflow = (
	options: INodeParameters = {},
	more: INodeParameters = {},
): INodeParameters => ({
	events: ['pre_checkout_query', 'shipping_query', 'successful_payment'],
	shipping: 'workflow',
	preCheckout: 'workflow',
	options: { answerWithin: 1, ...options },
	...more,
});

jest.setTimeout(30_000);

let sandbox: Sandbox;
let workflows = 0;
let token: string;

beforeAll(async () => {
	sandbox = await createSandbox();
});
// A bot for each test and no reset: the ids of queries must never come again, as with Telegram.
beforeEach(() => {
	token = `${900_001_000 + ++workflows}:AAWorkflowWorkflowWorkflowWorkflow0`;
});
afterAll(async () => await sandbox.close());

const call = async <T>(
	method: string,
	params: Record<string, unknown>,
): Promise<{ result: T; description?: string }> =>
	(await sandbox.call(token, method, params)).body as { result: T; description?: string };

async function buy(invoice: Record<string, unknown> = {}, choice: Record<string, unknown> = {}) {
	const { result: link } = await call<string>('createInvoiceLink', {
		title: 'Book',
		description: 'A book',
		payload: 'order-42',
		provider_token: PROVIDER,
		currency: 'USD',
		prices: [{ label: 'Book', amount: 1645 }],
		...invoice,
	});
	return await sandbox.pay({ token, customer_id: 111, link, ...choice });
}

const botId = () => Number(token.split(':')[0]);
const answers = () =>
	sandbox
		.journal()
		.filter(
			({ kind, method, bot_id }) =>
				kind === 'call' && method === 'answerPreCheckoutQuery' && bot_id === botId(),
		);

/** Both ways of receiving behave the same for the buyer. */
const ways = [
	[
		'webhook',
		async (parameters: INodeParameters) => {
			const workflowId = `workflow-answers-${workflows}`;
			const host = await TriggerHost.start({
				token,
				botApiUrl: sandbox.url,
				workflowId,
				parameters,
			});
			await host.activate();
			return { host, stop: async () => await host.close() };
		},
	],
	[
		'polling',
		async (parameters: INodeParameters) => {
			const workflowId = `workflow-answers-${workflows}`;
			const host = new PollingHost({
				token,
				botApiUrl: sandbox.url,
				workflowId,
				parameters,
			});
			await host.start();
			return { host, stop: async () => await host.stop() };
		},
	],
] as const;

describe.each(ways)('a checkout answered by the workflow, by %s', (_, receive) => {
	let stop: () => Promise<void>;
	afterEach(async () => await stop());

	async function begin(parameters: INodeParameters) {
		const receiver = await receive(parameters);
		({ stop } = receiver);
		return receiver.host;
	}

	it('given the run answers at once, when the deadline comes, then nothing more is said', async () => {
		const host = await begin(byWorkflow());
		const paying = buy();
		await host.runsBegun(1);
		const [row] = host.runs[0]?.items ?? [];
		expect(row).toMatchObject({
			event: 'pre_checkout_query',
			answer: 'pending',
			answer_reason: null,
		});
		await call('answerPreCheckoutQuery', {
			pre_checkout_query_id: row?.pre_checkout_query_id,
			ok: true,
		});
		expect((await paying).status).toBe('paid');
		await eventually('the deadline', () => (answers().length > 1 ? true : undefined), 3_000);
		const [, late] = answers();
		expect(late).toMatchObject({ status: 400 });
		await host.runsBegun(2);
		expect(host.runs[1]?.items[0]).toMatchObject({ event: 'successful_payment' });
	});

	it('given the run never answers, when the deadline comes, then the buyer is declined with a text and meets no timeout', async () => {
		await begin(byWorkflow());
		const result = await buy();
		expect(result).toMatchObject({
			status: 'declined',
			reason: expect.stringMatching(FALLBACK) as string,
		});
		expect(result.pre_checkout_ms).toBeGreaterThanOrEqual(900);
		expect(result.pre_checkout_ms).toBeLessThan(5_000);
	});

	it('given the fallback approves, when the run never answers, then the buyer pays', async () => {
		await begin(byWorkflow({ fallbackAnswer: 'approve' }));
		expect((await buy()).status).toBe('paid');
	});

	it('given an own fallback text, when the run never answers, then the buyer reads it', async () => {
		const text = { matter: 'tooLate', language: 'en', text: 'Too busy, come back.' };
		await begin(byWorkflow({}, { buyerTexts: { text: [text] } }));
		expect(await buy()).toMatchObject({ status: 'declined', reason: 'Too busy, come back.' });
	});

	it('given an expired invoice, when it is paid, then it is declined without waiting for the run', async () => {
		const host = await begin(byWorkflow());
		const result = await buy({ payload: packOrderReference('o', { expiresAt: 1_000 }) });
		expect(result).toMatchObject({
			status: 'declined',
			reason: expect.stringContaining('expired') as string,
		});
		await host.runsBegun(1);
		expect(host.runs[0]?.items[0]).toMatchObject({ answer: 'declined', answer_reason: 'expired' });
	});

	it('given a shipping query that the run never answers, when the deadline comes, then the buyer is refused with a text', async () => {
		const host = await begin(byWorkflow());
		const result = await buy(
			{ is_flexible: true, need_shipping_address: true },
			{ order_info: { shipping_address: ADDRESS } },
		);
		expect(result).toMatchObject({
			status: 'shipping_declined',
			reason: expect.stringMatching(FALLBACK) as string,
		});
		expect(host.runs[0]?.items[0]).toMatchObject({
			event: 'shipping_query',
			answer: 'pending',
			country_code: 'DE',
		});
	});
});
