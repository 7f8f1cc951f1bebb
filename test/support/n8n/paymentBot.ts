import type { Credential, N8n, Workflow } from './runner';
import { runner } from './runner';
import type { PayOutcome, SandboxControl } from './sandboxControl';

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

export const { idFrom, storeIn, uuidFrom } = runner.parts;

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
			const nodes = [
				runner.parts.paymentTrigger(name, credential, parameters),
				...(then as Array<{ name: string }>),
			];
			return {
				id: idFrom(name),
				name,
				nodes,
				connections: runner.parts.inARow(nodes),
				settings: { executionOrder: 'v1' },
			};
		},
		call: async <T>(method: string, parameters: object = {}) =>
			(await runner.callBot(sandboxUrl(), token, method, parameters)) as T,
	};
}

/** Sells a cup of tea for one Star in a private chat, without n8n's help; the customer pays at once. */
export async function sellTea(
	sandbox: Pick<SandboxControl, 'pay'>,
	bot: PaymentBot,
	customer: number,
	order: string,
): Promise<PayOutcome> {
	const { message_id } = await bot.call<{ message_id: number }>('sendInvoice', {
		chat_id: customer,
		title: 'Tea',
		description: 'A cup of tea',
		payload: order,
		currency: 'XTR',
		prices: [{ label: 'Tea', amount: 1 }],
	});
	return await sandbox.pay({
		bot_id: bot.id,
		customer_id: customer,
		chat_id: customer,
		message_id,
	});
}

/** Puts a workflow into n8n without activating it. */
export async function addWorkflow(n8n: N8n, workflow: Workflow): Promise<{ versionId: string }> {
	return (await runner.workflows.createWorkflow(n8n.api, workflow)) as { versionId: string };
}
