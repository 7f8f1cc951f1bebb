import { eventually } from './eventually';
import * as executions from './executions';
import type { PaymentBot } from './paymentBot';
import { paymentBot, sellTea } from './paymentBot';
import type { N8n, Workflow } from './runner';
import type { SandboxControl } from './sandboxControl';

/** Who buy at the same time in each lane, so that many of its payments are under way at most. */
export const BUYERS = 20;

/** One way of receiving and acknowledging under fire, with a bot and a workflow of its own. */
export interface Lane {
	bot: PaymentBot;
	workflow: Workflow;
	receiveUpdates: 'webhook' | 'polling';
	acknowledge: 'whenFinished' | 'onReceived';
	paid: number;
}

export interface Storm {
	lane: (
		id: number,
		receiveUpdates: Lane['receiveUpdates'],
		acknowledge: Lane['acknowledge'],
	) => Lane;
	/** So many different orders are paid; a buyer tries again until the payment is made. */
	sell: (lane: Lane, payments: number) => Promise<void>;
	/** From now on deliveries get lost, arrive twice or arrive late. */
	disturb: () => Promise<void>;
	/** Waits until Telegram keeps nothing back and no run is going on. */
	waitForEnd: (lane: Lane, timeoutMs: number) => Promise<void>;
	/**
	 * Updates that n8n may have lost at a start: while it migrates its database it answers every call
	 * with 200 (abstract-server.js, "n8n is starting up"), so Telegram does not repeat the delivery.
	 */
	countLostAtStart: (lane: Lane) => Promise<number>;
	/** Runs of a lane's workflow, of all states or of some. */
	countRuns: (lane: Lane, status?: readonly string[]) => Promise<number>;
}

interface StormSetting {
	/** The n8n and the sandbox start after the plan is made, so they are asked for late. */
	api: () => N8n['api'];
	sandbox: () => SandboxControl & { url: string };
	/** The node that keeps a payment, by the bot's id. */
	store: (botId: number) => object;
}

/** Tools for a storm of payments; what is killed meanwhile is the test's business. */
export function planStorm({ api, sandbox, store }: StormSetting): Storm {
	const buyUntilPaid = async (one: Lane, customer: number, order: string) => {
		for (;;) {
			const { status } = await sellTea(sandbox(), one.bot, customer, order);
			if (status === 'paid') {
				one.paid++;
				return;
			}
		}
	};

	const countRuns: Storm['countRuns'] = ({ workflow }, status) =>
		executions.countRuns(api(), { workflowId: workflow.id, ...(status && { status }) });

	return {
		lane: (id, receiveUpdates, acknowledge) => {
			const bot = paymentBot(id, () => sandbox().url);
			const name = `${receiveUpdates} ${acknowledge} storm`;
			const workflow = bot.receiver(name, { receiveUpdates, acknowledge }, [store(id)]);
			return { bot, workflow, receiveUpdates, acknowledge, paid: 0 };
		},
		sell: async (one, payments) => {
			const orders = Array.from({ length: payments }, (_, index) => `order-${index}`);
			await Promise.all(
				Array.from({ length: BUYERS }, async (_, buyer) => {
					for (let order = orders.pop(); order !== undefined; order = orders.pop()) {
						await buyUntilPaid(one, one.bot.id * 100 + buyer, order);
					}
				}),
			);
		},
		disturb: async () => {
			for (const fault of [
				{ kind: 'drop', probability: 0.1 },
				{ kind: 'duplicate', probability: 0.1 },
				{ kind: 'delay', delay_ms: 200, probability: 0.1 },
			]) {
				await sandbox().addFault({ scope: 'delivery', update_type: 'message', ...fault });
			}
		},
		waitForEnd: async (one, timeoutMs) => {
			await eventually(
				`the end of ${one.workflow.name}`,
				async () => {
					const { pending_update_count } = await one.bot.call<{ pending_update_count: number }>(
						'getWebhookInfo',
					);
					const isOver =
						pending_update_count === 0 && (await countRuns(one, executions.UNFINISHED)) === 0;
					return isOver ? true : undefined;
				},
				timeoutMs,
			);
		},
		countLostAtStart: async ({ bot }) => {
			const lost = (await sandbox().journal()).filter(
				({ kind, bot_id, answer }) =>
					kind === 'delivery' &&
					bot_id === bot.id &&
					/n8n is starting up/.test(JSON.stringify(answer ?? '')),
			);
			return new Set(lost.map(({ update_id }) => update_id)).size;
		},
		countRuns,
	};
}
