/** @jest-environment ./test/support/n8n/environment.mjs */
import { readOrderReference } from '../../nodes/shared/payments/orderReference';
import { deriveSecret } from '../../nodes/TelegramPaymentsTrigger/webhook/secret';
import { http, raw } from '../support/http';
import { eventually } from '../support/n8n/eventually';
import { countRuns, listRuns, waitUntilIdle } from '../support/n8n/executions';
import { idFrom, paymentBot, sellTea, uuidFrom } from '../support/n8n/paymentBot';
import { runner, type Workflow } from '../support/n8n/runner';
import { type Shop, startShop } from '../support/n8n/shop';

const INVOICE = 'Send the invoice';
const CUSTOMER = 6601;
const UNFINISHED = ['new', 'running', 'waiting'];

/** Behind the node's own output, and behind its error output. */
const LOOK_BACK = 'Look back';
const FAILURES = 'Look back at failures';

/** A node whose items hold what expressions read of the items before it. */
const readsBack = (name: string, index: number) => ({
	id: uuidFrom(name),
	name,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	position: [500, 200 * (index + 1)],
	parameters: {
		assignments: {
			assignments: [
				{ id: 'a', name: 'error', type: 'string', value: '={{ $json.error }}' },
				{ id: 'b', name: 'description', type: 'string', value: '={{ $json.error_description }}' },
				{ id: 'c', name: 'order', type: 'string', value: "={{ $('Start').item.json.order }}" },
				{
					id: 'd',
					name: 'all',
					type: 'array',
					value: `={{ $('${INVOICE}').all(${index}).map(({ json }) => json.error_description ?? json.order_id) }}`,
				},
				{
					id: 'e',
					name: 'input',
					type: 'array',
					value: '={{ $input.all().map(({ json }) => json.error_description ?? json.order_id) }}',
				},
			],
		},
		options: {},
	},
});

const PROVIDER = { id: 'errorsProvider01', name: 'Stripe in test mode' };
const WRONG_TOKEN = { id: 'errorsWrongBot01', name: 'A bot that was never made' };
const BY_ITEM = { id: 'errorsBotByItem1', name: 'The bot that an item names' };
const UNREACHABLE = { id: 'errorsNoServer01', name: 'A server that is down' };

interface RunError {
	message: string;
	description?: string;
	context?: { itemIndex?: number };
	node?: { name: string };
}

interface Item {
	json: Record<string, unknown>;
	pairedItem?: unknown;
}

interface NodeRun {
	error?: RunError;
	data?: { main: Array<Item[] | null> };
}

interface RunData {
	resultData: { error?: RunError; runData: Record<string, NodeRun[]> };
}

/** n8n keeps a run as a list in which texts, lists and objects stand for their place (flatted). */
function readRun(text: string): RunData {
	const list = JSON.parse(text) as unknown[];
	const read = new Map<number, unknown>();
	const readAt = (place: number): unknown => {
		const value = list[place];
		if (typeof value !== 'object' || value === null) return value;
		if (read.has(place)) return read.get(place);
		const copy = (Array.isArray(value) ? [] : {}) as Record<string, unknown>;
		read.set(place, copy);
		for (const [key, entry] of Object.entries(value)) {
			copy[key] = typeof entry === 'string' ? readAt(Number(entry)) : entry;
		}
		return copy;
	};
	return readAt(0) as RunData;
}

/** Parameters of an invoice of one line. */
const invoice = (changes: object = {}) => ({
	resource: 'invoice',
	operation: 'send',
	paymentMethod: 'provider',
	chatId: String(CUSTOMER),
	title: '={{ $json.title ?? "Tea" }}',
	description: 'A cup of tea',
	orderId: '={{ $json.order }}',
	currency: 'USD',
	prices: { price: [{ label: 'Tea', amount: '={{ $json.amount ?? 12.5 }}' }] },
	additionalFields: {},
	...changes,
});

