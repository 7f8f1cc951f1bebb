import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { Conditions } from './conditions';
import {
	createHookContext,
	createWebhookContext,
	createWorkflow,
	isChanged,
	takeBackChange,
	type TriggerSetup,
	triggerType,
} from './triggerContexts';

/** One run that the node has started. */
export interface HostedRun {
	data: INodeExecutionData[][];
	/** Items of all outputs. */
	items: IDataObject[];
	/** Through the test address of the editor. */
	isTest: boolean;
	/** What the buyer or Telegram had been told when the run began. */
	answeredBefore: boolean;
}

/** What becomes of a run: `unstored` stands for a database that cannot be written. */
export type Outcome = 'success' | 'error' | 'unstored';

/** Long enough for a few answers of the database that keeps the run, as n8n waits for them. */
const STORING_MS = 10;

const storing = () => new Promise((resolve) => setTimeout(resolve, STORING_MS));

/** As written to and read from a database. */
const copyOf = (data: IDataObject): IDataObject => JSON.parse(JSON.stringify(data)) as IDataObject;

/**
 * Does with the trigger node what n8n 2.41.1 does: activates it, receives its webhook over HTTP, keeps
 * its static data. Static data is read for each request and saved after the run is stored
 * (`onReceived`) or has ended (`lastNode`), just before the response.
 */
export class TriggerHost {
	readonly runs: HostedRun[] = [];
	/** Status codes of all responses to Telegram, in order. */
	readonly statuses: number[] = [];
	private givenUp = 0;
	/** Static data as in n8n's database. */
	staticData: IDataObject = {};
	/** Static data of the test run. */
	testData: IDataObject = {};
	/** Decides how runs end; may wait. */
	onRun: (run: HostedRun) => Outcome | Promise<Outcome> = () => 'success';
	private readonly conditions = new Conditions();

	private constructor(
		readonly setup: TriggerSetup,
		private readonly server: ReturnType<typeof createServer>,
	) {}

