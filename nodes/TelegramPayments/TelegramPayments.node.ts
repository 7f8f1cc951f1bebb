import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { runOptions } from './actions/options';
import { resourceProperties } from './actions/resources';
import { router } from './actions/router';
import { testProviderToken } from './methods/credentialTest';
import { searchGifts } from './methods/listSearch';

export class TelegramPayments implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Telegram Payments',
		name: 'telegramPayments',
		icon: { light: 'file:telegramPayments.svg', dark: 'file:telegramPayments.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Sell inside Telegram: send invoices, answer checkouts, handle Telegram Stars',
		defaults: { name: 'Telegram Payments' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'telegramPaymentsApi', required: true },
			{
				name: 'telegramPaymentProviderApi',
				required: true,
				testedBy: 'testProviderToken',
				displayOptions: { show: { resource: ['invoice'], paymentMethod: ['provider'] } },
			},
		],
		properties: [...resourceProperties, runOptions],
	};

	methods = { credentialTest: { testProviderToken }, listSearch: { searchGifts } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