describe('bad input', () => {
	let shop: Shop;
	let strict: Awaited<ReturnType<typeof runner.startSandbox>>;
	const bot = paymentBot(6501, () => shop.sandbox.url);
	const trigger = bot.receiver('Receives payments');
	const goodBot = { telegramPaymentsApi: { id: idFrom('paymentBot6501'), name: 'Bot 6501' } };

	beforeAll(async () => {
		// Knows no bot that was not made before, as Telegram does.
		strict = await runner.startSandbox({ args: ['--strict'] });
		const access = (baseUrl: string) => ({
			type: 'telegramPaymentsApi',
			data: { accessToken: bot.token, baseUrl, testEnvironment: false },
		});
		shop = await startShop({
			credentials: (sandboxUrl) => [
				bot.credential(sandboxUrl),
				{ ...WRONG_TOKEN, ...access(strict.url) },
				{ ...UNREACHABLE, ...access('http://127.0.0.1:9') },
				{
					...BY_ITEM,
					type: 'telegramPaymentsApi',
					data: {
						accessToken: '={{ $json.token }}',
						baseUrl: sandboxUrl,
						testEnvironment: false,
					},
				},
				{
					...PROVIDER,
					type: 'telegramPaymentProviderApi',
					data: { provider: 'stripe', providerToken: '284685063:TEST:ZXJyb3JzX3Rlc3Q' },
				},
			],
			workflows: () => [trigger],
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
		await strict?.stop();
	}, 60_000);

	/** Payloads of the invoices that have reached the sandbox. */
	const sentOrders = async (): Promise<unknown[]> =>
		(await shop.sandbox.journal())
			.filter(({ kind, method }) => kind === 'call' && method?.toLowerCase() === 'sendinvoice')
			.map(({ parameters }) => readOrderReference(String(parameters?.payload)).orderId);

	/**
	 * Runs an invoice once for these items, as "Execute workflow" does, and gives how it ended.
	 *
	 * @param settings of the node that sends the invoices, such as what it does on an error
	 */
	async function run(
		name: string,
		parameters: object,
		credentials: object,
		items: object[],
		settings: object = {},
	) {
		const nodes = [
			{
				id: uuidFrom('start the invoice'),
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: uuidFrom('send the invoice'),
				name: INVOICE,
				type: 'n8n-nodes-telegram-payments.telegramPayments',
				typeVersion: 1,
				position: [250, 0],
				parameters,
				credentials,
				...settings,
			},
			{
				id: uuidFrom('end the invoice'),
				name: 'End',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [500, 0],
				parameters: {},
			},
			...[LOOK_BACK, FAILURES].map((node, index) => readsBack(node, index)),
		];
		const { api } = shop.n8n;
		const { id } = (await api.call('POST', '/workflows', {
			name,
			nodes,
			connections: {
				...runner.parts.inARow(nodes.slice(0, 2)),
				[INVOICE]: {
					main: [
						['End', LOOK_BACK].map((node) => ({ node, type: 'main', index: 0 })),
						[{ node: FAILURES, type: 'main', index: 0 }],
					],
				},
			},
			settings: { executionOrder: 'v1' },
			pinData: { Start: items.map((json) => ({ json })) },
		})) as Workflow;
		const { executionId } = (await api.call('POST', `/workflows/${id}/run`, {
			triggerToStartFrom: { name: 'Start' },
		})) as { executionId: string };
		const { status, data } = await eventually(`the end of the run "${name}"`, async () => {
			const seen = (await api.call('GET', `/executions/${executionId}`)) as {
				status: string;
				data: string;
			};
			return UNFINISHED.includes(seen.status) ? undefined : seen;
		});
		const { resultData } = readRun(data);
		const failedNodes = Object.entries(resultData.runData)
			.filter(([, runs]) => runs.some(({ error }) => error !== undefined))
			.map(([node]) => node);
		const outputs = (node: string): Item[][] =>
			(resultData.runData[node]?.[0]?.data?.main ?? []).map((items) => items ?? []);
		return {
			status,
			error: resultData.error,
			failedNodes,
			ran: Object.keys(resultData.runData),
			outputs,
		};
	}

	const provider = { telegramPaymentProviderApi: PROVIDER };
	const inStars = {
		paymentMethod: 'stars',
		prices: { price: [{ label: 'Tea', amount: '={{ $json.amount ?? 5 }}' }] },
	};

	test.each<[string, object, string, RegExp]>([
		[
			'a bot token that Telegram does not know',
			{ telegramPaymentsApi: WRONG_TOKEN, ...provider },
			'token',
			/Telegram said: "Unauthorized"/,
		],
		[
			'a Bot API that cannot be reached',
			{ telegramPaymentsApi: UNREACHABLE, ...provider },
			'Telegram could not be reached',
			/ECONNREFUSED/,
		],
	])(
		'given %s, when an invoice is sent, then the node says so for the item and nothing is sent',
		async (name, credentials, message, description) => {
			const before = await sentOrders();

			const { status, error, failedNodes } = await run(name, invoice(), credentials, [
				{ order: 'first' },
			]);

			expect(status).toBe('error');
			expect(failedNodes).toEqual([INVOICE]);
			expect(error?.message).toContain(message);
			expect(error?.message).toContain('[item 0]');
			expect(error?.description).toMatch(description);
			expect(JSON.stringify(error)).not.toContain(bot.token);
			expect(await sentOrders()).toEqual(before);
		},
		60_000,
	);

	test('given no provider credential, when an invoice is sent, then the node says so and nothing is sent', async () => {
		const before = await sentOrders();

		const { status, error, failedNodes, ran } = await run(
			'no provider credential',
			invoice(),
			goodBot,
			[{ order: 'first' }],
		);

		expect(status).toBe('error');
		expect(error?.node?.name ?? failedNodes[0]).toBe(INVOICE);
		expect(error?.message).toMatch(/credential/i);
		expect(ran).not.toContain('End');
		expect(await sentOrders()).toEqual(before);
	}, 60_000);

	test.each<[string, object, object, RegExp]>([
		['12.345 USD', {}, { amount: 12.345 }, /^"Prices.*too many decimals.*\[item 1\]$/],
		[
			'no title and a price with too many decimals',
			{},
			{ title: '', amount: 12.345 },
			/^"Title": is empty.*; "Prices.*too many decimals.*\[item 1\]$/,
		],
		['half a Star', inStars, { amount: 0.5 }, /^"Prices.*whole.*\[item 1\]$/],
		['an empty title', {}, { title: '' }, /^"Title": .*empty.*\[item 1\]$/],
		[
			'a payload of 129 bytes',
			{},
			{ order: 'o'.repeat(129) },
			/^"Order ID": is 129 bytes long.*\[item 1\]$/,
		],
	])(
		'given %s in the second of two items, when invoices are sent, then the node says so for that item and does not send it',
		async (name, changes, bad, message) => {
			const before = await sentOrders();
			const items = [{ order: `good: ${name}` }, { order: `bad: ${name}`, ...bad }];

			const { status, error, failedNodes, ran } = await run(
				name,
				invoice(changes),
				{ ...goodBot, ...provider },
				items,
			);

			expect(status).toBe('error');
			expect(failedNodes).toEqual([INVOICE]);
			expect(error?.message).toMatch(message);
			expect(error?.context?.itemIndex).toBe(1);
			expect(ran).not.toContain('End');
			expect((await sentOrders()).slice(before.length)).toEqual([`good: ${name}`]);
		},
		60_000,
	);

	test('given a credential whose token is an expression, when two items name two bots, then each invoice is of its own bot', async () => {
		const tokens = [bot.token, `6502:${bot.token.slice(5)}`];
		const items = tokens.map((token, index) => ({ order: `by-item-${index}`, token }));

		const { status } = await run(
			'a bot of each item',
			{ ...invoice(inStars), operation: 'createLink' },
			{ telegramPaymentsApi: BY_ITEM },
			items,
		);

		expect(status).toBe('success');
		const bots = (await shop.sandbox.journal())
			.filter(({ kind, method }) => kind === 'call' && method === 'createInvoiceLink')
			.map(({ bot_id }) => bot_id);
		expect(bots.sort()).toEqual([6501, 6502]);
	}, 60_000);

	/** Tests a credential as the editor does before it is saved. */
	const testCredential = async (type: string, data: object) =>
		(await shop.n8n.api.call('POST', '/credentials/test', {
			credentials: { id: '', name: 'New credential', type, data },
		})) as { status: string; message: string };

	test.each<[string, object, string, RegExp]>([
		['the bot', {}, 'OK', /^Connected to @\w+/],
		['a token nobody has', { accessToken: '0:nothing' }, 'Error', /does not recognize this token/],
		[
			'no network',
			{ baseUrl: 'http://127.0.0.1:9' },
			'Error',
			/^Could not reach 127\.0\.0\.1:9 \(ECONNREFUSED\)/,
		],
		[
			'a Base URL without http://',
			{ baseUrl: 'api.telegram.org' },
			'Error',
			/must start with https:/,
		],
		[
			'a Base URL with /bot',
			{ baseUrl: 'https://api.telegram.org/bot1:a' },
			'Error',
			/must not contain \/bot/,
		],
		[
			'a provider token',
			{ accessToken: '284685063:TEST:abc' },
			'Error',
			/token of a payment provider/,
		],
	])(
		'given %s in a bot credential, when n8n tests it, then the result is in words',
		async (_what, changes, status, message) => {
			const data = { accessToken: bot.token, baseUrl: shop.sandbox.url, testEnvironment: false };
			const result = await testCredential('telegramPaymentsApi', { ...data, ...changes });
			expect(result).toEqual({ status, message: expect.stringMatching(message) });
			expect(result.message).not.toContain(bot.token);
		},
	);

	describe('given items that fail in a run that goes on', () => {
		const REFUSED = 'Bad Request: something that has no explanation';
		const credentials = { ...goodBot, ...provider };
		const orders = ['refused', 'unanswered', 'wrong', 'good'];
		const items = orders.map((order) => ({
			order,
			amount: order === 'wrong' ? 12.345 : 12.5,
		}));
		/** One at a time, so that the faults meet the first two items. */
		const oneByOne = invoice({ options: { concurrency: 1 } });

		/** What is promised about each of the items above. */
		const FAILED = [
			{
				error: expect.stringMatching(/Telegram refused sendInvoice.*\[item 0\]/),
				error_code: 400,
				error_description: expect.stringContaining(`Telegram said: "${REFUSED}"`),
			},
			{
				error: expect.stringMatching(/No answer from Telegram.*\[item 1\]/),
				may_have_happened: true,
				error_description: expect.stringContaining('before you repeat'),
			},
			{
				error: expect.stringMatching(/^"Prices.*too many decimals.*\[item 2\]$/),
				error_description: expect.stringContaining('Nothing was sent'),
			},
		];

		beforeEach(async () => {
			const fault = { scope: 'method', method: 'sendInvoice', count: 1, bot_id: bot.id };
			await shop.sandbox.addFault({
				...fault,
				kind: 'refuse',
				error_code: 400,
				description: REFUSED,
			});
			await shop.sandbox.addFault({ ...fault, kind: 'drop' });
		});

		afterEach(async () => await shop.sandbox.clearFaults());

		test("when it continues by the node's own output, then the fields of every failure are there, also for expressions", async () => {
			const { status, outputs } = await run('continue', oneByOne, credentials, items, {
				onError: 'continueRegularOutput',
			});

			expect(status).toBe('success');
			const [sent = []] = outputs(INVOICE);
			expect(sent.map(({ json }) => json)).toEqual([
				...FAILED,
				expect.objectContaining({ order_id: 'good' }),
			]);
			expect(sent.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
			const descriptions = [...FAILED.map(({ error_description }) => error_description), 'good'];
			const [seen = []] = outputs(LOOK_BACK);
			expect(seen.map(({ json }) => json.order)).toEqual(orders);
			expect(seen[0]?.json).toMatchObject({
				error: FAILED[0]?.error,
				description: FAILED[0]?.error_description,
				all: descriptions,
				input: descriptions,
			});
		}, 60_000);

		test('when it continues by the error output, then failures go there with their fields and their input', async () => {
			const { status, outputs } = await run('error output', oneByOne, credentials, items, {
				onError: 'continueErrorOutput',
			});

			expect(status).toBe('success');
			const [sent = [], failed = []] = outputs(INVOICE);
			expect(sent.map(({ json }) => json.order_id)).toEqual(['good']);
			expect(failed.map(({ json }) => json)).toEqual(
				FAILED.map((fields, index) => ({ ...items[index], ...fields })),
			);
			expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(
				FAILED.map((_, item) => ({ item })),
			);
			const descriptions = FAILED.map(({ error_description }) => error_description);
			const [seen = []] = outputs(FAILURES);
			expect(seen.map(({ json }) => json.order)).toEqual(orders.slice(0, 3));
			expect(seen[0]?.json).toMatchObject({ all: descriptions, input: descriptions });
			const [behindOwn = []] = outputs(LOOK_BACK);
			expect(behindOwn.map(({ json }) => json.all)).toEqual([['good']]);
		}, 60_000);
	});

	/** Anybody's request to the trigger's address. */
	async function deliver(body: string, headers: Record<string, string> = {}): Promise<number> {
		const { url } = await eventually('the webhook', async () => {
			const info = await bot.call<{ url: string }>('getWebhookInfo');
			return info.url === '' ? undefined : info;
		});
		const { status } = await http.post(url, raw(body), {
			headers: { 'content-type': 'application/json', ...headers },
		});
		return status;
	}

	const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
	const secret = deriveSecret(bot.token, trigger.id, trigger.nodes[0].id as string);

	const aPayment = (update_id: unknown, payment: unknown = {}) => ({
		update_id,
		message: {
			message_id: 1,
			date: 1_763_860_000,
			chat: { id: CUSTOMER, type: 'private' },
			from: { id: CUSTOMER, is_bot: false, first_name: 'Ann' },
			successful_payment: payment,
		},
	});

	const paymentRuns = () => countRuns(shop.n8n.api, { workflowId: trigger.id });

	test('given somebody without the secret, when they deliver a payment, then they get 403 and there is no run', async () => {
		const payment = JSON.stringify(
			aPayment(1, {
				currency: 'XTR',
				total_amount: 1,
				invoice_payload: 'forged',
				telegram_payment_charge_id: 'forged',
				provider_payment_charge_id: 'forged',
			}),
		);
		const before = await paymentRuns();

		const strangers: Array<Record<string, string>> = [
			{},
			{ [SECRET_HEADER]: '' },
			{ [SECRET_HEADER]: 'f'.repeat(secret.length) },
		];
		const statuses = [];
		for (const headers of strangers) statuses.push(await deliver(payment, headers));

		expect(statuses).toEqual([403, 403, 403]);
		await waitUntilIdle(shop.n8n);
		expect(await paymentRuns()).toBe(before);
	}, 60_000);

	test('given malformed bodies with the right secret, when they arrive, then each is refused and the next buyer pays', async () => {
		const before = await paymentRuns();
		const bodies = [
			'',
			'{',
			'null',
			'"text"',
			'[]',
			'{}',
			JSON.stringify(aPayment('not a number')),
			JSON.stringify(aPayment(2, null)),
			JSON.stringify(aPayment(3, { currency: {}, total_amount: 'x' })),
			JSON.stringify({ update_id: 4, pre_checkout_query: { id: 5 } }),
			`{"update_id":5,"message":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
			JSON.stringify({ ...aPayment(6), padding: 'x'.repeat(2_000_000) }),
		];

		const statuses = [];
		for (const body of bodies) statuses.push(await deliver(body, { [SECRET_HEADER]: secret }));

		for (const status of statuses) {
			expect(status).toBeGreaterThanOrEqual(400);
			expect(status).toBeLessThan(500);
		}
		const { status } = await sellTea(shop.sandbox, bot, CUSTOMER, 'after-malformed-bodies');
		expect(status).toBe('paid');
		await eventually('the run of the payment', async () =>
			(await paymentRuns()) > before ? true : undefined,
		);
		await waitUntilIdle(shop.n8n);
		const runs = await listRuns(shop.n8n.api, { workflowId: trigger.id });
		expect(runs).toHaveLength(before + 1);
		expect(runs[0]?.status).toBe('success');
	}, 90_000);
});
