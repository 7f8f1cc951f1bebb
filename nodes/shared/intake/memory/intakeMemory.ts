import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../input/lists';
import type { Bot } from '../../telegram/bot';
import { BoundedSet } from './boundedSet';
import { Orders } from './orders';

/** How many handled updates are remembered. Telegram repeats a delivery within minutes. */
const HANDLED_CAPACITY = 1_000;

/** How many runs without an end are followed at once. */
const RUNNING_CAPACITY = 1_000;

/** What static data holds of the memory. */
interface Stored {
	/** Whose memory it is; that of another bot counts for nothing. */
	bot: string;
	handled: string;
	paid: string;
}

/** A bot of Telegram's test servers is another one, whatever its number. */
const labelOf = ({ id, environment }: Bot): string =>
	`${id ?? 'unknown'}${environment === 'test' ? ':test' : ''}`;

/** Stands among the handled updates. */
const wokenBy = (key: string): string => `woken:${key}`;

/**
 * What one node remembers of one bot: which updates it has handled, which runs are going on, which
 * orders are paid or being paid. Lives in the process; `handled` and `paid` are written to the node's
 * static data, which n8n saves, so that they outlast a restart. Several n8n processes each have their
 * own and meet only in the saved copy.
 */
export class IntakeMemory {
	private readonly handled = new BoundedSet(HANDLED_CAPACITY);
	private readonly running = new Set<string>();
	readonly orders = new Orders();
	/** Tells this bot from others. */
	readonly label: string;

	/** @param bot changes when its server does: that says what is real money */
	constructor(public bot: Bot) {
		this.label = labelOf(bot);
	}

	/**
	 * Takes over what another process or an earlier life of this one saved. Parallel deliveries may
	 * have saved an older state, so what this process knows stays.
	 */
	load(staticData: IDataObject): void {
		const stored = staticData.memory;
		if (!isRecord(stored) || stored.bot !== this.label) return;
		this.handled.takeOver(stored.handled);
		this.orders.load(stored.paid);
	}

	/**
	 * Writes the memory into static data, if that would change it.
	 *
	 * @param aboutToBeStored key of an update that counts as handled once n8n has stored its run: this
	 * process waits for that, a later one learns it from the saved copy
	 */
	save(staticData: IDataObject, aboutToBeStored?: string): void {
		const handled = this.handled.toText();
		const wanted: Stored = {
			bot: this.label,
			handled: aboutToBeStored === undefined ? handled : `${handled} ${aboutToBeStored}`.trim(),
			paid: this.orders.toText(),
		};
		const stored = (isRecord(staticData.memory) ? staticData.memory : {}) as Partial<Stored>;
		const isSame =
			stored.bot === wanted.bot && stored.handled === wanted.handled && stored.paid === wanted.paid;
		if (!isSame) staticData.memory = { ...wanted };
	}

	/** Whether an update has been dealt with, is being dealt with, or is new (or failed before). */
	statusOf(key: string): 'handled' | 'running' | 'new' {
		if (this.handled.has(key)) return 'handled';
		return this.running.has(key) ? 'running' : 'new';
	}

	/** Whether no run is going on. */
	get isIdle(): boolean {
		return this.running.size === 0;
	}

	/** A run begins. */
	begin(key: string): void {
		this.running.add(key);
		const [oldest] = this.running;
		if (this.running.size > RUNNING_CAPACITY) this.running.delete(oldest as string);
	}

	/** A run has ended; one that did not succeed leaves its update new. */
	end(key: string, hasSucceeded: boolean): void {
		this.running.delete(key);
		if (hasSucceeded) this.handled.add(key);
	}

	/**
	 * Whether a waiting run goes on with this payment. A repeat, also one that comes to another process or
	 * after a restart, finds that run finished and must not take it for one that missed its payment.
	 */
	isWoken(key: string): boolean {
		return this.handled.has(wokenBy(key));
	}

	noteWoken(key: string): void {
		this.handled.add(wokenBy(key));
	}

	markHandled(key: string): void {
		this.end(key, true);
	}
}

/** Memories of this process by node, and there by bot: whoever changes the bot starts clean. */
const memories = new Map<string, Map<string, IntakeMemory>>();

/**
 * What one node remembers of one bot in this process, with what static data adds to it.
 *
 * @param node what this process knows the node by
 */
export function memoryOf(node: string, bot: Bot, staticData: IDataObject): IntakeMemory {
	const ofNode = memories.get(node) ?? new Map<string, IntakeMemory>();
	const label = labelOf(bot);
	const memory = ofNode.get(label) ?? new IntakeMemory(bot);
	memories.set(node, ofNode.set(label, memory));
	memory.bot = bot;
	memory.load(staticData);
	return memory;
}

/**
 * Forgets what only this process knows (a workflow that was deactivated), unless runs go on: the
 * workflow may be published again before they end.
 */
export function forgetMemory(node: string): void {
	const all = [...(memories.get(node)?.values() ?? [])];
	if (all.every((memory) => memory.isIdle)) memories.delete(node);
}
