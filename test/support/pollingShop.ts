import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import type { INodeParameters } from 'n8n-workflow';
import { eventually } from './n8n/eventually';
import { type EmittedRun, PollingHost, type RunEnd } from './triggerContextsPolling';

export const POLLING_TOKEN = '900000005:AAPollingPollingPollingPollingPol0';

/** A trigger that polls a sandbox, anew for each test. */
export class PollingShop {
	/** Stopped after the test; a test may put one with other parameters in its place. */
	host!: PollingHost;
	sandbox!: Sandbox;
	private workflows = 0;

	/** Call it once in a test file. */
	static open(): PollingShop {
		const shop = new PollingShop();
		jest.setTimeout(30_000);
		beforeAll(async () => {
			shop.sandbox = await createSandbox();
		});
		beforeEach(() => {
			shop.sandbox.reset();
			shop.host = shop.createHost({});
		});
		afterEach(async () => await shop.host.stop());
		afterAll(async () => await shop.sandbox.close());
		return shop;
	}

	createHost(parameters: INodeParameters, workflowId = `polling-${++this.workflows}`) {
		return new PollingHost({
			token: POLLING_TOKEN,
			botApiUrl: this.sandbox.url,
			workflowId,
			parameters,
		});
	}

	async call<T>(
		method: string,
		params: Record<string, unknown> = {},
		token = POLLING_TOKEN,
	): Promise<T> {
		const { body } = await this.sandbox.call(token, method, params);
		return (body as { result: T }).result;
	}

	/** Updates that Telegram still holds; asking changes nothing. */
	async pending(): Promise<number> {
		const { pending_update_count: count } = await this.call<{ pending_update_count: number }>(
			'getWebhookInfo',
		);
		return count;
	}

	async confirmed(count = 0): Promise<void> {
		await eventually('confirmation', async () =>
			(await this.pending()) === count ? true : undefined,
		);
	}

	/** @param token of the bot that sells */
	async buy(customer_id = 111, payload = 'order-42', token = POLLING_TOKEN) {
		const invoice = {
			title: 'Book',
			description: 'A book',
			payload,
			currency: 'XTR',
			prices: [{ label: 'Book', amount: 250 }],
		};
		const link = await this.call<string>('createInvoiceLink', invoice, token);
		return await this.sandbox.pay({ token, customer_id, link });
	}

	/** How often the bot has asked for updates. */
	polls = (): number =>
		this.sandbox.journal().filter(({ kind, method }) => kind === 'call' && method === 'getUpdates')
			.length;

	/** Lets the runs of one buyer hang until they are let go. */
	holdRunsOf(user: number, host = this.host): (end: RunEnd) => void {
		let letGo!: (end: RunEnd) => void;
		const ended = new Promise<RunEnd>((resolve) => {
			letGo = resolve;
		});
		host.onRun = async ({ items }) => (items[0]?.user_id === user ? await ended : 'success');
		return letGo;
	}
}

/** Order IDs of runs. */
export const ordersOf = (runs: EmittedRun[]) => runs.map(({ items }) => items[0]?.order_id);
