/**
 * The types of credentials that nodes of other packages work with in the examples.
 * @type {Readonly<Record<string, string>>}
 */
const TYPE_OF_NODE = {
	'n8n-nodes-base.telegram': 'telegramApi',
	'n8n-nodes-base.telegramTrigger': 'telegramApi',
	'n8n-nodes-base.airtable': 'airtableTokenApi',
	'n8n-nodes-base.googleSheets': 'googleApi',
	'n8n-nodes-base.hubspot': 'hubspotAppToken',
	'n8n-nodes-base.postgres': 'postgres',
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 'openAiApi',
};

const OURS = 'n8n-nodes-telegram-payments.';

/**
 * @param {{ type: string, parameters: Record<string, any> }} node
 * @returns {string[]} types of the credentials that it asks for
 */
export function credentialTypesOf({ type, parameters }) {
	if (type.startsWith(OURS)) {
		const provider = parameters.paymentMethod === 'provider' ? ['telegramPaymentProviderApi'] : [];
		return ['telegramPaymentsApi', ...provider];
	}
	if (type === 'n8n-nodes-base.httpRequest') {
		return parameters.nodeCredentialType ? [parameters.nodeCredentialType] : [];
	}
	return type in TYPE_OF_NODE ? [TYPE_OF_NODE[type]] : [];
}

/**
 * Does what a person does after an import: chooses a credential in every node that asks for one. The
 * files themselves name none, so that an n8n never takes one of its own for it by its id or name.
 * @param {import('../n8n/workflows.mjs').Workflow} workflow
 * @param {ReadonlyArray<Pick<import('../n8n/credentials.mjs').Credential, 'id' | 'name' | 'type'>>} credentials
 *   one of each type; what has none of its type stays without, what has been chosen stays chosen
 * @returns {import('../n8n/workflows.mjs').Workflow}
 */
export function bindCredentials(workflow, credentials) {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => {
			const chosen = credentials
				.filter(({ type }) => credentialTypesOf(node).includes(type))
				.map(({ type, id, name }) => [type, { id, name }]);
			const all = { ...Object.fromEntries(chosen), ...node.credentials };
			return Object.keys(all).length === 0 ? node : { ...node, credentials: all };
		}),
	};
}
