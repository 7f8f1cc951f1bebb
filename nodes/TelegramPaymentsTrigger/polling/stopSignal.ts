import { sleep } from 'n8n-workflow';

/** Lets a loop be stopped in the middle of a wait. */
export class StopSignal {
	private readonly controller = new AbortController();
	private readonly pauses = new Set<() => void>();

	get isStopped(): boolean {
		return this.controller.signal.aborted;
	}

	get signal(): AbortSignal {
		return this.controller.signal;
	}

	stop(): void {
		this.controller.abort();
		for (const wake of this.pauses) wake();
	}

	/** Waits, but not beyond the stop. Leaves nothing behind: a poller pauses for months. */
	async pause(ms: number): Promise<void> {
		if (this.isStopped) return;
		let wake = () => {};
		const stopped = new Promise<void>((resolve) => (wake = resolve));
		this.pauses.add(wake);
		await Promise.race([sleep(ms), stopped]);
		this.pauses.delete(wake);
	}
}
