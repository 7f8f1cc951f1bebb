/** Gives back a place before the work has ended. */
type GiveBack = () => void;

/** Runs work with the same key one after another, and work with different keys side by side. */
export class OrderedLanes {
	private readonly lanes = new Map<string, Promise<void>>();
	private readonly waiting: Array<() => void> = [];
	private active = 0;

	/** @param limit how much work may go on at once over all lanes */
	constructor(private readonly limit = Infinity) {}

	/**
	 * Adds work at the end of its lane. Work must not throw. Work that hangs may give its place back; its
	 * lane goes on only when it ends.
	 */
	add(key: string, work: (giveBack: GiveBack) => Promise<void>): void {
		const previous = this.lanes.get(key) ?? Promise.resolve();
		const current = previous
			.then(async () => await this.withinLimit(work))
			.then(() => {
				if (this.lanes.get(key) === current) this.lanes.delete(key);
			});
		this.lanes.set(key, current);
	}

	/** Lets one piece of work that waits for a place begin, beyond the limit; false when none waits. */
	hurry(): boolean {
		const next = this.waiting.shift();
		if (!next) return false;
		this.active++;
		next();
		return true;
	}

	private async withinLimit(work: (giveBack: GiveBack) => Promise<void>): Promise<void> {
		if (this.active < this.limit) this.active++;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		let hasPlace = true;
		const giveBack = () => {
			if (!hasPlace) return;
			hasPlace = false;
			this.pass();
		};
		try {
			await work(giveBack);
		} finally {
			giveBack();
		}
	}

	/** The place is handed on, so that nobody else takes it in between. */
	private pass(): void {
		const next = this.active > this.limit ? undefined : this.waiting.shift();
		if (next) next();
		else this.active--;
	}
}
