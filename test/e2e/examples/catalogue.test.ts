/** @jest-environment ./test/support/n8n/environment.mjs */
import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../../support/n8n/eventually';
import { waitUntilIdle } from '../../support/n8n/executions';
import { runner, type Workflow } from '../../support/n8n/runner';
import { byPolling } from '../../support/n8n/shop';
import type { ChatMessage, PayOutcome } from '../../support/n8n/sandboxControl';
import { bot, type ExampleShop, startExampleShop } from './exampleShop';

interface Page extends ChatMessage {
	entities?: Array<{ type: string; url?: string }>;
	link_preview_options?: { is_disabled?: boolean };
	reply_markup?: { inline_keyboard: Array<Array<{ text: string; callback_data: string }>> };
}

describe('examples with a catalogue', () => {
	let shop: ExampleShop;

	beforeAll(async () => {
		shop = await startExampleShop();
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const pieces = async (sku: string) =>
		(await runner.dataTables.readRows(shop.n8n.api, 'telegram_stock')).filter(
			(row) => row.sku === sku,
		);
	/** How many pieces of a product are in which state. */
	const countStates = async (sku: string) => {
		const counts: Record<string, number> = {};
		for (const { state } of await pieces(sku)) {
			counts[String(state)] = (counts[String(state)] ?? 0) + 1;
		}
		return counts;
	};
	const untilStates = async (sku: string, wanted: object) =>
		await eventually(`${sku} to be ${JSON.stringify(wanted)}`, async () => {
			const counts = await countStates(sku);
			return isDeepStrictEqual(counts, wanted) ? true : undefined;
		});

	const nextMessage = async (customer: number, after: number) =>
		(await shop.sandbox.waitForMessage(
			`the bot's next message to ${customer}`,
			{ botId: bot.id, customerId: customer, after },
			({ sandbox }) => sandbox?.outgoing === true,
		)) as Page;

	async function open(customer: number): Promise<Page> {
		const after = await shop.lastMessage(customer);
		await shop.sandbox.write(bot.id, customer, '/buy');
		return await nextMessage(customer, after);
	}

	/** Presses a button of a page by how its text starts, and waits for what comes. */
	async function press(customer: number, page: Page, start: string): Promise<Page> {
		const buttons = (page.reply_markup?.inline_keyboard ?? []).flat();
		const button = buttons.find(({ text }) => text.startsWith(start));
		if (!button) throw new Error(`no button ${start} on ${JSON.stringify(page)}`);
		await shop.control('POST', '/messages', {
			bot_id: bot.id,
			customer_id: customer,
			message_id: page.message_id,
			callback_data: button.callback_data,
		});
		return await nextMessage(customer, page.message_id);
	}

	/** Puts one mug into the cart and presses Pay. */
	const orderMug = async (customer: number) =>
		await press(customer, await press(customer, await open(customer), '1 ×'), 'Pay');

	/** As the file has it: examples ask Telegram for updates. */
	const catalogueByPolling = (workflow: Workflow): Workflow => ({
		...byPolling(workflow),
		id: 'catalogueByPoll1',
	});

	/** The trigger answers earlier than it does by default, so that a busy machine is in time all the same. */
	const withTimeLeft = (workflow: Workflow): Workflow => ({
		...workflow,
		nodes: workflow.nodes.map((node) => {
			const { parameters, ...rest } = node as {
				parameters?: { options?: { answerWithin?: number } };
			};
			const { options } = parameters ?? {};
			if (options?.answerWithin === undefined) return node;
			return { ...rest, parameters: { ...parameters, options: { ...options, answerWithin: 6 } } };
		}),
	});

	const fillShelf = async () => await shop.replay('catalogue-stock', 'Put goods on the shelf');

	test('given an empty shop, when goods are put on the shelf, then a customer turns the pages, fills the cart and pays for all of it at once', async () => {
		const customer = 7201;
		await fillShelf();
		expect([await countStates('tea'), await countStates('honey')]).toEqual([
			{ free: 20 },
			{ free: 5 },
		]);
		await shop.withExample('catalogue-and-cart', async () => {
			const mug = await open(customer);
			expect(mug.text).toMatch(/^Enamel mug, 12\.50 USD\. 10 left\./);
			// Telegram shows the photo as the preview of this link.
			expect(mug.entities).toContainEqual(
				expect.objectContaining({ type: 'text_link', url: 'https://example.com/photos/mug.jpg' }),
			);
			expect(mug.link_preview_options?.is_disabled ?? false).toBe(false);
			const tea = await press(customer, mug, 'Next');
			const honey = await press(customer, tea, '2 ×');
			expect(honey.text).toContain('In your cart: 2 × Green tea');
			const all = await press(customer, honey, '1 ×');
			const invoice = await press(customer, all, 'Pay 25.48 USD');
			expect(invoice.sandbox?.invoice).toMatchObject({ total_amount: 2 * 899 + 750 });

			const outcome = await shop.pay(customer, invoice.message_id);

			expect(outcome).toMatchObject({ status: 'paid', total_amount: 2548 });
			await shop.hear(customer, 'Thank you! Your order: 2 × tea, 1 × honey');
			expect([await countStates('tea'), await countStates('honey')]).toEqual([
				{ sold: 2, free: 18 },
				{ sold: 1, free: 4 },
			]);
			await shop.sandbox.write(bot.id, customer, '/support');
			await shop.hear(customer, 'Write to help@example.com.');
		});
	}, 90_000);

	test('given a checkout that is approved and never paid, when fifteen minutes are over, then its pieces are back on the shelf', async () => {
		const customer = 7202;
		await shop.withExample('catalogue-and-cart', async () => {
			const invoice = await orderMug(customer);

			const outcome = await shop.pay(customer, invoice.message_id, { card: 'declined' });

			expect(outcome.status).toBe('payment_failed');
			await untilStates('mug', { reserved: 1, free: 9 });
		});
		await shop.replay('catalogue-stock', 'Every five minutes');
		expect(await countStates('mug')).toEqual({ reserved: 1, free: 9 });
		await age('mug');
		await shop.replay('catalogue-stock', 'Every five minutes');
		expect(await countStates('mug')).toEqual({ free: 10 });
	}, 90_000);

	/** As if the pieces had been reserved a while ago. */
	const age = async (sku: string) => {
		const changed_at = new Date(Date.now() - 16 * 60_000).toISOString();
		const where = { column: 'sku', value: sku };
		await runner.dataTables.updateRows(shop.n8n.api, 'telegram_stock', where, { changed_at });
	};

	test('given ten mugs and fifty customers with an invoice, when all pay at once, then exactly ten are sold, every checkout is answered in time and nobody else is charged', async () => {
		const customers = Array.from({ length: 50 }, (_, index) => 7300 + index);
		const play = async () => {
			const invoices: Array<{ customer: number } & ChatMessage> = [];
			for (let first = 0; first < customers.length; first += 10) {
				const group = customers.slice(first, first + 10);
				invoices.push(
					...(await Promise.all(
						group.map(async (customer) => ({ customer, ...(await orderMug(customer)) })),
					)),
				);
			}

			// A busy n8n leaves the last ones to the trigger's own answer; they press Pay once more.
			const outcomes: PayOutcome[] = [];
			let waiting = invoices;
			for (let attempt = 0; waiting.length > 0 && attempt < 10; attempt++) {
				const tried = await Promise.all(
					waiting.map(async (invoice) => ({
						invoice,
						outcome: await shop.pay(invoice.customer, invoice.message_id),
					})),
				);
				const isLeft = ({ outcome }: (typeof tried)[number]) =>
					/could not confirm your order/.test(outcome.reason ?? '');
				outcomes.push(...tried.filter((one) => !isLeft(one)).map(({ outcome }) => outcome));
				waiting = tried.filter(isLeft).map(({ invoice }) => invoice);
				// Telegram's ten seconds.
				const times = tried.map(({ outcome }) => outcome.pre_checkout_ms ?? Infinity);
				expect(Math.max(...times)).toBeLessThan(10_000);
				await waitUntilIdle(shop.n8n);
			}

			const of = (wanted: string) => outcomes.filter(({ status }) => status === wanted);
			expect([of('paid').length, of('declined').length]).toEqual([10, 40]);
			for (const { reason } of of('declined')) {
				expect(reason).toContain('has just been sold out');
			}
			await untilStates('mug', { sold: 10 });
		};
		await shop.withExample('catalogue-and-cart', play, (workflow) =>
			withTimeLeft(catalogueByPolling(workflow)),
		);
	}, 180_000);
});
