/** @jest-environment ./test/support/n8n/environment.mjs */
import { eventually } from '../../support/n8n/eventually';
import { runner, type Workflow } from '../../support/n8n/runner';
import { bot, type ExampleShop, startExampleShop } from './exampleShop';

const CHANNEL = -1001234567890;
/** Past the end of the period by less than a day: Telegram keeps what happens then for 24 hours only. */
const DAYS_PASSED = 30.2;
const DAY_MS = 24 * 60 * 60 * 1_000;

const isMember = (status: string | undefined) => status === 'member';

describe('examples of paid channel access', () => {
	let shop: ExampleShop;
	beforeAll(async () => {
		shop = await startExampleShop();
		await runner.demo.introduceBot(shop.url, runner.demo.readExample('paid-channel-access'));
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const statusOf = async (customer: number) => {
		const { members } = await shop.control<{
			members: Array<{ user: { id: number }; status: string }>;
		}>('GET', `/chats/${CHANNEL}/members`);
		return members.find(({ user }) => user.id === customer)?.status;
	};

	const waitUntilOut = (customer: number) =>
		eventually('the end of the membership', async () =>
			isMember(await statusOf(customer)) ? undefined : true,
		);

	/** So that a date said in a message is the same a minute later. */
	async function waitForNoon(): Promise<void> {
		const { now } = await shop.control<{ now: string }>('GET', '/clock');
		const noon = new Date(Date.parse(now) + DAY_MS).setUTCHours(12, 0, 0, 0);
		await shop.control('POST', '/clock', { advance_ms: noon - Date.parse(now) });
	}

	const passAMonth = () => shop.control('POST', '/clock', { advance_ms: DAYS_PASSED * DAY_MS });

	/** Asks to join, pays, and follows the invite link. @returns the id of the subscription */
	async function subscribe(customer: number): Promise<string> {
		await shop.sandbox.write(bot.id, customer, '/join');
		const offer = await shop.hear(customer, 'Join the star gazers: ');
		const link = offer.text?.slice('Join the star gazers: '.length);
		const outcome = await shop.pay(customer, undefined, { link });
		expect(outcome).toMatchObject({ status: 'paid', total_amount: 100, currency: 'XTR' });
		const welcome = await shop.hear(customer, 'Welcome!');
		const invite_link = welcome.text?.slice(welcome.text.indexOf('https://'));
		await shop.control('POST', `/chats/${CHANNEL}/join`, { customer_id: customer, invite_link });
		expect(await statusOf(customer)).toBe('member');
		return String(outcome.telegram_payment_charge_id);
	}

	test('given paid-channel-access, when a subscriber asks to join again, then there is another invite link and nothing to pay', async () => {
		const customer = 8004;
		await shop.withExample('paid-channel-access', async () => {
			await subscribe(customer);
			const before = await shop.lastMessage(customer);

			await shop.sandbox.write(bot.id, customer, '/join');

			await shop.hear(customer, 'Welcome! This is your door to the channel: https://', before);
			await shop.askQuestions(customer);
		});
	}, 60_000);

	test('given paid-channel-access, when a subscription is paid, renewed and fails, then the buyer is welcomed, kept and removed', async () => {
		await shop.withExample('paid-channel-access', async () => {
			const [stays, cancels, runsOut] = [8001, 8002, 8003];
			await subscribe(stays);
			const cancelled = await subscribe(cancels);
			await subscribe(runsOut);
			await shop.control('POST', `/subscriptions/${cancelled}/cancel`);
			await shop.control('POST', `/customers/${runsOut}/stars`, { amount: -1_000_000 });

			await passAMonth();

			const renewal = await shop.hear(stays, 'Thank you for staying!');
			expect(renewal.text).toMatch(/until \d{4}-\d\d-\d\d\.$/);
			await waitUntilOut(runsOut);
			expect(await statusOf(stays)).toBe('member');
			// Telegram says nothing about the end of a period that was paid and cancelled.
			expect(await statusOf(cancels)).toBe('member');
		});
	}, 150_000);

	/** n8n's clock put where the sandbox's is. */
	async function today(workflow: Workflow): Promise<Workflow> {
		const { now } = await shop.control<{ now: string }>('GET', '/clock');
		const aheadMs = Date.parse(now) - Date.now();
		const ahead = `$now.plus({ milliseconds: ${aheadMs} })`;
		const text = JSON.stringify(workflow)
			.replaceAll('$now', ahead)
			.replace(
				/"expiresAfter":(\d+)/g,
				(_, minutes) => `"expiresAfter":${Number(minutes) + Math.ceil(aheadMs / 60_000)}`,
			);
		return JSON.parse(text) as Workflow;
	}

	test('given paid-channel-expiry, when the paid period of a cancelled subscription is over, then only that buyer is removed', async () => {
		const [stays, cancels] = [8011, 8012];
		const access = await today(runner.demo.readExample('paid-channel-access'));
		const sell = async () => {
			await subscribe(stays);
			const cancelled = await subscribe(cancels);
			await shop.control('POST', `/subscriptions/${cancelled}/cancel`);
			await passAMonth();
			await shop.hear(stays, 'Thank you for staying!');
		};
		await shop.withExample('paid-channel-access', sell, () => ({
			...access,
			id: 'paidChannelAhead',
		}));
		expect(await statusOf(cancels)).toBe('member');
		const workflow = await shop.publish(
			await today(runner.demo.readExample('paid-channel-expiry')),
		);

		await shop.runOnce(workflow, 'Every hour');

		expect(isMember(await statusOf(cancels))).toBe(false);
		expect(await statusOf(stays)).toBe('member');
	}, 150_000);

	test('given paid-channel-expiry, when the last three days of a period are looked at twice, then each buyer who has not blocked the bot is reminded once, of the right day', async () => {
		const [blocks, buyer] = [8020, 8021];
		const DAYS = 28;
		await waitForNoon();
		const access = await today(runner.demo.readExample('paid-channel-access'));
		const sell = async () => {
			await subscribe(blocks);
			await subscribe(buyer);
		};
		await shop.withExample('paid-channel-access', sell, () => ({
			...access,
			id: 'paidChannelSoon0',
		}));
		const { now } = await shop.control<{ now: string }>('GET', '/clock');
		const end = new Date(Date.parse(now) + 30 * DAY_MS).toISOString().slice(0, 10);
		await shop.control('POST', '/clock', { advance_ms: DAYS * DAY_MS });
		await shop.control('PATCH', `/customers/${blocks}`, { block_bot: bot.id });
		const workflow = await shop.publish({
			...(await today(runner.demo.readExample('paid-channel-expiry'))),
			id: 'channelReminder1',
		});

		await shop.runOnce(workflow, 'Every hour');
		await shop.runOnce(workflow, 'Every hour');

		const chat = await shop.sandbox.messages(bot.id, buyer);
		const reminders = chat.filter(({ text }) => text?.startsWith('The 30 days that you paid for'));
		expect(reminders.map(({ text }) => text)).toEqual([expect.stringContaining(`end on ${end}.`)]);
		expect(isMember(await statusOf(buyer))).toBe(true);
	}, 150_000);
});
