import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { createSandbox, type Sandbox } from '../../../src/index.js';
import { openPage, startBrowser } from './browser.js';
import { ShopBot, type Behaviour } from './shop-bot.js';

const STRIPE_TEST = '284685063:TEST:NmYwZmYyNzgxOTM0';

/** A shop, its customer, and the customer's page open in a browser. */
export interface Scene {
	bot: ShopBot;
	customerId: number;
	page: Page;
	/** Errors thrown by the page's scripts. */
	problems: string[];
	/** Element by its `data-testid`. */
	see: (testId: string) => Locator;
	sendInvoice: (changes?: object) => Promise<{ message_id: number }>;
}

/** What an ordinary invoice of the shop says. */
export const INVOICE = {
	title: 'Ethiopian coffee',
	description: 'A bag of 250 g, roasted on Monday.',
	payload: 'order-1',
	provider_token: STRIPE_TEST,
	currency: 'USD',
	prices: [
		{ label: 'Coffee', amount: 1200 },
		{ label: 'Discount', amount: -150 },
	],
};

export const STARS_INVOICE = {
	title: 'Membership',
	description: 'The club, for one month.',
	payload: 'stars-1',
	provider_token: '',
	currency: 'XTR',
	prices: [{ label: 'Membership', amount: 250 }],
};

/** One sandbox and one browser for a test file; each test gets a bot and a customer of its own. */
export class Stage {
	private scenes: Scene[] = [];
	private count = 0;

	private constructor(
		readonly sandbox: Sandbox,
		private readonly browser: Browser,
	) {}

	static async open(): Promise<Stage> {
		const sandbox = await createSandbox();
		try {
			const type = (await fetch(sandbox.url)).headers.get('content-type') ?? '';
			if (!type.startsWith('text/html')) {
				throw new Error('The page is not built: npm run build --workspace sandbox');
			}
			return new Stage(sandbox, await startBrowser());
		} catch (error) {
			await sandbox.close();
			throw error;
		}
	}

	/** A shop with this behaviour, and the page open at the chat with it. */
	async play(
		behaviour: Behaviour = {},
		options: BrowserContextOptions & { stars?: number } = {},
	): Promise<Scene> {
		this.count += 1;
		const { stars, ...context } = options;
		const token = `${7_100_000_000 + this.count}:AAtestTestTestTestTestTestTestTest${this.count}`;
		const customerId = 2000 + this.count;
		await this.control('bots', {
			token,
			first_name: 'Corner Shop',
			username: `corner_shop_${this.count}_bot`,
		});
		await this.control('customers', {
			id: customerId,
			first_name: 'Ann',
			last_name: 'Lee',
			...(stars !== undefined && { stars }),
		});
		const bot = new ShopBot(this.sandbox.url, token, behaviour);
		const address = `${this.sandbox.url}/?customer=${customerId}&bot=${bot.id}`;
		const { page, problems } = await openPage(this.browser, address, context);
		const see = (testId: string) => page.getByTestId(testId);
		const sendInvoice = (changes: object = {}) =>
			bot.call<{ message_id: number }>('sendInvoice', {
				chat_id: customerId,
				...INVOICE,
				...changes,
			});
		const scene = { bot, customerId, page, problems, see, sendInvoice };
		this.scenes.push(scene);
		return scene;
	}

	/** The page as somebody sees it who just started the sandbox. */
	async blankPage(): Promise<Page> {
		return (await openPage(this.browser, this.sandbox.url)).page;
	}

	/** A call of the sandbox's control API. */
	async control(path: string, body: object): Promise<unknown> {
		const response = await fetch(`${this.sandbox.url}/api/${path}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});
		const answer: unknown = await response.json();
		if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
		return answer;
	}

	/** Ends the scenes of a test. */
	async clear(): Promise<void> {
		for (const { bot, page } of this.scenes.splice(0)) {
			await page.context().close();
			await bot.close();
		}
	}

	async close(): Promise<void> {
		await this.clear();
		await this.browser.close();
		await this.sandbox.close();
	}
}

/** Waits until the element shows a text (part of it, or all of it by a pattern). */
export const shows = (element: Locator, text: string | RegExp): Promise<void> =>
	element.filter({ hasText: text }).first().waitFor();
