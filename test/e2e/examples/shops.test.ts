/** @jest-environment ./test/support/n8n/environment.mjs */
import { BERLIN } from '../../support/addresses';
import type { Workflow } from '../../support/n8n/runner';
import { bot, OWNER, type ExampleShop, startExampleShop } from './exampleShop';

/** Her name would be markup, were it not escaped. */
const ADA = {
	name: 'Ada <3 & Lovelace',
	phone_number: '+4915112345678',
	email: 'ada@example.com',
};
describe('examples that sell', () => {
	let shop: ExampleShop;

	beforeAll(async () => {
		shop = await startExampleShop();
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	test('given stars-shop, when a customer writes /buy and pays, then the book is delivered and questions are answered', async () => {
		const customer = 6001;
		await shop.withExample('stars-shop', async () => {
			const invoice = await shop.order(customer);
			expect(invoice.sandbox?.invoice).toMatchObject({ currency: 'XTR', total_amount: 50 });

			const outcome = await shop.pay(customer, invoice.message_id);

			expect(outcome).toMatchObject({ status: 'paid', total_amount: 50, currency: 'XTR' });
			const book = await shop.hear(customer, 'Thank you! Here is your book');
			expect(book.text).toContain('https://example.com/books/stars.epub');
			await shop.askQuestions(customer);
		});
	}, 60_000);

	test('given provider-shop, when a customer pays with a tip, then buyer and staff read the total and the contact data', async () => {
		const customer = 6002;
		await shop.withExample('provider-shop', async () => {
			const invoice = await shop.order(customer);
			const before = await shop.lastMessage(OWNER);

			const outcome = await shop.pay(customer, invoice.message_id, {
				tip_amount: 250,
				order_info: ADA,
			});

			expect(outcome).toMatchObject({ status: 'paid', total_amount: 1500, currency: 'USD' });
			const thanks = await shop.hear(customer, `Thank you, ${ADA.name}!`);
			expect(thanks.text).toContain('15.00 USD');
			const order = await shop.hear(OWNER, 'New order ', before);
			expect(order.text).toContain(`15.00 USD\n${ADA.name}, 4915112345678, ada@example.com`);
			await shop.askQuestions(customer);
		});
	}, 60_000);

	test('given provider-shop, when an invoice is paid a second time, then the rules decline it before money moves', async () => {
		const customer = 6003;
		await shop.withExample('provider-shop', async () => {
			const invoice = await shop.order(customer);
			const first = await shop.pay(customer, invoice.message_id, { order_info: ADA });
			expect(first.status).toBe('paid');
			await shop.hear(customer, `Thank you, ${ADA.name}!`);

			const second = await shop.pay(customer, invoice.message_id, { order_info: ADA });

			expect(second.status).toBe('declined');
			expect(second.reason).toMatch(/paid/i);
		});
	}, 60_000);

	test('given physical-goods, when a customer in Berlin takes express delivery, then it is in the total and the packers get the address', async () => {
		const customer = 6004;
		await shop.withExample('physical-goods', async () => {
			const invoice = await shop.order(customer);

			const outcome = await shop.pay(customer, invoice.message_id, {
				order_info: { name: ADA.name, shipping_address: BERLIN },
				shipping_option_id: 'de-express',
			});

			expect(outcome).toMatchObject({ status: 'paid', total_amount: 3090, currency: 'EUR' });
			const thanks = await shop.hear(customer, `Thank you, ${ADA.name}!`);
			expect(thanks.text).toContain('Am Kupfergraben 6, 10117 Berlin (DE)');
			const packing = await shop.hear(OWNER, 'Pack order ');
			expect(packing.text).toMatch(
				/\(de-express\):\nAda <3 & Lovelace\nAm Kupfergraben 6\s*\n10117 Berlin, DE/,
			);
			await shop.askQuestions(customer);
		});
	}, 60_000);

	test('given physical-goods, when a customer lives outside of all zones, then the buyer reads why and nothing is charged', async () => {
		const customer = 6005;
		await shop.withExample('physical-goods', async () => {
			const invoice = await shop.order(customer);

			const outcome = await shop.pay(customer, invoice.message_id, {
				order_info: { name: ADA.name, shipping_address: { ...BERLIN, country_code: 'US' } },
			});

			expect(outcome.status).toBe('shipping_declined');
			expect(outcome.reason).toMatch(/^Sorry, we do not deliver to /);
		});
	}, 60_000);

	test('given beside-telegram-trigger, when a customer writes /buy and pays, then checkout and thanks come through the built-in trigger', async () => {
		const customer = 6006;
		await shop.withExample('beside-telegram-trigger', async () => {
			const invoice = await shop.order(customer);

			const outcome = await shop.pay(customer, invoice.message_id);

			expect(outcome).toMatchObject({ status: 'paid', total_amount: 1250, currency: 'USD' });
			const thanks = await shop.hear(customer, 'Thank you!');
			expect(thanks.text).toMatch(/^Thank you! We have received 12\.50 USD for your order \S+\.$/);
			await shop.askQuestions(customer);
		});
	}, 60_000);

	/** A credential whose token n8n has to evaluate. */
	const makeCredential = async () => {
		const name = 'Demo bot, by an expression';
		const { id } = (await shop.n8n.api.call('POST', '/credentials', {
			name,
			type: 'telegramPaymentsApi',
			data: { accessToken: `={{ "${bot.token}" }}`, baseUrl: shop.url, testEnvironment: false },
		})) as { id: string };
		return { telegramPaymentsApi: { id, name } };
	};

	/** Nothing behind the node answers a pre-checkout query. */
	const leftToTheWorkflow = (workflow: Workflow, credentials: object): Workflow => ({
		...workflow,
		id: 'besideUnanswered',
		nodes: workflow.nodes.map((node) =>
			node.name === 'Process the update'
				? {
						...node,
						credentials,
						parameters: {
							...node.parameters,
							events: ['message', 'pre_checkout_query'],
							preCheckout: 'workflow',
							options: { answerWithin: 2 },
						},
					}
				: node,
		),
	});

	test('given beside-telegram-trigger with a workflow that answers no checkout, when a customer pays, then the fallback answer comes in time, though the run has ended', async () => {
		const customer = 6007;
		const credentials = await makeCredential();
		await shop.withExample(
			'beside-telegram-trigger',
			async () => {
				const invoice = await shop.order(customer);

				const outcome = await shop.pay(customer, invoice.message_id);

				expect(outcome).toMatchObject({
					status: 'declined',
					reason: expect.stringContaining('could not confirm your order in time') as string,
				});
			},
			(workflow) => leftToTheWorkflow(workflow, credentials),
		);
	}, 60_000);
});
