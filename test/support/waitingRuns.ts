import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateUrlSignature } from 'n8n-core';
import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { TelegramPayments } from '../../nodes/TelegramPayments/TelegramPayments.node';
import { Conditions } from './conditions';
import { createActionContext, createResumeContext, type RunSetup } from './executeContext';

const SECRET = 'signs the addresses of waiting runs';

/** A run of the action node that can sleep. */
export interface WaitingRun {
	id: string;
	/** `running`: n8n has not stored yet that it sleeps. */
	status: 'running' | 'waiting' | 'finished';
	/** Output before it went to sleep; nobody sees it unless the run does not sleep. */
	sent: IDataObject;
	waitTill: Date | undefined;
	hints: string[];
	/** What the node gives to the rest of the workflow, each time it goes on. */
	outcomes: IDataObject[];
	/** Input of the node, which n8n lets pass at the time limit. */
	input: () => INodeExecutionData[];
	setup: RunSetup;
}

/**
 * Does with runs that wait for a webhook what n8n 2.41.1 does: takes calls at their signed addresses,
 * lets each go on once, and at its time limit.
 */
export class WaitingRuns {
	/** Status codes of all answers, in order. */
	readonly answers: number[] = [];
	/** So many calls from now on meet an n8n that is out of order. */
	failures = 0;
	private readonly runs = new Map<string, WaitingRun>();
	private readonly conditions = new Conditions();
	private count = 16;

	private constructor(private readonly server: ReturnType<typeof createServer>) {}

	static async start(): Promise<WaitingRuns> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const waiting = new WaitingRuns(server);
		server.on('request', (request, response) => void waiting.serve(request, response));
		return waiting;
	}

	get baseUrl(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook-waiting`;
	}

	/** A run that has an address of its own. */
	withAddress(setup: RunSetup): RunSetup {
		const execution = { id: String(++this.count), waitingBaseUrl: this.baseUrl, secret: SECRET };
		return { ...setup, execution };
	}

	/** Runs the node until it sleeps or has ended. Throws what the node throws. */
	async begin(runSetup: RunSetup): Promise<WaitingRun> {
		const setup = this.withAddress(runSetup);
		const { context, runExecutionData } = createActionContext(setup);
		const [items = []] = await new TelegramPayments().execute.call(context);
		const { waitTill } = runExecutionData;
		const run: WaitingRun = {
			id: String(setup.execution?.id),
			status: waitTill ? 'waiting' : 'finished',
			sent: items[0]?.json ?? {},
			waitTill,
			hints: context.hints.map(({ message }) => message),
			outcomes: [],
			input: () => context.getExecuteData().data.main[0] ?? [],
			setup,
		};
		this.runs.set(run.id, run);
		return run;
	}

	/** The time limit of a run passes. */
	timeOut(run: WaitingRun): void {
		this.letGoOn(run, run.input());
	}

	/** Resolves when a run has gone on. */
	async goneOn(run: WaitingRun): Promise<void> {
		await this.conditions.until(() => run.status === 'finished');
	}

	/** Resolves when so many calls have been answered. */
	async answersSent(count: number): Promise<void> {
		await this.conditions.until(() => this.answers.length >= count);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private letGoOn(run: WaitingRun, items: INodeExecutionData[]): void {
		run.status = 'finished';
		run.outcomes.push(...items.map(({ json }) => json));
		this.conditions.recheck();
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let text = '';
		for await (const chunk of request) text += String(chunk);
		const [status, body] = await this.answer(request, text);
		response.writeHead(status, { 'Content-Type': 'application/json' });
		response.end(JSON.stringify(body));
		this.answers.push(status);
		this.conditions.recheck();
	}

	private async answer(request: IncomingMessage, text: string): Promise<[number, unknown]> {
		if (this.failures > 0) {
			this.failures--;
			return [502, { message: 'Bad gateway' }];
		}
		const url = new URL(request.url ?? '', this.baseUrl);
		const [, , id = ''] = url.pathname.split('/');
		const run = this.runs.get(id);
		if (!run) return [404, { message: `The execution "${id}" does not exist.` }];
		const signature = url.searchParams.get('signature') ?? '';
		if (!validateUrlSignature(signature, url, SECRET)) return [401, {}];
		if (run.status === 'running') {
			return [409, { message: `The execution "${id}" is running already.` }];
		}
		if (run.status === 'finished') {
			return [409, { message: `The execution "${id} has finished already.` }];
		}
		const exchange = Object.assign(request, { body: JSON.parse(text), params: {}, query: {} });
		const context = createResumeContext(run.setup, exchange, {});
		const result = await new TelegramPayments().webhook.call(context as IWebhookFunctions);
		this.letGoOn(run, result.workflowData?.flat() ?? []);
		return [200, result.webhookResponse];
	}
}
