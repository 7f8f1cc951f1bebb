import { EVENTS } from '../../../nodes/shared/payments/events';
import { classifyUpdate } from '../../../nodes/shared/payments/updates';
import { receiveDelivery } from '../../../nodes/TelegramPaymentsTrigger/webhook/receive';
import { deriveSecret } from '../../../nodes/TelegramPaymentsTrigger/webhook/secret';
import { createStrictDelivery } from '../../support/triggerContextsStrict';
import { preCheckoutUpdate } from '../../support/updates';
import { createHostileUpdates } from '../../support/updatesHostile';

const TOKEN = '123456789:AAHostileHostileHostileHostileHosti';
const secretOf = (workflowId: string) => deriveSecret(TOKEN, workflowId, 'node-1');
const SECRET = secretOf('workflow-1');
const HEADER = 'x-telegram-bot-api-secret-token';
const COUNT = 3_000;

const WRONG_HEADERS: Array<Record<string, unknown>> = [
	{},
	{ [HEADER]: '' },
	{ [HEADER]: undefined },
	{ [HEADER]: [SECRET] },
	{ [HEADER]: { toString: () => SECRET } },
	{ [HEADER]: SECRET.slice(0, -1) },
	{ [HEADER]: SECRET.toUpperCase() },
	{ [HEADER]: `${SECRET} ` },
	{ [HEADER]: TOKEN },
	{ 'x-telegram-bot-api-secret': SECRET },
	JSON.parse(`{"__proto__":{"${HEADER}":"${SECRET}"}}`) as Record<string, unknown>,
];

// Zones, because the workflow's own answers would start a timer for each query.
const parameters = {
	events: [...EVENTS],
	shipping: 'zones',
	shippingCurrency: 'USD',
	options: { includeUpdate: true },
};

async function deliver(body: unknown, headers: Record<string, unknown>, workflowId = 'workflow-1') {
	const delivery = createStrictDelivery({
		body,
		headers: headers as never,
		parameters,
		workflowId,
		token: TOKEN,
	});
	const result = await receiveDelivery(delivery.context);
	return { ...delivery, result };
}

describe('hostile deliveries', () => {
	it(`given ${COUNT} with the right secret, when received, then none crashes and only well-formed ones run`, async () => {
		const next = createHostileUpdates(42);
		const statuses = new Map<number, number>();
		for (let index = 0; index < COUNT; index++) {
			const body = next();
			// A workflow of its own for each, or repeated numbers would count as known deliveries.
			const workflowId = `hostile-${index}`;
			const { response, result } = await deliver(
				body,
				{ [HEADER]: secretOf(workflowId) },
				workflowId,
			);
			const isWellFormed = classifyUpdate(body) !== undefined;
			if (result.workflowData) {
				expect(isWellFormed).toBe(true);
				expect(result.workflowData).toHaveLength(EVENTS.length);
			} else expect(response.writableEnded).toBe(true);
			if (!isWellFormed) expect([response.statusCode, response.body]).toEqual([400, undefined]);
			statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1);
		}
		expect([...statuses.keys()].sort()).toEqual([200, 400]);
		expect(Math.min(...statuses.values())).toBeGreaterThan(200);
	}, 60_000);

	it(`given ${COUNT} without the right secret, when received, then each gets 403 and nothing happens`, async () => {
		const next = createHostileUpdates(43);
		for (let index = 0; index < COUNT; index++) {
			const body = index % 10 === 0 ? preCheckoutUpdate({}, index) : next();
			const { response, result } = await deliver(
				body,
				WRONG_HEADERS[index % WRONG_HEADERS.length] ?? {},
			);
			expect([response.statusCode, response.body, result]).toEqual([
				403,
				undefined,
				{ noWebhookResponse: true },
			]);
		}
	}, 60_000);

	it.each([
		['no number', 'x', 200],
		['negative', '-5', 200],
		['just a megabyte', '1048576', 200],
		['more than a megabyte', '1048577', 413],
		['endless', 'Infinity', 413],
	])(
		'given a length that is %s, when received, then the answer is clear',
		async (_, length, status) => {
			const { response } = await deliver(preCheckoutUpdate(), {
				[HEADER]: SECRET,
				'content-length': length,
			});
			expect(response.statusCode).toBe(status);
		},
	);

	it('given static data that somebody broke, when received, then the payment is handled all the same', async () => {
		for (const staticData of [
			{ memory: 'x' },
			{ memory: [null] },
			{ memory: { bot: '123456789', handled: 7, paid: [null, 7] } },
		]) {
			const { context, response } = createStrictDelivery({
				body: preCheckoutUpdate(),
				headers: { [HEADER]: SECRET },
				parameters,
				token: TOKEN,
				staticData: staticData as never,
			});
			await receiveDelivery(context);
			expect(response.body).toMatchObject({ ok: true });
		}
	});
});
