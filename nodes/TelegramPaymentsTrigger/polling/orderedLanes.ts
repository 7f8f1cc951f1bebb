/** Runs work with the same key one after another, and work with different keys side by side. */
export class OrderedLanes {
	private readonly lanes = new Map<string, Promise<void>>();

	/** Adds work at the end of its lane. Work must not throw. */
	add(key: string, work: () => Promise<void>): void {
		const previous = this.lanes.get(key) ?? Promise.resolve();
		const current = previous.then(work).then(() => {
			if (this.lanes.get(key) === current) this.lanes.delete(key);
		});
		this.lanes.set(key, current);
	}

	/** Resolves when everything added so far has ended. */
	async idle(): Promise<void> {
		await Promise.all(this.lanes.values());
	}
}
