import type { Credential, N8n, Workflow } from './runner';
import { runner } from './runner';

/** Parameters of the trigger that matter to a test. */
export type TriggerParameters = Record<string, unknown>;

/** A bot of the sandbox, its credential in n8n and workflows that receive it. */
export interface PaymentBot {
	id: number;
	token: string;
	credential: (sandboxUrl: string) => Credential;
	/** A workflow with our trigger; `then` are nodes in a row behind its `successful_payment` output. */
	receiver: (name: string, parameters?: TriggerParameters, then?: object[]) => Workflow;
	/** Calls the Bot API of the sandbox as this bot. */
	call: <T>(method: string, parameters?: object) => Promise<T>;
}

const TRIGGER = 'Telegram Payments Trigger';

/** 16 characters, as n8n wants ids. */
export const idFrom = (text: string): string =>
	text
		.replace(/[^A-Za-z0-9]/g, '')
		.padEnd(16, '0')
		.slice(0, 16);

/** A UUID made of digits, the same for the same name. */
export function uuidFrom(name: string): string {
	const hex = Buffer.from(name).toString('hex').padEnd(32, '0').slice(-32);
	return [hex.slice(0, 8), hex.slice(8, 12), '4000', '8000', hex.slice(20)].join('-');
}

/** Makes a bot; `sandboxUrl` is asked for late, because the sandbox starts after the plan is made. */
export function paymentBot(id: number, sandboxUrl: () => string): PaymentBot {
	const token = `${id}:bot-of-the-end-to-end-tests-000000000`;
	const credential = { id: idFrom(`paymentBot${id}`), name: `Bot ${id}` };
	return {
		id,
		token,
		credential: (baseUrl) => ({
			...credential,
			type: 'telegramPaymentsApi',
			data: { accessToken: token, baseUrl, testEnvironment: false },
		}),
		receiver: (name, parameters = {}, then = []) => {
			const nodes = then as Array<{ name: string }>;
			const names = [TRIGGER, ...nodes.map((node) => node.name)];
			return {
				id: idFrom(name),
				name,
				nodes: [
					{
						id: uuidFrom(`node ${name}`),
						name: TRIGGER,
						type: 'n8n-nodes-telegram-payments.telegramPaymentsTrigger',
						typeVersion: 2,
						position: [0, 0],
						webhookId: uuidFrom(`hook ${name}`),
						parameters: { events: ['successful_payment'], ...parameters },
						credentials: { telegramPaymentsApi: credential },
					},
					...nodes,
				],
				connections: Object.fromEntries(
					nodes.map((node, index) => [
						names[index],
						{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
					]),
				),
				settings: { executionOrder: 'v1' },
			};
		},
		call: async <T>(method: string, parameters: object = {}) => {
			const response = await fetch(`${sandboxUrl()}/bot${token}/${method}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(parameters),
			});
			const body = (await response.json()) as { ok: boolean; result: T; description?: string };
			if (!body.ok) throw new Error(`${method} was refused: ${body.description}`);
			return body.result;
		},
	};
}

/** A node that keeps a payment in a Data Table, one row for each `idempotency_key`. */
export function storeIn(table: string): object {
	return {
		id: uuidFrom(`store ${table}`),
		name: 'Store',
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1,
		position: [260, 0],
		parameters: {
			resource: 'row',
			operation: 'upsert',
			dataTableId: { __rl: true, mode: 'name', value: table },
			matchType: 'allConditions',
			filters: {
				conditions: [
					{
						keyName: 'idempotency_key',
						condition: 'eq',
						keyValue: '={{ $json.idempotency_key }}',
					},
				],
			},
			columns: {
				mappingMode: 'defineBelow',
				value: {
					idempotency_key: '={{ $json.idempotency_key }}',
					order_id: '={{ $json.order_id }}',
				},
				matchingColumns: [],
				schema: ['idempotency_key', 'order_id'].map((id) => ({
					id,
					displayName: id,
					required: false,
					defaultMatch: false,
					display: true,
					type: 'string',
					readOnly: false,
					removed: false,
				})),
			},
			options: {},
		},
	};
}

/** Puts a workflow into n8n without activating it. */
export async function addWorkflow(n8n: N8n, workflow: Workflow): Promise<{ versionId: string }> {
	return (await runner.workflows.createWorkflow(n8n.api, workflow)) as { versionId: string };
}
