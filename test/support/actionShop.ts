import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { JournalEntry, PayRequest, PayResult, Sandbox } from 'telegram-payments-sandbox';
import type { CredentialData, RunSetup } from './executeContext';

export const BOT_TOKEN = `123456789:${'B'.repeat(35)}`;
export const PROVIDER_TOKEN = '284685063:TEST:MmY2ZjVlNWE0YTRh';
export const BUYER = 4242;

/** Credentials of a shop whose Bot API is at `baseUrl`. */
export const credentialsFor = (baseUrl: string): CredentialData => ({
	telegramPaymentsApi: { accessToken: BOT_TOKEN, baseUrl, testEnvironment: false },
	telegramPaymentProviderApi: { provider: 'stripe', providerToken: PROVIDER_TOKEN },
});

export const MUG: INodeParameters = {
	resource: 'invoice',
	operation: 'send',
	paymentMethod: 'provider',
	chatId: String(BUYER),
	title: 'Red mug',
	description: 'Holds 300 ml',
	orderId: 'order-1',
	currency: 'USD',
	prices: { price: [{ label: 'Red mug', amount: '12.50' }] },
};

/** One album for 250 Stars. */
export const ALBUM: INodeParameters = {
	resource: 'invoice',
	operation: 'send',
	paymentMethod: 'stars',
	chatId: String(BUYER),
	title: 'Album',
	description: 'Twelve songs',
	orderId: 'album-1',
	prices: { price: [{ label: 'Album', amount: '250' }] },
};

export const itemsOf = (...jsons: IDataObject[]): INodeExecutionData[] =>
	jsons.map((json) => ({ json }));

/** The bot's side of a sandbox: sets runs up, reads updates, answers and pays. */
export class ActionShop {
	private offset = 0;

	constructor(readonly sandbox: Sandbox) {}

	/** A run of the action node against this shop. */
	setUp(parameters: INodeParameters, more: Partial<RunSetup> = {}): RunSetup {
		return { parameters, credentials: credentialsFor(this.sandbox.url), ...more };
	}

	/** Waits for the bot's next update, which confirms those before it. */
	async takeUpdate(): Promise<IDataObject> {
		const query = { offset: this.offset, timeout: 5 };
		const { body } = await this.sandbox.call(BOT_TOKEN, 'getUpdates', query);
		const [update] = (body as { result: IDataObject[] }).result;
		if (!update) throw new Error('no update arrived');
		this.offset = Number(update.update_id) + 1;
		return update;
	}

	/** Starts one whole checkout as the buyer. */
	async pay(request: Partial<PayRequest>): Promise<PayResult> {
		return await this.sandbox.pay({ token: BOT_TOKEN, customer_id: BUYER, ...request });
	}

	/** Pays for a Stars invoice, approving it; gives the payment. */
	async payStars(messageId: unknown): Promise<IDataObject> {
		const paying = this.pay({ chat_id: BUYER, message_id: Number(messageId) });
		const query = (await this.takeUpdate()).pre_checkout_query as IDataObject;
		const answer = { pre_checkout_query_id: query.id, ok: true };
		await this.sandbox.call(BOT_TOKEN, 'answerPreCheckoutQuery', answer);
		await paying;
		const message = (await this.takeUpdate()).message as IDataObject;
		return message.successful_payment as IDataObject;
	}

	/** Calls of one method that reached the Bot API over the network. */
	calls(method: string): JournalEntry[] {
		return this.sandbox
			.journal()
			.filter(
				(entry) => entry.kind === 'call' && entry.method?.toLowerCase() === method.toLowerCase(),
			);
	}

	/** Forgets everything between tests. */
	reset(): void {
		this.sandbox.removeFaults();
		this.sandbox.reset();
		this.offset = 0;
	}
}
