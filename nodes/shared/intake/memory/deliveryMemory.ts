import type { IDataObject } from 'n8n-workflow';
import { BoundedSet } from './boundedSet';
import { PaidOrders } from './paidOrders';

/** How many handled updates are remembered. Telegram repeats a delivery within minutes. */
const HANDLED_CAPACITY = 1_000;

/** How many runs without an end are followed at once. */
const RUNNING_CAPACITY = 1_000;

/** The end of a run as far as this process can see it. */
export interface RunInProgress {
	/** `undefined` while it is going on. */
	outcome(): 'succeeded' | 'failed' | undefined;
}

const readNumbers = (value: unknown): number[] =>
	Array.isArray(value) ? value.filter((entry): entry is number => Number.isSafeInteger(entry)) : [];

/**
 * What one trigger node remembers: which updates it has handled, which runs are going on, which
 * orders are paid. Lives in the process; `handled` and `paid` are written to the node's static data,
 * which n8n saves, so that they outlast a restart. Several n8n processes each have their own and
 * meet only in the saved copy.
 */
export class DeliveryMemory {
	private readonly handled = new BoundedSet<number>(HANDLED_CAPACITY);
	private readonly running = new Map<number, RunInProgress>();
	readonly orders = new PaidOrders();

	/**
	 * Takes over what another process or an earlier life of this one saved. Parallel deliveries may
	 * have saved an older state, so what this process knows stays the newer.
	 */
	load(stored: IDataObject): void {
		this.handled.addOlder(readNumbers(stored.handled));
		this.orders.load(stored);
	}

	/** Writes the memory into static data, with an update whose run is about to be stored. */
	save(stored: IDataObject, aboutToBeStored?: number): void {
		const handled = this.handled.toArray();
		stored.handled = aboutToBeStored === undefined ? handled : [...handled, aboutToBeStored];
		this.orders.save(stored);
	}

	/** Whether an update has been dealt with, is being dealt with, or is new (or failed before). */
	statusOf(updateId: number): 'handled' | 'running' | 'new' {
		if (this.handled.has(updateId)) return 'handled';
		const outcome = this.settle(updateId);
		return outcome === 'succeeded' ? 'handled' : outcome === 'running' ? 'running' : 'new';
	}

	/** Whether no run is going on. */
	get isIdle(): boolean {
		return ![...this.running.keys()].some((updateId) => this.settle(updateId) === 'running');
	}

	begin(updateId: number, run: RunInProgress): void {
		this.running.set(updateId, run);
		if (this.running.size > RUNNING_CAPACITY) {
			const [oldest] = this.running.keys();
			if (oldest !== undefined && this.settle(oldest) === 'running') this.running.delete(oldest);
		}
	}

	/** Looks whether a run has ended, and remembers it if so. */
	settle(updateId: number): 'succeeded' | 'failed' | 'running' | 'unknown' {
		const run = this.running.get(updateId);
		if (!run) return 'unknown';
		const outcome = run.outcome();
		if (outcome === undefined) return 'running';
		this.running.delete(updateId);
		if (outcome === 'succeeded') this.handled.add(updateId);
		return outcome;
	}

	markHandled(updateId: number): void {
		this.running.delete(updateId);
		this.handled.add(updateId);
	}
}

const memories = new Map<string, DeliveryMemory>();

/** The memory of one trigger node in this process. */
export function memoryOf(workflowId: string, nodeId: string): DeliveryMemory {
	const key = `${workflowId}:${nodeId}`;
	const memory = memories.get(key) ?? new DeliveryMemory();
	memories.set(key, memory);
	return memory;
}

/**
 * Forgets what only this process knows (a workflow that was deactivated), unless runs go on: the
 * workflow may be published again before they end.
 */
export function forgetMemory(workflowId: string, nodeId: string): void {
	const key = `${workflowId}:${nodeId}`;
	if (memories.get(key)?.isIdle !== false) memories.delete(key);
}
