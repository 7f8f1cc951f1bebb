import type { Fault, FaultRule } from '../schema/running.js';

export interface FaultTarget {
	scope: FaultRule['scope'];
	name: string;
	botId: number;
}

/** The faults in force. */
export class FaultBox {
	private readonly faults = new Map<string, Fault>();
	private ids = 0;

	constructor(private readonly random: () => number) {}

	add(rule: FaultRule): Fault {
		this.ids += 1;
		const fault: Fault = { ...rule, id: `fault-${this.ids}`, hits: 0 };
		this.faults.set(fault.id, fault);
		return fault;
	}

	list(): Fault[] {
		return [...this.faults.values()];
	}

	/** Removes one fault; false when there is none with this id. */
	remove(id: string): boolean {
		return this.faults.delete(id);
	}

	clear(): void {
		this.faults.clear();
	}

	/** The fault that strikes this call or delivery, if any; it is counted as struck. */
	strike(target: FaultTarget): Fault | undefined {
		if (this.faults.size === 0) return undefined;
		for (const fault of this.faults.values()) {
			if (!matches(fault, target)) continue;
			if (fault.probability !== undefined && this.random() >= fault.probability) continue;
			fault.hits += 1;
			if (fault.count !== undefined && fault.hits >= fault.count) this.faults.delete(fault.id);
			return fault;
		}
		return undefined;
	}
}

/** Which fault it was, in words. */
export const faultNote = ({ id, kind }: Fault): string => `${id}: ${kind}`;

function matches(fault: Fault, target: FaultTarget): boolean {
	if (fault.scope !== target.scope) return false;
	if (fault.bot_id !== undefined && fault.bot_id !== target.botId) return false;
	const wanted = fault.scope === 'method' ? fault.method : fault.update_type;
	return wanted === undefined || wanted.toLowerCase() === target.name.toLowerCase();
}
