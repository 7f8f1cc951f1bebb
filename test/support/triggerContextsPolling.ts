import type { IDataObject, IRun, ITriggerResponse } from 'n8n-workflow';
import { Conditions } from './conditions';
import {
	createTriggerContext,
	createWorkflow,
	isChanged,
	takeBackChange,
	type TriggerSetup,
	triggerType,
} from './triggerContexts';

/** One call of `emit`. */
export interface EmittedRun {
	items: IDataObject[];
	/** Which outputs got items. */
	outputs: number[];
	deduplicationKey: string | undefined;
}

const FORGETS_EVERY_MS = 5;

export type RunEnd = 'success' | 'error' | 'unstored';

/**
 * Does with the poller what n8n 2.41.1 does: starts it, runs what it emits, settles the promise handed
 * to `emit` with the finished run (or rejects it when the run could not be stored), refuses a second
 * run with the same key, keeps static data at each `emit` if it is noted as changed.
 */
export class PollingHost {
	readonly runs: EmittedRun[] = [];
	readonly errors: string[] = [];
	/** What the node has logged: level and text. */
	readonly logged: Array<[string, string]> = [];
	/** Static data as in n8n's database. */
	staticData: IDataObject = {};
	onRun: (run: EmittedRun) => RunEnd | Promise<RunEnd> = () => 'success';
	/** Keys of runs that n8n's database holds. */
	readonly keys = new Set<string>();
	private response: ITriggerResponse | undefined;
	private readonly conditions = new Conditions();
	private forgetting?: ReturnType<typeof setInterval>;

	constructor(readonly setup: Omit<TriggerSetup, 'n8nUrl'>) {}

	/** @throws what the node throws when it cannot be activated */
	async start({ manual = false } = {}): Promise<void> {
		const parameters = { receiveUpdates: 'polling', ...this.setup.parameters };
		const setup = { ...this.setup, parameters, n8nUrl: 'http://127.0.0.1:5678' };
		const workflow = createWorkflow(setup, this.staticData);
		const save = () => {
			if (!isChanged(workflow)) return;
			this.staticData = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		};
		// n8n takes the note of a change back after its database has answered, whatever came meanwhile;
		// here at any time, so that only what is noted right before an emit counts.
		this.forgetting = setInterval(() => takeBackChange(setup, workflow), FORGETS_EVERY_MS);
		const context = createTriggerContext(setup, workflow, {
			manual,
			emit: (data, _response, done, deduplicationKey) => {
				save();
				const run: EmittedRun = {
					items: data.flat().map(({ json }) => json),
					outputs: data.flatMap((items, index) => (items.length > 0 ? [index] : [])),
					deduplicationKey,
				};
				void this.execute(run).then(
					(finished) => done?.resolve(finished as IRun),
					(error: Error) => done?.reject(error),
				);
			},
			emitError: (error) => {
				this.errors.push(error.message);
				this.conditions.recheck();
			},
		});
		const note = (level: string) => (text: string) => void this.logged.push([level, text]);
		const logger = {
			error: note('error'),
			warn: note('warn'),
			info: note('info'),
			debug: note('debug'),
		};
		Object.defineProperty(context, 'logger', { value: logger });
		this.response = await triggerType.trigger.call(context);
		await this.response.manualTriggerFunction?.();
	}

	async stop(): Promise<void> {
		clearInterval(this.forgetting);
		await this.response?.closeFunction?.();
		this.response = undefined;
	}

	/** Resolves when so many runs have begun. */
	async runsBegun(count: number): Promise<void> {
		await this.conditions.until(() => this.runs.length >= count);
	}

	async errorsReported(count: number): Promise<void> {
		await this.conditions.until(() => this.errors.length >= count);
	}

	private async execute(run: EmittedRun): Promise<IRun | undefined> {
		if (run.deduplicationKey !== undefined) {
			if (this.keys.has(run.deduplicationKey)) return undefined;
			this.keys.add(run.deduplicationKey);
		}
		this.runs.push(run);
		this.conditions.recheck();
		const end = await this.onRun(run);
		if (end === 'unstored') {
			if (run.deduplicationKey !== undefined) this.keys.delete(run.deduplicationKey);
			throw new Error('the run could not be stored');
		}
		return { status: end, mode: 'trigger', finished: true } as unknown as IRun;
	}
}
