/** Objects of the Bot API the tests look at. */
export interface Update {
	update_id: number;
	message?: Record<string, unknown> & { text?: string };
	callback_query?: { id: string; data?: string };
	pre_checkout_query?: { id: string; total_amount: number; order_info?: unknown };
	shipping_query?: { id: string; shipping_address: { country_code: string } };
	inline_query?: { id: string };
	[type: string]: unknown;
}

type Answer = Record<string, unknown>;

/** How the bot behaves; a handler that returns nothing leaves the query unanswered. */
export interface Behaviour {
	preCheckout?: (query: NonNullable<Update['pre_checkout_query']>) => Answer | undefined;
	shipping?: (query: NonNullable<Update['shipping_query']>) => Answer | undefined;
	message?: (bot: ShopBot, text: string) => Promise<unknown>;
	callback?: (bot: ShopBot, data: string) => Promise<unknown>;
	/** What the customer reads when a button is pressed; nothing unless given. */
	pressed?: (data: string) => Answer;
	inline?: (bot: ShopBot, queryId: string) => Promise<unknown>;
}

/** A bot as anybody would write it: long polling over HTTP, nothing of the sandbox's own code. */
export class ShopBot {
	readonly updates: Update[] = [];
	private closed = false;
	private readonly calls = new Set<AbortController>();
	private readonly loop: Promise<void>;
	private waiting: Array<() => void> = [];

	constructor(
		private readonly baseUrl: string,
		readonly token: string,
		private readonly behaviour: Behaviour,
	) {
		this.loop = this.poll();
	}

	get id(): number {
		return Number(this.token.split(':')[0]);
	}

	/** Calls a method of the Bot API; a refusal is thrown with its description. */
	async call<T = Record<string, unknown>>(method: string, parameters: object = {}): Promise<T> {
		const call = new AbortController();
		this.calls.add(call);
		try {
			const response = await fetch(`${this.baseUrl}/bot${this.token}/${method}`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify(parameters),
				signal: call.signal,
			});
			const answer = (await response.json()) as { ok: boolean; result: T; description?: string };
			if (!answer.ok) throw new Error(`${method}: ${answer.description}`);
			return answer.result;
		} finally {
			this.calls.delete(call);
		}
	}

	/** The first update that fits, now or as soon as it arrives. */
	async until(fits: (update: Update) => boolean): Promise<Update> {
		for (;;) {
			const found = this.updates.find(fits);
			if (found) return found;
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		}
	}

	async close(): Promise<void> {
		this.closed = true;
		for (const call of this.calls) call.abort();
		await this.loop;
	}

	private async poll(): Promise<void> {
		let offset = 0;
		while (!this.closed) {
			try {
				const updates = await this.call<Update[]>('getUpdates', { offset, timeout: 50 });
				for (const update of updates) {
					offset = update.update_id + 1;
					await this.handle(update);
					this.updates.push(update);
				}
			} catch (error) {
				if (!this.closed) throw error;
			}
			for (const wake of this.waiting.splice(0)) wake();
		}
	}

	private async handle(update: Update): Promise<void> {
		const { pre_checkout_query: query, shipping_query: shipping, callback_query: press } = update;
		if (query) {
			const answer = (this.behaviour.preCheckout ?? (() => ({ ok: true })))(query);
			if (answer) {
				await this.call('answerPreCheckoutQuery', { pre_checkout_query_id: query.id, ...answer });
			}
		}
		if (shipping) {
			const answer = this.behaviour.shipping?.(shipping);
			if (answer)
				await this.call('answerShippingQuery', { shipping_query_id: shipping.id, ...answer });
		}
		if (press) {
			await this.behaviour.callback?.(this, press.data ?? '');
			const answer = this.behaviour.pressed?.(press.data ?? '');
			await this.call('answerCallbackQuery', { callback_query_id: press.id, ...answer });
		}
		if (update.inline_query) await this.behaviour.inline?.(this, update.inline_query.id);
		if (update.message?.text) await this.behaviour.message?.(this, update.message.text);
	}
}
