import type { IDataObject, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import { callBotApi } from '../../../nodes/shared/transport/botApi';
import { toNodeError } from '../../../nodes/shared/explain/nodeErrors';
import { createActionContext } from '../../support/executeContext';
import { http } from '../../support/http';
import { BLOCKING_CUSTOMER, BUYER, FOREIGN_CHANNEL, OTHER_BOT } from '../../support/refusals';

const BOT_ID = 123_456_789;

export const BOT_TOKEN = `${BOT_ID}:${'A'.repeat(35)}`;

type SandboxOptions = Parameters<typeof createSandbox>[0];

/** A sandbox that knows the parties of the refusals and is as strict as api.telegram.org. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	return await createSandbox({
		publicWebhooks: true,
		strictShipping: true,
		...options,
		seed: {
			bots: [{ token: `${OTHER_BOT}:${'B'.repeat(35)}` }],
			customers: [{ id: BLOCKING_CUSTOMER }],
			chats: [{ type: 'channel', id: FOREIGN_CHANNEL, title: 'Not ours' }],
		},
	});
}

/** Back to the start: one customer has blocked the bot, another one has written to it. */
export async function restart(sandbox: Sandbox): Promise<void> {
	sandbox.reset();
	sandbox.writeMessage({ token: BOT_TOKEN, customer_id: BUYER, text: '/start' });
	const customer = `${sandbox.url}/api/customers/${BLOCKING_CUSTOMER}`;
	const { status, data } = await http.patch(customer, { block_bot: BOT_ID });
	if (status !== 200) throw new Error(JSON.stringify(data));
}

/** Calls the Bot API as the nodes do, through n8n's own request stack; gives what n8n would show. */
export async function provoke(
	baseUrl: string,
	method: string,
	parameters: IDataObject,
	accessToken: string = BOT_TOKEN,
): Promise<NodeApiError | NodeOperationError> {
	const { context } = createActionContext({
		parameters: {},
		credentials: { telegramPaymentsApi: { accessToken, baseUrl, testEnvironment: false } },
	});
	try {
		await callBotApi(context, method, parameters, { repeat: false });
	} catch (error) {
		return toNodeError(context.getNode(), error, 0);
	}
	throw new Error(`${method} was expected to be refused`);
}
