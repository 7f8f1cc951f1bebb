/** @jest-environment ./test/support/n8n/environment.mjs */
import { answeredByRules, type CheckoutBot, sendInvoice } from '../support/n8n/checkoutBots';
import { waitUntilIdle } from '../support/n8n/executions';
import type { ChatMessage } from '../support/n8n/sandboxControl';
import { type Shop, startShop } from '../support/n8n/shop';

const bots = {
	webhook: answeredByRules(5101, 'webhook'),
	polling: answeredByRules(5102, 'polling'),
};
const WARM_UP = 5;

/** n8n builds its sandbox for expressions only for deliveries that evaluate one (experimental). */
const LAZY_ENGINE = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

// Half of what a machine with two cores manages: how far it goes is the benchmark's business.
describe.each([
	{ given: 'n8n as it comes', env: {}, buyers: { webhook: 20, polling: 250 } },
	{ given: "n8n's lazy engine", env: LAZY_ENGINE, buyers: { webhook: 100, polling: 250 } },
])('many buyers at the same moment, $given', ({ env, buyers }) => {
	let shop: Shop;

	beforeAll(async () => {
		shop = await startShop({
			env,
			credentials: (url) => Object.values(bots).map((bot) => bot.credential(url)),
			workflows: (url) => Object.values(bots).map((bot) => bot.workflow(url)),
		});
		for (const bot of Object.values(bots)) await sell(bot, WARM_UP);
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	/** Invoices to so many buyers, who press Pay together; the outcomes by status. */
	async function sell(bot: CheckoutBot, count: number): Promise<Record<string, number>> {
		const customers = Array.from({ length: count }, (_value, index) => 10_000 + index);
		const invoices: ChatMessage[] = [];
		for (const customer of customers) {
			invoices.push(await sendInvoice(shop.sandbox.url, bot, customer));
		}
		const outcomes = await Promise.all(
			customers.map((customer_id, index) =>
				shop.sandbox.pay({
					bot_id: bot.id,
					customer_id,
					chat_id: customer_id,
					message_id: invoices[index].message_id,
				}),
			),
		);
		await waitUntilIdle(shop.n8n);
		const slowest = Math.max(...outcomes.map(({ pre_checkout_ms = NaN }) => pre_checkout_ms));
		process.stdout.write(`\n${bot.id}: ${count} buyers, slowest answer ${slowest.toFixed(0)} ms\n`);
		const byStatus: Record<string, number> = {};
		for (const { status } of outcomes) byStatus[status] = (byStatus[status] ?? 0) + 1;
		return byStatus;
	}

	test.each(['webhook', 'polling'] as const)(
		'given the trigger by %s, when they all press Pay, then each is answered in time and pays',
		async (way) => {
			expect(await sell(bots[way], buyers[way])).toEqual({ paid: buyers[way] });
		},
		180_000,
	);
});
