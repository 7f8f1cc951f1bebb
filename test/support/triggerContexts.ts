import { HookContext, TriggerContext, WebhookContext } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type ITriggerFunctions,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	NodeHelpers,
	Workflow,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { TelegramPaymentsApi } from '../../credentials/TelegramPaymentsApi.credentials';
import { TelegramPaymentsTrigger } from '../../nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node';

/** The contexts of n8n-core in which n8n runs the trigger node, for one node of one workflow. */

export interface TriggerSetup {
	/** Parameters as saved; what is left out has the default of the form, as in n8n, except the webhook. */
	parameters?: INodeParameters;
	token: string;
	/** The Bot API, e.g. the sandbox. */
	botApiUrl: string;
	/** Address of this n8n without a trailing slash. */
	n8nUrl: string;
	/** Where this n8n takes calls for waiting runs, when that is elsewhere. */
	waitingBaseUrl?: string;
	workflowId?: string;
	nodeId?: string;
	/** `null` for a node that n8n gave no webhook id. */
	webhookId?: string | null;
}

export const triggerType = new TelegramPaymentsTrigger();
const credentialType = new TelegramPaymentsApi();

function createNode(setup: TriggerSetup): INode {
	const { webhookId = 'webhook-1' } = setup;
	const node: INode = {
		id: setup.nodeId ?? 'node-1',
		name: 'Telegram Payments Trigger',
		type: 'n8n-nodes-telegram-payments.telegramPaymentsTrigger',
		typeVersion: 2,
		position: [0, 0],
		parameters: {},
		credentials: { telegramPaymentsApi: { id: 'credential-1', name: 'Bot' } },
		...(webhookId === null ? {} : { webhookId }),
	};
	const { properties } = triggerType.description;
	const parameters = { receiveUpdates: 'webhook', ...setup.parameters };
	node.parameters =
		NodeHelpers.getNodeParameters(
			properties,
			parameters,
			true,
			false,
			node,
			triggerType.description,
		) ?? {};
	return node;
}

function workflowOn(setup: TriggerSetup, staticData: IDataObject): Workflow {
	return new Workflow({
		id: setup.workflowId ?? 'workflow-1',
		name: 'Shop',
		nodes: [createNode(setup)],
		connections: {},
		active: true,
		nodeTypes: {
			getByName: () => triggerType,
			getByNameAndVersion: () => triggerType,
			getKnownTypes: (): IDataObject => ({}),
		},
		staticData,
	});
}

/** A workflow object as n8n makes one for every request, with its copy of the static data. */
export const createWorkflow = (setup: TriggerSetup, staticData: IDataObject = {}): Workflow =>
	workflowOn(setup, structuredClone(staticData));

/**
 * What n8n 2.41 does when it starts a run (`establishContextForPersistence`): it makes another
 * workflow object on the same static data, which takes back the note that the data has changed.
 */
export function takeBackChange(setup: TriggerSetup, { staticData }: Workflow): void {
	workflowOn(setup, staticData);
}

/** Whether n8n would save the static data: it looks for that note. */
export const isChanged = ({ staticData }: Workflow): boolean =>
	(staticData as { __dataChanged?: boolean }).__dataChanged === true;

export function triggerNodeOf(workflow: Workflow): INode {
	return workflow.getNode('Telegram Payments Trigger') as INode;
}

function createAdditionalData(setup: TriggerSetup): IWorkflowExecuteAdditionalData {
	const credential: ICredentialDataDecryptedObject = {
		accessToken: setup.token,
		baseUrl: setup.botApiUrl,
		testEnvironment: false,
	};
	const credentialsHelper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		authenticate: async (
			data: ICredentialDataDecryptedObject,
			_type: string,
			options: IHttpRequestOptions,
		) =>
			typeof credentialType.authenticate === 'function'
				? await credentialType.authenticate(data, options)
				: options,
		preAuthentication: async () => undefined,
		runPreAuthentication: async () => undefined,
		getDecrypted: async () => credential,
		getCredentialsProperties: () => credentialType.properties,
	};
	return {
		credentialsHelper,
		restApiUrl: `${setup.n8nUrl}/rest`,
		instanceBaseUrl: `${setup.n8nUrl}/`,
		webhookBaseUrl: `${setup.n8nUrl}/webhook`,
		webhookTestBaseUrl: `${setup.n8nUrl}/webhook-test`,
		webhookWaitingBaseUrl: setup.waitingBaseUrl ?? `${setup.n8nUrl}/webhook-waiting`,
		formWaitingBaseUrl: `${setup.n8nUrl}/form-waiting`,
		variables: {},
		hooks: { runHook: async () => undefined },
	} as unknown as IWorkflowExecuteAdditionalData;
}

function webhookDataOf(setup: TriggerSetup, workflow: Workflow, isTest: boolean): IWebhookData {
	const [webhookDescription] = triggerType.description.webhooks ?? [];
	return {
		httpMethod: 'POST',
		node: triggerNodeOf(workflow).name,
		path: 'webhook',
		webhookDescription,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: createAdditionalData(setup),
		isTest,
	} as IWebhookData;
}

/** The context of `checkExists`, `create` and `delete`. */
export function createHookContext(
	setup: TriggerSetup,
	workflow: Workflow,
	{ isTest = false, isEnd = false, activation = 'activate' as WorkflowActivateMode } = {},
): HookContext {
	// n8n takes webhooks away in mode `internal`, those of tests, too (webhooks/test-webhooks.js).
	const mode: WorkflowExecuteMode = isEnd ? 'internal' : isTest ? 'manual' : 'trigger';
	const webhookData = webhookDataOf(setup, workflow, isTest);
	const additionalData = createAdditionalData(setup);
	const node = triggerNodeOf(workflow);
	return new HookContext(workflow, node, additionalData, mode, activation, webhookData);
}

/** The context of `webhook()` for one HTTP request. */
export function createWebhookContext(
	setup: TriggerSetup,
	workflow: Workflow,
	exchange: { request: unknown; response: unknown; isTest?: boolean },
): WebhookContext {
	const additionalData = {
		...createAdditionalData(setup),
		httpRequest: exchange.request,
		httpResponse: exchange.response,
	} as IWorkflowExecuteAdditionalData;
	const isTest = exchange.isTest ?? false;
	const mode: WorkflowExecuteMode = isTest ? 'manual' : 'webhook';
	const webhookData = webhookDataOf(setup, workflow, isTest);
	return new WebhookContext(
		workflow,
		triggerNodeOf(workflow),
		additionalData,
		mode,
		webhookData,
		[],
		null,
	);
}

/** The context of `trigger()`. */
export function createTriggerContext(
	setup: TriggerSetup,
	workflow: Workflow,
	n8n: {
		emit: ITriggerFunctions['emit'];
		emitError: ITriggerFunctions['emitError'];
		saveFailedExecution: ITriggerFunctions['saveFailedExecution'];
		activation?: WorkflowActivateMode;
		manual?: boolean;
	},
): TriggerContext {
	const mode: WorkflowExecuteMode = n8n.manual === true ? 'manual' : 'trigger';
	const node = triggerNodeOf(workflow);
	const noScheduling = { registerCron: () => undefined };
	return new TriggerContext(
		workflow,
		node,
		createAdditionalData(setup),
		mode,
		n8n.activation ?? 'activate',
		n8n.emit,
		n8n.emitError,
		n8n.saveFailedExecution,
		noScheduling,
	);
}
