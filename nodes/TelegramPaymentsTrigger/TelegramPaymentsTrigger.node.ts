import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { testBot } from '../shared/credentials/testBot';
import { startPolling } from './polling/start';
import { showInTestRun } from '../shared/n8n/testRuns';
import { outputsExpression } from './outputs';
import { triggerProperties } from './trigger.description';
import { deliveryWebhook } from './webhook/description';
import { isRegistered, register, unregister } from './webhook/lifecycle';
import { receiveDelivery } from './webhook/receive';

export class TelegramPaymentsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Telegram Payments Trigger',
		name: 'telegramPaymentsTrigger',
		icon: {
			light: 'file:../TelegramPayments/telegramPayments.svg',
			dark: 'file:../TelegramPayments/telegramPayments.dark.svg',
		},
		group: ['trigger'],
		// n8n evaluates an expression in every delivery to a trigger of version 1, some 5 ms of CPU.
		version: [2],
		subtitle: '={{ $parameter["events"].join(", ").replaceAll("_", " ") }}',
		description: 'Starts the workflow when someone pays in Telegram, and answers checkouts in time',
		eventTriggerDescription: 'Send your bot a message or pay an invoice',
		activationMessage:
			'Your bot now answers checkouts and receives payments. To try it, send your bot a message or pay an invoice in Telegram.',
		triggerPanel: {
			header: 'Wait for your bot to receive an update',
			executionsHelp: {
				inactive:
					"<b>While building your workflow</b>, click the button, then send your bot a message or pay an invoice in Telegram. The update appears in this editor.<br /><br /><b>When you're done</b>, publish the workflow. Then every update starts it. These executions show in the <a data-key='executions'>executions list</a>, not in the editor.",
				active:
					"<b>While building your workflow</b>, click the button, then send your bot a message or pay an invoice in Telegram. The update appears in this editor.<br /><br /><b>The workflow is published</b>, so every update starts it. These executions show in the <a data-key='executions'>executions list</a>, not in the editor.",
			},
			activationHint:
				'After you build your workflow, publish it to receive updates continuously. These executions do not show here.',
		},
		defaults: { name: 'Telegram Payments Trigger' },
		inputs: [],
		outputs: outputsExpression,
		credentials: [{ name: 'telegramPaymentsApi', required: true, testedBy: 'testBot' }],
		webhooks: [deliveryWebhook],
		properties: triggerProperties,
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await register(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this);
				return true;
			},
		},
	};

	methods = { credentialTest: { testBot } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery(this);
	}

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		if (this.getNodeParameter('receiveUpdates') === 'polling') return await startPolling(this);
		// n8n starts every trigger; with a webhook there is nothing to start here, only something to show.
		return this.getMode() === 'manual' ? showInTestRun(this) : {};
	}
}