	static async start(setup: Omit<TriggerSetup, 'n8nUrl'>): Promise<TriggerHost> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const host = new TriggerHost({ ...setup, n8nUrl: `http://127.0.0.1:${port}` }, server);
		server.on('request', (request, response) => void host.serve(request, response));
		return host;
	}

	/** The node's webhook address. */
	get url(): string {
		return `${this.setup.n8nUrl}/webhook/${this.setup.webhookId ?? 'webhook-1'}/webhook`;
	}

	get testUrl(): string {
		return this.url.replace('/webhook/', '/webhook-test/');
	}

	/** Publishes the workflow: registers unless that is done, and cleans up when it fails. */
	async activate(): Promise<void> {
		const workflow = createWorkflow(this.setup, this.staticData);
		const hook = createHookContext(this.setup, workflow);
		const { checkExists, create } = triggerType.webhookMethods.default;
		try {
			if (!(await checkExists.call(hook))) await create.call(hook);
		} catch (error) {
			await this.deactivate();
			throw error;
		}
		this.staticData = copyOf(workflow.staticData);
	}

	async deactivate(): Promise<void> {
		const workflow = createWorkflow(this.setup, this.staticData);
		const hook = createHookContext(this.setup, workflow, { isEnd: true, activation: 'update' });
		await triggerType.webhookMethods.default.delete.call(hook);
		this.staticData = copyOf(workflow.staticData);
	}

	/** Listens for a test event in the editor. */
	async beginTest(): Promise<void> {
		const workflow = createWorkflow(this.setup);
		const hook = createHookContext(this.setup, workflow, { isTest: true, activation: 'manual' });
		const { checkExists, create } = triggerType.webhookMethods.default;
		if (!(await checkExists.call(hook))) await create.call(hook);
		this.testData = copyOf(workflow.staticData);
	}

	async endTest(): Promise<void> {
		const workflow = createWorkflow(this.setup, this.testData);
		const hook = createHookContext(this.setup, workflow, {
			isTest: true,
			isEnd: true,
			activation: 'update',
		});
		await triggerType.webhookMethods.default.delete.call(hook);
	}

	/** Resolves when so many runs have begun. */
	async runsBegun(count: number): Promise<void> {
		await this.until(() => this.runs.length >= count);
	}

	/** Resolves when so many responses have been sent. */
	async statusesSent(count: number): Promise<void> {
		await this.until(() => this.statuses.length >= count);
	}

	/** Resolves when Telegram has given up waiting for so many responses. */
	async connectionsClosed(count: number): Promise<void> {
		await this.until(() => this.givenUp >= count);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		// n8n keeps the body as it came, beside what it reads from it.
		const rawBody = Buffer.concat(chunks);
		const text = rawBody.toString();
		const express = Object.assign(response, {
			status(code: number) {
				response.statusCode = code;
				return express;
			},
			json(body: unknown) {
				response.setHeader('Content-Type', 'application/json; charset=utf-8');
				response.end(JSON.stringify(body));
				return express;
			},
		});
		if (request.url?.startsWith('/webhook-waiting/')) {
			// No run waits here, in n8n's own words; not one of Telegram's deliveries.
			const message = `The execution "${request.url.split('/')[2]}" does not exist.`;
			response.statusCode = 404;
			return void express.json({ code: 404, message });
		}
		response.once('finish', () => {
			// n8n also calls itself, to note that a run has succeeded.
			if (!text.startsWith('{"handled"')) this.statuses.push(response.statusCode);
			this.conditions.recheck();
		});
		response.once('close', () => {
			if (!response.writableFinished) this.givenUp++;
			this.conditions.recheck();
		});
		const isTest = request.url === new URL(this.testUrl).pathname;
		if (!isTest && request.url !== new URL(this.url).pathname)
			return void express.status(404).end();
		let body: unknown;
		try {
			body = JSON.parse(text);
		} catch {
			return void express.status(422).json({ message: 'Failed to parse request body' });
		}
		await this.receive(
			Object.assign(request, { body, rawBody, params: {}, query: {} }),
			express,
			isTest,
		);
	}

	private async receive(
		request: IncomingMessage,
		response: ServerResponse & {
			status(code: number): ServerResponse;
			json(body: unknown): unknown;
		},
		isTest: boolean,
	): Promise<void> {
		const workflow = createWorkflow(this.setup, isTest ? {} : this.staticData);
		const testData = copyOf(this.testData);
		if (isTest) workflow.setTestStaticData(testData);
		const save = () => {
			if (isTest) this.testData = testData;
			else if (isChanged(workflow)) this.staticData = copyOf(workflow.staticData);
		};
		const context = createWebhookContext(this.setup, workflow, { request, response, isTest });
		try {
			const result = await triggerType.webhook.call(context as IWebhookFunctions);
			const answeredBefore = response.writableEnded;
			if (result.noWebhookResponse === true) save();
			if (result.workflowData === undefined) return;
			if (result.noWebhookResponse !== true) {
				takeBackChange(this.setup, workflow);
				await storing();
			}
			const run: HostedRun = {
				data: result.workflowData,
				items: result.workflowData.flat().map(({ json }) => json),
				isTest,
				answeredBefore,
			};
			this.begin(run);
			const ended = this.onRun(run);
			const outcome = this.setup.parameters?.acknowledge === 'whenFinished' ? await ended : ended;
			if (result.noWebhookResponse === true) return;
			if (outcome === 'unstored') throw new Error('There was a problem executing the workflow');
			const failed = this.setup.parameters?.acknowledge === 'whenFinished' && outcome === 'error';
			save();
			if (failed) response.status(500);
			response.json(failed ? { message: 'Error in workflow' } : (result.webhookResponse ?? {}));
		} catch (error) {
			if (!response.headersSent) response.status(500);
			if (!response.writableEnded) response.json({ message: (error as Error).message });
		}
	}

	private begin(run: HostedRun): void {
		this.runs.push(run);
		this.conditions.recheck();
	}

	/** Resolves when a condition holds; looked at after each run and response. */
	async until(isDue: () => boolean): Promise<void> {
		await this.conditions.until(isDue);
	}
}
