/**
 * Which updates of a bot have been fetched, finished and may be confirmed. Telegram confirms by
 * number: asking for updates from `offset` on deletes everything below it (Bot API: getUpdates), so
 * the offset must not pass an update that is not finished. Pure.
 */
export class UpdateWindow {
	private readonly unfinished = new Set<number>();
	private readonly finished = new Set<number>();
	private lowest: number | undefined;

	/** Offset for the next `getUpdates`: everything below has been finished. */
	get offset(): number {
		return this.lowest ?? 0;
	}

	/** Whether updates that Telegram still holds are being worked on. */
	get isBusy(): boolean {
		return this.unfinished.size > 0;
	}

	/** Notes a fetched update; false when it is already known. */
	fetch(updateId: number): boolean {
		if (this.lowest !== undefined && updateId < this.lowest) {
			// After a week without updates Telegram may start from another number.
			if (!this.isBusy && this.finished.size === 0) this.lowest = undefined;
			else return false;
		}
		if (this.unfinished.has(updateId) || this.finished.has(updateId)) return false;
		this.unfinished.add(updateId);
		this.lowest ??= updateId;
		return true;
	}

	/** Notes that an update is dealt with; the offset moves on as far as it can. */
	finish(updateId: number): void {
		if (!this.unfinished.delete(updateId)) return;
		this.finished.add(updateId);
		const barrier = Math.min(...this.unfinished);
		for (const id of this.finished) {
			if (id < barrier) {
				this.finished.delete(id);
				this.lowest = Math.max(this.lowest ?? 0, id + 1);
			}
		}
	}
}
