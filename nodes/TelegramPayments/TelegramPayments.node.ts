import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { runOptions } from './actions/run/run.fields';
import { resourceProperties } from './actions/resources';
import { router } from './actions/router';
import { testBot } from '../shared/credentials/testBot';
import { testProviderToken } from './methods/credentialTest';
import { searchGifts } from './methods/listSearch';
import { wake } from './wake';

export class TelegramPayments implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Telegram Payments',
		name: 'telegramPayments',
		icon: { light: 'file:telegramPayments.svg', dark: 'file:telegramPayments.dark.svg' },
		group: ['output'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Sell inside Telegram: send invoices, answer checkouts, handle Telegram Stars',
		defaults: { name: 'Telegram Payments' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'telegramPaymentsApi',
				required: true,
				testedBy: 'testBot',
				// Who checks the Mini App of another bot has no token of it.
				displayOptions: { hide: { verifyBy: ['signature'] } },
			},
			{
				name: 'telegramPaymentProviderApi',
				required: true,
				testedBy: 'testProviderToken',
				displayOptions: {
					show: { resource: ['inlineQuery', 'invoice'], paymentMethod: ['provider'] },
					// Results of an inline query that nobody pays for.
					hide: { resultKind: ['article', 'none'] },
				},
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: '={{ $nodeId }}',
				responseMode: 'onReceived',
				responseData: '',
				isFullPath: true,
				// Called by the trigger to wake a run of "Send and Wait for Payment".
				restartWebhook: true,
			},
		],
		properties: [...resourceProperties, runOptions],
	};

	/** The address is n8n's own and lives as long as the run sleeps: there is nothing to register. */
	webhookMethods = {
		default: {
			checkExists: async (): Promise<boolean> => true,
			create: async (): Promise<boolean> => true,
			delete: async (): Promise<boolean> => true,
		},
	};

	methods = { credentialTest: { testBot, testProviderToken }, listSearch: { searchGifts } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return wake(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
