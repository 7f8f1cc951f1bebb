/** @jest-environment ./test/support/n8n/environment.mjs */
import { eventually } from '../../support/n8n/eventually';
import { waitUntilIdle } from '../../support/n8n/executions';
import type { Workflow } from '../../support/n8n/runner';
import { withParameters } from '../../support/n8n/shop';
import { playChatModel } from '../../support/standIns/chatModel';
import { serveStandIn } from '../../support/standIns/jsonServer';
import { bot, type ExampleShop, OWNER, startExampleShop } from './exampleShop';

type ModelServer = Awaited<ReturnType<typeof serveStandIn>>;

/** A model that sells coffee to everybody who asks for it and believes what the tool answers. */
const sellCoffee = playChatModel((messages) => {
	const last = messages.at(-1);
	if (last?.role === 'tool') return { say: 'Your invoice is above.' };
	const [wish] = /coffee|whisky/.exec(String(last?.content)) ?? [];
	return wish ? { callTool: { product: wish } } : { say: 'We have coffee and tea.' };
});

describe('examples that talk', () => {
	let model: ModelServer;
	let shop: ExampleShop;

	beforeAll(async () => {
		model = await serveStandIn(sellCoffee);
		shop = await startExampleShop({
			credentials: [
				{
					id: 'openAiAccess0001',
					name: 'OpenAI',
					type: 'openAiApi',
					data: { apiKey: 'key-of-the-stand-in', url: `${model.url}/v1`, header: false },
				},
			],
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
		await model?.close();
	}, 60_000);

	const questions = () => shop.sandbox.messages(bot.id, OWNER);

	const balanceOf = async (customer: number) => {
		const { customers } = await shop.control<{
			customers: Array<{ id: number; stars_balance: number }>;
		}>('GET', '/customers');
		return customers.find(({ id }) => id === customer)?.stars_balance;
	};

	test.each([
		[9001, 'Refund', 'Your Stars are back: 50 for order book-9001.', 100_000],
		[9002, 'Decline', 'We cannot refund order book-9002.', 99_950],
	])(
		'given refund-with-approval, when buyer %i asks and the owner presses %s, then the buyer reads "%s" and has %i Stars',
		async (customer, button, answer, balance) => {
			await shop.withExample('refund-with-approval', async () => {
				const invoice = await shop.order(customer);
				expect((await shop.pay(customer, invoice.message_id)).status).toBe('paid');
				await shop.sandbox.write(bot.id, customer, '/refund');
				const words = `(user ${customer}) asks for 50 Stars back`;
				const address = await shop.findButton(OWNER, words, button);
				expect(await balanceOf(customer)).toBe(99_950);

				await shop.press(address);

				await shop.hear(customer, answer);
				expect(await balanceOf(customer)).toBe(balance);
			});
		},
		60_000,
	);

	test('given refund-with-approval, when somebody without a payment asks, then nobody is bothered', async () => {
		await shop.withExample('refund-with-approval', async () => {
			const lookUps = async () =>
				(await shop.sandbox.journal()).filter(({ method }) => method === 'getStarTransactions')
					.length;
			const [asked, looked] = [(await questions()).length, await lookUps()];
			await shop.sandbox.write(bot.id, 9003, '/refund');
			await eventually('the look-up at Telegram', async () =>
				(await lookUps()) > looked ? true : undefined,
			);
			await waitUntilIdle(shop.n8n);
			expect(await questions()).toHaveLength(asked);
			await shop.askQuestions(9003);
		});
	}, 60_000);

	test('given invoice-and-wait, when the order is paid, then the same run goes on and delivers', async () => {
		const customer = 9005;
		await shop.withExample('invoice-and-wait', async () => {
			const invoice = await shop.order(customer, '/order');
			expect(invoice.sandbox?.invoice).toMatchObject({ title: 'A star chart', total_amount: 25 });

			const outcome = await shop.pay(customer, invoice.message_id);

			expect(outcome.status).toBe('paid');
			const delivery = await shop.hear(customer, 'Thank you, ');
			expect(delivery.text).toMatch(/Order (\S+) is paid, .*\/\1\.pdf$/);
			await shop.askQuestions(customer);
		});
	}, 60_000);

	test('given invoice-and-wait in a shop that takes no Stars, when the checkout is declined for good, then the same run closes the order', async () => {
		const customer = 9006;
		const rules = { checkoutRules: { currencies: 'EUR' } };
		const change = (workflow: Workflow) => withParameters(workflow, 'Message', rules);
		await shop.withExample(
			'invoice-and-wait',
			async () => {
				const invoice = await shop.order(customer, '/order');

				const outcome = await shop.pay(customer, invoice.message_id);

				expect(outcome.status).toBe('declined');
				const closing = await shop.hear(customer, 'Order ');
				expect(closing.text).toContain('was not paid (currency) and is closed.');
			},
			(workflow) => ({ ...change(workflow), id: 'invoiceAndWaitEu' }),
		);
	}, 60_000);

	test('given ai-agent-seller, when a buyer asks for coffee in own words and pays, then the tool sends the invoice at the price of the shop', async () => {
		const customer = 9004;
		await shop.withExample('ai-agent-seller', async () => {
			await shop.sandbox.write(bot.id, customer, 'Hello, what is there?');
			await shop.hear(customer, 'We have coffee and tea.');

			const invoice = await shop.order(customer, 'A bag of coffee, please!');

			expect(invoice.sandbox?.invoice).toMatchObject({ title: 'Coffee beans', total_amount: 900 });
			await shop.hear(customer, 'Your invoice is above.');
			const outcome = await shop.pay(customer, invoice.message_id);
			expect(outcome).toMatchObject({ status: 'paid', total_amount: 900, currency: 'USD' });
			const thanks = await shop.hear(customer, 'Thank you!');
			expect(thanks.text).toContain('9.00 USD');
			const asked = model.requests.length;
			expect(asked).toBeGreaterThanOrEqual(3);
			await shop.askQuestions(customer);
			expect(model.requests).toHaveLength(asked);
		});
	}, 90_000);

	test.each([
		{
			setting: 'goes on',
			onError: 'continueRegularOutput',
			told: 'why',
			answer: expect.stringContaining('is empty') as unknown,
		},
		// n8n 2.41 keeps from the model why a tool failed; the guide of the example says so.
		{ setting: 'stops', onError: undefined, told: 'nothing', answer: '' },
	])(
		'given ai-agent-seller with a tool that $setting at errors, when the model asks for what is not in the list, then no invoice is sent and the model is told $told',
		async ({ onError, answer }) => {
			const customer = onError ? 9007 : 9008;
			await shop.withExample(
				'ai-agent-seller',
				async () => {
					await shop.sandbox.write(bot.id, customer, 'A bottle of whisky, please!');
					await shop.hear(customer, 'Your invoice is above.');

					const chat = await shop.sandbox.messages(bot.id, customer);
					expect(chat.filter((message) => message.sandbox?.invoice)).toEqual([]);
					const { messages = [] } = model.requests.at(-1)?.body as { messages?: unknown[] };
					expect(messages.at(-1)).toMatchObject({ role: 'tool', content: answer });
				},
				(workflow) => ({
					...workflow,
					id: `sellerOnErr${customer}0`,
					nodes: workflow.nodes.map((node) =>
						node.name === 'Send an invoice' ? { ...node, onError } : node,
					),
				}),
			);
		},
		90_000,
	);
});
