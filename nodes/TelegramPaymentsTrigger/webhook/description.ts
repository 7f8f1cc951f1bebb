import type { INodeParameters, IWebhookDescription } from 'n8n-workflow';

/**
 * Under this key n8n (2.35 and 2.41 do) looks for functions that say the same as a description's
 * expressions, and calls them instead: three expressions cost some 15 ms of CPU a delivery. Older
 * releases know no such key and evaluate the expressions.
 */
const WEBHOOK_RESOLVERS = Symbol.for('n8n.webhookDescriptionResolvers');

/** A field computed from the node's parameters; the function may use nothing from outside. */
function field(resolve: (parameters: INodeParameters) => string) {
	return { template: `={{(${String(resolve)})($parameter)}}`, resolve };
}

// n8n registers no webhook without a method: polling needs none.
const httpMethod = field((parameters) => (parameters.receiveUpdates === 'polling' ? '' : 'POST'));

const responseMode = field((parameters) =>
	parameters.acknowledge === 'whenFinished' ? 'lastNode' : 'onReceived',
);

// Telegram would run a "method" found in the response, so no data of the run goes back.
const responseData = field((parameters) =>
	parameters.acknowledge === 'whenFinished' ? 'noData' : '',
);

/** Where and how n8n takes Telegram's deliveries. */
export const deliveryWebhook: IWebhookDescription = {
	name: 'default',
	path: 'webhook',
	httpMethod: httpMethod.template,
	responseMode: responseMode.template,
	responseData: responseData.template,
	// By polling there is no address.
	ndvHideUrl: '={{ $parameter["receiveUpdates"] === "polling" }}',
	ndvHideMethod: true,
	...{ [WEBHOOK_RESOLVERS]: { httpMethod, responseMode, responseData } },
};
