import { ExecuteContext, LoadOptionsContext, WebhookContext } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type ICredentialsHelper,
	type ICredentialType,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRunExecutionData,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
} from 'n8n-workflow';
import { TelegramPaymentProviderApi } from '../../credentials/TelegramPaymentProviderApi.credentials';
import { TelegramPaymentsApi } from '../../credentials/TelegramPaymentsApi.credentials';
import { TelegramPayments } from '../../nodes/TelegramPayments/TelegramPayments.node';

const CREDENTIAL_TYPES: Readonly<Record<string, ICredentialType>> = {
	telegramPaymentsApi: new TelegramPaymentsApi(),
	telegramPaymentProviderApi: new TelegramPaymentProviderApi(),
};

/** Decrypted credential data by credential type. */
export type CredentialData = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/** What n8n's own helper does, without a database: hands out the data and runs `authenticate`. */
function createCredentialsHelper(data: CredentialData): ICredentialsHelper {
	const helper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		authenticate: async (
			credentials: ICredentialDataDecryptedObject,
			typeName: string,
			options: IHttpRequestOptions,
		) => {
			const { authenticate } = CREDENTIAL_TYPES[typeName] ?? {};
			return typeof authenticate === 'function'
				? await authenticate(credentials, options)
				: options;
		},
		preAuthentication: async () => undefined,
		runPreAuthentication: async () => undefined,
		getDecrypted: async (_additionalData: unknown, _credential: unknown, type: string) =>
			data[type],
		getCredentialsProperties: (type: string) => CREDENTIAL_TYPES[type]?.properties ?? [],
	};
	return helper as unknown as ICredentialsHelper;
}

export interface RunSetup {
	/** Parameters as a saved workflow holds them; expressions included. */
	parameters: INodeParameters;
	credentials: CredentialData;
	/** Input items; one empty item when left out. */
	items?: INodeExecutionData[];
	onError?: INode['onError'];
	retryOnFail?: boolean;
	/** How the run began; as from the editor when left out. */
	mode?: WorkflowExecuteMode;
	/** Cancels the execution. */
	signal?: AbortSignal;
	/** For what wakes runs or is woken. */
	execution?: Execution;
}

/** What n8n knows about an execution. */
export interface Execution {
	id: string;
	/** Where n8n takes calls for waiting runs. */
	waitingBaseUrl: string;
}

/** A context of n8n-core for the action node, with everything that it told the editor. */
export interface ActionContext {
	context: ExecuteContext;
	/** Messages sent to the editor while the node runs. */
	uiMessages: string[];
	/** Holds until when the run sleeps, if it does. */
	runExecutionData: IRunExecutionData;
}

/** A workflow of the action node alone, and what n8n adds around it. */
function createWorkflow(setup: RunSetup, uiMessages: string[]) {
	const type: INodeType = new TelegramPayments();
	const node: INode = {
		id: 'node-1',
		name: 'Telegram Payments',
		type: 'n8n-nodes-telegram-payments.telegramPayments',
		typeVersion: 1,
		position: [0, 0],
		parameters: setup.parameters,
		credentials: Object.fromEntries(
			Object.keys(setup.credentials).map((name) => [name, { id: name, name }]),
		),
		...(setup.onError ? { onError: setup.onError } : {}),
		...(setup.retryOnFail ? { retryOnFail: true } : {}),
	};
	const nodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: (): IDataObject => ({}),
	};
	const workflow = new Workflow({
		id: 'workflow-1',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const additionalData = {
		credentialsHelper: createCredentialsHelper(setup.credentials),
		executionId: setup.execution?.id ?? 'execution-1',
		webhookWaitingBaseUrl: setup.execution?.waitingBaseUrl ?? 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1/',
		variables: {},
		hooks: { runHook: async () => undefined },
		sendDataToUI: (_kind: string, data: IDataObject) =>
			void uiMessages.push(JSON.stringify(data.messages)),
	} as unknown as IWorkflowExecuteAdditionalData;
	return { workflow, node: workflow.getNode(node.name) ?? node, additionalData };
}

/** Builds the real n8n-core context in which the action node runs. */
export function createActionContext(
	setup: RunSetup,
	runExecutionData: IRunExecutionData = createRunExecutionData(),
): ActionContext {
	const items = setup.items ?? [{ json: {} }];
	const uiMessages: string[] = [];
	const { workflow, node, additionalData } = createWorkflow(setup, uiMessages);
	const inputData = { [NodeConnectionTypes.Main]: [items] };
	const executeData: IExecuteData = { data: inputData, node, source: null };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		setup.mode ?? 'manual',
		runExecutionData,
		0,
		items,
		inputData,
		executeData,
		[],
		setup.signal,
	);
	return { context, uiMessages, runExecutionData };
}

/** Builds the real n8n-core context in which a call for a sleeping run reaches the action node. */
export function createResumeContext(
	setup: RunSetup,
	httpRequest: unknown,
	httpResponse: unknown,
	runExecutionData: IRunExecutionData | null = null,
): WebhookContext {
	const { workflow, node, additionalData } = createWorkflow(setup, []);
	const [webhookDescription] = new TelegramPayments().description.webhooks ?? [];
	return new WebhookContext(
		workflow,
		node,
		{ ...additionalData, httpRequest, httpResponse } as IWorkflowExecuteAdditionalData,
		'webhook',
		{ httpMethod: 'POST', node: node.name, webhookDescription } as IWebhookData,
		[],
		runExecutionData,
	);
}

/** Builds the real n8n-core context in which the editor fills the node's lists. */
export function createListContext(setup: RunSetup): LoadOptionsContext {
	const { workflow, node, additionalData } = createWorkflow(setup, []);
	return new LoadOptionsContext(workflow, node, additionalData, 'parameters');
}

/** What one run of the action node gave. */
export interface ActionRun {
	/** Output items of the first output. */
	items: INodeExecutionData[];
	/** Output `json`s, for short. */
	json: IDataObject[];
	hints: string[];
	uiMessages: string[];
}

/** Runs the action node once, as n8n would. Throws what the node throws. */
export async function runAction(setup: RunSetup): Promise<ActionRun> {
	const { context, uiMessages } = createActionContext(setup);
	const [items = []] = await new TelegramPayments().execute.call(context);
	return {
		items,
		json: items.map(({ json }) => json),
		hints: context.hints.map(({ message }) => message),
		uiMessages,
	};
}

/** Runs the action node and gives what it threw. @throws Error when it did not throw */
export async function failAction(
	setup: RunSetup,
): Promise<Error & { description?: string | null }> {
	try {
		await runAction(setup);
	} catch (error) {
		return error as Error;
	}
	throw new Error('the node was expected to throw');
}
