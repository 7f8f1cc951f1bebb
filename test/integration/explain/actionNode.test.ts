import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from 'telegram-payments-sandbox';
import { failAction, runAction } from '../../support/executeContext';
import {
	BLOCKING_CUSTOMER,
	FOREIGN_CHANNEL,
	STRIPE_LIVE_TOKEN,
	STRIPE_TEST_TOKEN,
} from '../../support/refusals';
import { BOT_TOKEN, openSandbox, restart } from './provoke';

describe('refusals in a run of the action node', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await openSandbox();
	});

	beforeEach(async () => await restart(sandbox));

	afterAll(async () => await sandbox.close());

	const setup = (changes: INodeParameters, providerToken = STRIPE_TEST_TOKEN) => ({
		parameters: {
			resource: 'invoice',
			operation: 'send',
			paymentMethod: 'provider',
			chatId: '4242',
			title: 'Red mug',
			description: 'Holds 300 ml',
			orderId: 'order-1',
			currency: 'USD',
			prices: { price: [{ label: 'Red mug', amount: '12.50' }] },
			additionalFields: {},
			...changes,
		},
		credentials: {
			telegramPaymentsApi: {
				accessToken: BOT_TOKEN,
				baseUrl: sandbox.url,
				testEnvironment: false,
			},
			telegramPaymentProviderApi: { provider: 'stripe', providerToken },
		},
	});

	const price = (amount: string) => ({ prices: { price: [{ label: 'Red mug', amount }] } });

	it.each([
		[
			'a total below the limit',
			price('0.50'),
			'The total of 0.50 USD is outside the limits of Telegram [item 0]',
			'In May 2022 Telegram took 1.00 USD to 10000.00 USD',
		],
		[
			'too many Stars',
			{ paymentMethod: 'stars', ...price('150000') },
			'The total of 150000 XTR is outside the limits of Telegram [item 0]',
			'100,000 in one invoice have been seen to work',
		],
		[
			'a chat nobody knows',
			{ chatId: '@nobody' },
			'The chat "@nobody" was not found [item 0]',
			'pressed Start',
		],
		[
			'a channel without the bot',
			{ chatId: String(FOREIGN_CHANNEL) },
			`The bot is not a member of the chat "${FOREIGN_CHANNEL}" [item 0]`,
			'in a channel make it an administrator',
		],
		[
			'a person who blocked the bot',
			{ chatId: String(BLOCKING_CUSTOMER) },
			`The user of chat "${BLOCKING_CUSTOMER}" has blocked the bot [item 0]`,
			'pressing Start in the bot again',
		],
		[
			'a business connection that does not exist',
			{
				operation: 'createLink',
				paymentMethod: 'stars',
				...price('100'),
				additionalFields: { businessConnectionId: 'abc' },
			},
			'The business connection "abc" does not exist [item 0]',
			'business_connection',
		],
	])(
		'given %s, when the node runs, then n8n shows what happened and what to do',
		async (_what, changes, message, advice) => {
			const shown = await failAction(setup(changes));
			expect(shown.message).toBe(message);
			expect(shown.description).toContain(advice);
			expect(shown.description).toContain('Telegram said: "');
		},
	);

	it('given a provider token that Telegram refuses, when the node runs, then its provider and mode are named, never the token', async () => {
		const shown = await failAction(setup({}, STRIPE_LIVE_TOKEN));
		expect(shown.message).toBe('Telegram does not accept the provider token [item 0]');
		expect(shown.description).toContain('Sent was a token of Stripe, live mode.');
		const everything = JSON.stringify(shown) + String(shown.stack);
		expect(everything).not.toContain(STRIPE_LIVE_TOKEN);
		expect(everything).not.toContain(BOT_TOKEN);
	});

	it('given an item that is refused and Continue on Fail, when the node runs, then the same words are in its output', async () => {
		const { json } = await runAction({
			...setup({ chatId: '@nobody' }),
			onError: 'continueRegularOutput',
		});
		expect(json).toEqual([
			expect.objectContaining({
				error: expect.stringContaining('The chat "@nobody" was not found'),
			}),
		]);
	});
});
