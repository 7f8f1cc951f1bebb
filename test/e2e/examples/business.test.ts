/** @jest-environment ./test/support/n8n/environment.mjs */
import { eventually } from '../../support/n8n/eventually';
import { waitUntilIdle } from '../../support/n8n/executions';
import { runner } from '../../support/n8n/runner';
import { aPayment, bot, type ExampleShop, OWNER, startExampleShop } from './exampleShop';

const CHANNEL = -1001234567890;
const DAY_MS = 24 * 60 * 60 * 1_000;

describe('examples of the business around a payment', () => {
	let shop: ExampleShop;

	beforeAll(async () => {
		shop = await startExampleShop();
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	/** The day so many days from now, by n8n's clock and time zone. */
	const day = (days: number) => {
		const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
		return new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.now() + days * DAY_MS);
	};

	interface Member {
		user: { id: number };
		status: string;
	}

	const statusOf = async (customer: number) =>
		(await shop.control<{ members: Member[] }>('GET', `/chats/${CHANNEL}/members`)).members.find(
			({ user }) => user.id === customer,
		)?.status;

	const join = (customer_id: number, invite_link: string) =>
		shop.control<{ status: string }>('POST', `/chats/${CHANNEL}/join`, {
			customer_id,
			invite_link,
		});

	const waitForStatus = (customer: number, wanted: string) =>
		eventually(`${customer} to be ${wanted}`, async () =>
			(await statusOf(customer)) === wanted ? true : undefined,
		);

	/** The address at the end of a message. */
	const linkIn = (text = '') => text.slice(text.indexOf('https://'));

	test('given card-access-30-days, when a buyer has paid by card, then only this buyer is let in, and one day is paid once', async () => {
		const [buyer, stranger] = [9301, 9302];
		await shop.withExample('card-access-30-days', async () => {
			const invoice = await shop.order(buyer, '/join');
			expect((await shop.pay(buyer, invoice.message_id)).status).toBe('paid');
			const welcome = await shop.hear(buyer, `Thank you! You have access until ${day(30)}.`);

			await join(buyer, linkIn(welcome.text));
			await join(stranger, linkIn(welcome.text));

			await waitForStatus(buyer, 'member');
			await waitUntilIdle(shop.n8n);
			expect(await statusOf(stranger)).not.toBe('member');
			const again = await shop.order(buyer, '/join');
			expect((await shop.pay(buyer, again.message_id)).status).toBe('declined');
			await shop.askQuestions(buyer);
		});
	}, 60_000);

	test('given card-access-end, when access is over, ends soon and goes on, then one is removed, one gets one invoice, and the rest is left alone', async () => {
		const [over, soon, goesOn, left] = [9311, 9312, 9313, 9314];
		const ends = [
			[over, -1],
			[soon, 3],
			[goesOn, 4],
			[left, -1],
		] as const;
		for (const [customer, days] of ends) {
			const status = customer === left ? 'left' : 'member';
			await shop.control('POST', `/chats/${CHANNEL}/members`, { user_id: customer, status });
			await shop.replay('card-access-30-days', 'Payment, request or message', {
				...aPayment(customer, `charge-${customer}`),
				paid_at: new Date().toISOString(),
				order_id: `access-${customer}-${day(days)}`,
			});
		}
		const workflow = runner.demo.readExample('card-access-end');
		await runner.workflows.ensureActiveWorkflow(shop.n8n.api, workflow);

		await shop.runOnce(workflow, 'Every hour');
		await shop.runOnce(workflow, 'Every hour');

		expect(await statusOf(over)).toBe('left');
		expect(await statusOf(soon)).toBe('member');
		expect(await statusOf(goesOn)).toBe('member');
		const invoices = async (customer: number) =>
			(await shop.sandbox.messages(bot.id, customer)).filter(({ sandbox }) => sandbox?.invoice);
		expect(await invoices(goesOn)).toEqual([]);
		expect(await invoices(over)).toEqual([]);
		const [reminder, ...others] = await invoices(soon);
		expect(others).toEqual([]);
		expect(reminder).toMatchObject({
			invoice: { description: `Your access ends on ${day(3)}. Pay to stay until ${day(33)}.` },
		});
		await runner.workflows.deactivateWorkflow(shop.n8n.api, workflow.id);
		await shop.withExample('card-access-30-days', async () => {
			expect((await shop.pay(soon, reminder?.message_id)).status).toBe('paid');
			await shop.hear(soon, `Thank you! You have access until ${day(33)}.`);
		});
	}, 60_000);

	test('given channel-paid-link, when somebody pays the channel and runs out of Stars, then each change is one row and the owner reads it', async () => {
		const member = 9321;
		await shop.withExample('channel-paid-link', async (workflow) => {
			await shop.runOnce(workflow, 'Create the link');
			const { text } = await shop.hear(OWNER, 'Your paid link: ');

			await join(member, linkIn(text));
			const read = (change: string) =>
				eventually(`the owner to read "${change}"`, async () =>
					(await shop.sandbox.messages(bot.id, OWNER)).find((message) =>
						message.text?.includes(`(user ${member}): ${change}`),
					),
				);
			await read('joined, paid until ');
			await shop.control('POST', `/customers/${member}/stars`, { amount: -1_000_000 });
			await shop.control('POST', '/clock', { advance_ms: 30 * DAY_MS + 1_000 });
			await read('left');

			const rows = await shop.rowsOf(member, 'channel_members');
			expect(rows.map(({ change, is_member }) => [change, is_member])).toEqual([
				['joined', true],
				['left', false],
			]);
			expect(rows[0]).toMatchObject({
				invite_link_name: 'Paid for 30 days',
				subscription_price: 100,
			});
			await shop.askQuestions(member);
		});
	}, 60_000);
});
