import type { Credential, Workflow } from './runner';
import type { ChatMessage } from './sandboxControl';

/** A bot whose pre-checkout queries are answered in one certain way. */
export interface CheckoutBot {
	id: number;
	token: string;
	credential: (sandboxUrl: string) => Credential;
	workflow: (sandboxUrl: string) => Workflow;
}

/** Our trigger, answering by rules; payments go nowhere further. */
export function answeredByRules(id: number, receiveUpdates: 'webhook' | 'polling'): CheckoutBot {
	const token = `${id}:bot-whose-checkouts-our-trigger-answers`;
	const credential = { id: `rulesCredent${id}`.slice(0, 16), name: `Bot ${id}` };
	return {
		id,
		token,
		credential: (baseUrl) => ({
			...credential,
			type: 'telegramPaymentsApi',
			data: { accessToken: token, baseUrl, testEnvironment: false },
		}),
		workflow: () => ({
			id: `rulesWorkflo${id}`.slice(0, 16),
			name: `Checkouts by rules, ${receiveUpdates}`,
			nodes: [
				{
					id: `00000000-0000-4000-8000-00000000${id}`,
					name: 'Telegram Payments Trigger',
					type: 'n8n-nodes-telegram-payments.telegramPaymentsTrigger',
					typeVersion: 2,
					position: [0, 0],
					webhookId: `10000000-0000-4000-8000-00000000${id}`,
					parameters: { receiveUpdates, events: ['successful_payment'] },
					credentials: { telegramPaymentsApi: credential },
				},
			],
			connections: {},
			settings: { executionOrder: 'v1' },
		}),
	};
}

/** The way of published templates: the built-in trigger, then an HTTP Request with the answer. */
export function answeredByBuiltInNodes(id: number): CheckoutBot {
	const token = `${id}:bot-whose-checkouts-built-in-nodes-answer`;
	const credential = { id: `builtCredent${id}`.slice(0, 16), name: `Bot ${id}` };
	return {
		id,
		token,
		credential: (baseUrl) => ({
			...credential,
			type: 'telegramApi',
			data: { accessToken: token, baseUrl },
		}),
		workflow: (baseUrl) => ({
			id: `builtWorkflo${id}`.slice(0, 16),
			name: 'Checkouts by built-in nodes',
			nodes: [
				{
					id: `00000000-0000-4000-8000-00000000${id}`,
					name: 'Telegram Trigger',
					type: 'n8n-nodes-base.telegramTrigger',
					typeVersion: 1.2,
					position: [0, 0],
					webhookId: `10000000-0000-4000-8000-00000000${id}`,
					parameters: { updates: ['pre_checkout_query'], additionalFields: {} },
					credentials: { telegramApi: credential },
				},
				{
					id: `20000000-0000-4000-8000-00000000${id}`,
					name: 'Approve',
					type: 'n8n-nodes-base.httpRequest',
					typeVersion: 4.2,
					position: [300, 0],
					parameters: {
						method: 'POST',
						url: `${baseUrl}/bot${token}/answerPreCheckoutQuery`,
						sendBody: true,
						specifyBody: 'json',
						jsonBody:
							'={{ JSON.stringify({ pre_checkout_query_id: $json.pre_checkout_query.id, ok: true }) }}',
						options: {},
					},
				},
			],
			connections: {
				'Telegram Trigger': { main: [[{ node: 'Approve', type: 'main', index: 0 }]] },
			},
			settings: { executionOrder: 'v1' },
		}),
	};
}

/** Sends an invoice as a bot without n8n, so that the checkout alone is measured. */
export async function sendInvoice(
	sandboxUrl: string,
	bot: CheckoutBot,
	customerId: number,
): Promise<ChatMessage> {
	const response = await fetch(`${sandboxUrl}/bot${bot.token}/sendInvoice`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			chat_id: customerId,
			title: 'Honey',
			description: 'A jar of honey',
			payload: 'order-1',
			provider_token: '284685063:TEST:ZGVtb19zaG9w',
			currency: 'USD',
			prices: [{ label: 'Honey', amount: 1250 }],
		}),
	});
	const body = (await response.json()) as {
		ok: boolean;
		result: ChatMessage;
		description?: string;
	};
	if (!body.ok) throw new Error(`sendInvoice was refused: ${body.description}`);
	return body.result;
}
