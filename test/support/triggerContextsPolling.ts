import type {
	IDataObject,
	IRun,
	ITriggerFunctions,
	ITriggerResponse,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { Conditions } from './conditions';
import {
	createTriggerContext,
	createWorkflow,
	isChanged,
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

/** Static data of the node. */
interface StoredNode {
	/** Updates as JSON, one on a line, by bot. */
	carried?: Record<string, string>;
	memory?: { handled?: string; paid?: string };
}

export type RunEnd = 'success' | 'error' | 'unstored' | 'cancelled';

/** A row of n8n's list, as far as its key goes: `new` until the run has really begun. */
type RowStatus = 'new' | 'begun';

/**
 * Does with the poller what n8n 2.41.1 does: starts it, runs what it emits, settles the promise handed
 * to `emit` with the finished run (or rejects it when the run could not be stored or was cancelled),
 * refuses a second run with the key of one that has begun, runs both when the first one still waits,
 * saves static data at each `emit` if it is noted as changed, and takes the note back when that is done.
 */
export class PollingHost {
	readonly runs: EmittedRun[] = [];
	/** What the node gave up with, so that n8n activates it again. */
	readonly errors: string[] = [];
	/** Failed executions that the node reported. */
	readonly failed: string[] = [];
	/** What the node has logged: level and text. */
	readonly logged: Array<[string, string]> = [];
	/** Static data as in n8n's database. */
	staticData: IDataObject = {};
	onRun: (run: EmittedRun) => RunEnd | Promise<RunEnd> = () => 'success';
	/** Keys of runs that n8n's database holds. */
	readonly keys = new Map<string, RowStatus>();
	/** How long n8n's database takes for static data, in milliseconds; `Infinity` for a locked one. */
	saveMs = 1;
	/** Before 2.35 `emit` takes no key, and says nothing of a run that could not be stored. */
	isOld = false;
	/** A run begins as soon as its row is stored; false lets it wait in n8n's queue. */
	begins: (run: EmittedRun) => boolean | Promise<boolean> = () => true;
	private response: ITriggerResponse | undefined;
	private readonly conditions = new Conditions();

	constructor(readonly setup: Omit<TriggerSetup, 'n8nUrl'>) {}

	/** @throws what the node throws when it cannot be activated */
	async start({
		manual = false,
		activation,
	}: { manual?: boolean; activation?: WorkflowActivateMode } = {}): Promise<void> {
		const parameters = { receiveUpdates: 'polling', ...this.setup.parameters };
		const setup = { ...this.setup, parameters, n8nUrl: 'http://127.0.0.1:5678' };
		const workflow = createWorkflow(setup, this.staticData);
		const save = () => {
			if (!isChanged(workflow)) return;
			const saved = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
			if (this.saveMs === Infinity) return;
			setTimeout(() => {
				this.staticData = saved;
				(workflow.staticData as { __dataChanged: boolean }).__dataChanged = false;
				this.conditions.recheck();
			}, this.saveMs);
		};
		const emit: ITriggerFunctions['emit'] = (data, _response, done, deduplicationKey) => {
			save();
			const run: EmittedRun = {
				items: data.flat().map(({ json }) => json),
				outputs: data.flatMap((items, index) => (items.length > 0 ? [index] : [])),
				deduplicationKey,
			};
			void this.execute(run).then(
				(finished) => done?.resolve(finished as IRun),
				(error: Error) => {
					if (!this.isOld) done?.reject(error);
				},
			);
		};
		const context = createTriggerContext(setup, workflow, {
			manual,
			activation,
			emit: this.isOld ? (data, response, done) => emit(data, response, done) : emit,
			emitError: (error) => {
				this.errors.push(error.message);
				this.conditions.recheck();
			},
			saveFailedExecution: (error) => {
				this.failed.push(error.message);
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
		// n8n (2.35 and later) evaluates expressions only while the trigger starts.
		const refuse = () => {
			throw new Error('No bridge acquired for this context');
		};
		Object.defineProperty(context, 'getNodeParameter', { value: refuse });
		await this.response.manualTriggerFunction?.();
	}

	async stop(): Promise<void> {
		await this.response?.closeFunction?.();
		this.response = undefined;
	}

	/** Resolves when so many runs have begun. */
	async runsBegun(count: number): Promise<void> {
		await this.conditions.until(() => this.runs.length >= count);
	}

	async failuresReported(count: number): Promise<void> {
		await this.conditions.until(() => this.failed.length >= count);
	}

	/** Resolves when n8n's database holds such static data of the node. */
	async stored(fits: (node: StoredNode) => boolean): Promise<void> {
		await this.conditions.until(() =>
			fits((this.staticData['node:Telegram Payments Trigger'] ?? {}) as StoredNode),
		);
	}

	private async execute(run: EmittedRun): Promise<IRun | undefined> {
		const { deduplicationKey: key } = run;
		if (key !== undefined) {
			if (this.keys.get(key) === 'begun') return undefined;
			this.keys.set(key, 'new');
		}
		if (!(await this.begins(run))) return await new Promise(() => undefined);
		if (key !== undefined) this.keys.set(key, 'begun');
		this.runs.push(run);
		this.conditions.recheck();
		const end = await this.onRun(run);
		if (end === 'unstored') {
			if (key !== undefined) this.keys.delete(key);
			throw new Error('the run could not be stored');
		}
		if (end === 'cancelled') throw new Error('The execution was cancelled manually');
		return { status: end, mode: 'trigger', finished: true } as unknown as IRun;
	}
}
