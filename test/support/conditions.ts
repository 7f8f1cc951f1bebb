/** Lets tests wait until something holds; whoever changes it says so. */
export class Conditions {
	private waiting: Array<{ isDue: () => boolean; resolve: () => void }> = [];

	/** Resolves when the condition holds; it is looked at now and after each {@link recheck}. */
	async until(isDue: () => boolean): Promise<void> {
		if (isDue()) return;
		await new Promise<void>((resolve) => this.waiting.push({ isDue, resolve }));
	}

	/** Something has changed. */
	recheck(): void {
		const due = this.waiting.filter(({ isDue }) => isDue());
		this.waiting = this.waiting.filter((waiter) => !due.includes(waiter));
		for (const { resolve } of due) resolve();
	}
}
