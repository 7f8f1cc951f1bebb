import { sleep } from 'n8n-workflow';

/** Lets a loop be stopped in the middle of a wait. */
export class StopSignal {
	private readonly controller = new AbortController();
	private readonly stopped: Promise<void>;

	constructor() {
		const { signal } = this.controller;
		this.stopped = new Promise((resolve) => {
			signal.addEventListener('abort', () => resolve(), { once: true });
		});
	}

	get isStopped(): boolean {
		return this.controller.signal.aborted;
	}

	get signal(): AbortSignal {
		return this.controller.signal;
	}

	stop(): void {
		this.controller.abort();
	}

	/** Waits, but not beyond the stop. */
	async pause(ms: number): Promise<void> {
		await Promise.race([sleep(ms), this.stopped]);
	}
}
