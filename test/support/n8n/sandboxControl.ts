import { eventually } from './eventually';
import { runner } from './runner';

/** A message as the customer sees it. */
export interface ChatMessage {
	message_id: number;
	text?: string;
	successful_payment?: { total_amount: number; currency: string };
	sandbox?: { outgoing: boolean; invoice?: { total_amount: number; title: string } };
}

export interface PayRequest {
	bot_id: number;
	customer_id: number;
	chat_id: number;
	message_id: number;
	tip_amount?: number;
}

export interface PayOutcome {
	status: string;
	reason?: string;
	error_code?: string;
	pre_checkout_ms?: number;
	telegram_payment_charge_id?: string;
	provider_payment_charge_id?: string;
	total_amount?: number;
	currency?: string;
}

export interface JournalEntry {
	seq: number;
	kind: string;
	bot_id?: number;
	method?: string;
	parameters?: Record<string, unknown>;
	/** What the webhook answered. */
	answer?: unknown;
	update_id?: number;
	update_type?: string;
	attempt?: number;
	via?: 'webhook' | 'polling';
	status?: number | string;
	ok?: boolean;
	duration_ms?: number;
}

const JOURNAL_PAGE = 1_000;

/** The sandbox's control calls as tests need them, over HTTP like any other client. */
export function controlSandbox(url: string) {
	const send = runner.createControl(url);
	const call = async <T>(method: string, route: string, body?: unknown) =>
		(await send(method, route, body)) as T;

	const messages = async (botId: number, chatId: number): Promise<ChatMessage[]> =>
		(await call<{ messages: ChatMessage[] }>('GET', `/messages?bot_id=${botId}&chat_id=${chatId}`))
			.messages;

	const pay = (request: PayRequest) => call<PayOutcome>('POST', '/pay', request);

	return {
		/** Any other call, by its route below /api. */
		control: call,
		messages,

		write: (bot_id: number, customer_id: number, text: string) =>
			call('POST', '/messages', { bot_id, customer_id, text }),
		pay,
		/** A customer pays the first invoice in the private chat with a bot. */
		payInvoice: async (bot_id: number, customer_id: number) => {
			const invoice = (await messages(bot_id, customer_id)).find(
				({ sandbox }) => sandbox?.invoice !== undefined,
			);
			const message_id = invoice?.message_id ?? 0;
			return await pay({ bot_id, customer_id, chat_id: customer_id, message_id });
		},
		/** The next update of this kind arrives, but Telegram does not hear the answer and repeats it. */
		loseNextAnswer: (bot_id: number, update_type: string) =>
			call('POST', '/faults', { scope: 'delivery', kind: 'drop', count: 1, bot_id, update_type }),
		addFault: (fault: object) => call('POST', '/faults', fault),
		clearFaults: () => call('DELETE', '/faults'),
		/** Everything that the sandbox still knows, oldest first. */
		journal: async () => {
			const entries: JournalEntry[] = [];
			for (let since = 0; ;) {
				const page = await call<{ entries: JournalEntry[]; next: number }>(
					'GET',
					`/journal?since=${since}&limit=${JOURNAL_PAGE}`,
				);
				entries.push(...page.entries);
				if (page.entries.length < JOURNAL_PAGE) return entries;
				since = page.next;
			}
		},
		/** The first message in a private chat that fits and is newer than `after`. */
		waitForMessage: (
			what: string,
			{ botId, customerId, after = 0 }: { botId: number; customerId: number; after?: number },
			fits: (message: ChatMessage) => boolean,
		) =>
			eventually(what, async () =>
				(await messages(botId, customerId)).find(
					(message) => message.message_id > after && fits(message),
				),
			),
	};
}

export type SandboxControl = ReturnType<typeof controlSandbox>;
