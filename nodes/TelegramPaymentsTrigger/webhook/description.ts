import type { IWebhookDescription } from 'n8n-workflow';
import { webhookFields } from '../../shared/n8n/webhookFields';

/** Where and how n8n takes Telegram's deliveries. */
export const deliveryWebhook: IWebhookDescription = {
	name: 'default',
	path: 'webhook',
	...webhookFields({
		// n8n registers no webhook without a method: polling needs none.
		httpMethod: (parameters) => (parameters.receiveUpdates === 'polling' ? '' : 'POST'),
		responseMode: (parameters) =>
			parameters.acknowledge === 'whenFinished' ? 'lastNode' : 'onReceived',
		// Telegram would run a "method" found in the response, so no data of the run goes back.
		responseData: (parameters) => (parameters.acknowledge === 'whenFinished' ? 'noData' : ''),
	}),
	// By polling there is no address.
	ndvHideUrl: '={{ $parameter["receiveUpdates"] === "polling" }}',
	ndvHideMethod: true,
};
