/** Runs work with the same key one after another, and work with different keys side by side. */
export class OrderedLanes {
	private readonly lanes = new Map<string, Promise<void>>();
	private readonly waiting: Array<() => void> = [];
	private active = 0;

	/** @param limit how much work may go on at once over all lanes */
	constructor(private readonly limit = Infinity) {}

	/** Adds work at the end of its lane. Work must not throw. */
	add(key: string, work: () => Promise<void>): void {
		const previous = this.lanes.get(key) ?? Promise.resolve();
		const current = previous
			.then(async () => await this.withinLimit(work))
			.then(() => {
				if (this.lanes.get(key) === current) this.lanes.delete(key);
			});
		this.lanes.set(key, current);
	}

	private async withinLimit(work: () => Promise<void>): Promise<void> {
		if (this.active < this.limit) this.active++;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			await work();
		} finally {
			// The place is handed on, so that nobody else takes it in between.
			const next = this.waiting.shift();
			if (next) next();
			else this.active--;
		}
	}
}
