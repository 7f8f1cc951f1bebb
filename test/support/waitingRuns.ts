import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IRunExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';
import { TelegramPayments } from '../../nodes/TelegramPayments/TelegramPayments.node';
import { Conditions } from './conditions';
import { createActionContext, createResumeContext, type RunSetup } from './executeContext';

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
	/** What n8n keeps of the run; a later visit of the node in the same run shares it. */
	runExecutionData: IRunExecutionData;
	setup: RunSetup;
}

/**
 * Does with runs that wait for a webhook what n8n 2.41.1 does: takes calls that carry the token of
 * their run, lets each go on once, and at its time limit.
 */
export class WaitingRuns {
	/** Status codes of all answers to calls for runs, in order. */
	readonly answers: number[] = [];
	/** Calls by which n8n looks whether it reaches itself. */
	ownCalls = 0;
	/** So many calls from now on meet an n8n that is out of order. */
	failures = 0;
	/** What those calls are answered. */
	failure: [status: number, body: unknown] = [502, { message: 'Bad gateway' }];
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
		const execution = { id: String(++this.count), waitingBaseUrl: this.baseUrl };
		return { ...setup, execution };
	}

	/**
	 * Runs the node until it sleeps or has ended. Throws what the node throws.
	 *
	 * @param runExecutionData of an n8n that keeps less of its runs
	 */
	async begin(runSetup: RunSetup, runExecutionData?: IRunExecutionData): Promise<WaitingRun> {
		const run = await this.visit(this.withAddress(runSetup), runExecutionData);
		this.runs.set(run.id, run);
		return run;
	}

	private async visit(setup: RunSetup, earlier?: IRunExecutionData): Promise<WaitingRun> {
		const { context, runExecutionData } = createActionContext(setup, earlier);
		const [items = []] = await new TelegramPayments().execute.call(context);
		const { waitTill } = runExecutionData;
		return {
			id: String(setup.execution?.id),
			status: waitTill ? 'waiting' : 'finished',
			sent: items[0]?.json ?? {},
			waitTill,
			hints: context.hints.map(({ message }) => message),
			outcomes: [],
			input: () => context.getExecuteData().data.main[0] ?? [],
			runExecutionData,
			setup,
		};
	}

	/**
	 * The same run comes to the node once more, as in a loop: it has gone on from its first invoice and now
	 * waits for another.
	 */
	async again(run: WaitingRun, parameters: INodeParameters): Promise<WaitingRun> {
		const setup = { ...run.setup, parameters: { ...run.setup.parameters, ...parameters } };
		const next = await this.visit(setup, run.runExecutionData);
		this.runs.set(next.id, next);
		return next;
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
		const isPage = typeof body === 'string';
		response.writeHead(status, { 'Content-Type': isPage ? 'text/html' : 'application/json' });
		response.end(isPage ? body : JSON.stringify(body));
		if (request.url?.includes('/0/')) this.ownCalls++;
		else this.answers.push(status);
		this.conditions.recheck();
	}

	private async answer(request: IncomingMessage, text: string): Promise<[number, unknown]> {
		if (this.failures > 0) {
			this.failures--;
			return this.failure;
		}
		const url = new URL(request.url ?? '', this.baseUrl);
		const [, , id = ''] = url.pathname.split('/');
		const run = this.runs.get(id);
		if (!run) return [404, { code: 404, message: `The execution "${id}" does not exist.` }];
		const { resumeToken } = run.runExecutionData;
		if (resumeToken !== undefined && url.searchParams.get('signature') !== resumeToken) {
			return [401, { error: 'Invalid token' }];
		}
		if (run.status === 'running') {
			return [409, { code: 409, message: `The execution "${id}" is running already.` }];
		}
		if (run.status === 'finished') {
			return [409, { code: 409, message: `The execution "${id} has finished already.` }];
		}
		const exchange = Object.assign(request, { body: JSON.parse(text), params: {}, query: {} });
		// As read from the database.
		const kept = JSON.parse(JSON.stringify(run.runExecutionData)) as IRunExecutionData;
		const context = createResumeContext(run.setup, exchange, {}, kept);
		const result = await new TelegramPayments().webhook.call(context as IWebhookFunctions);
		if (result.workflowData) this.letGoOn(run, result.workflowData.flat());
		return [200, result.webhookResponse];
	}
}
