import { performance } from 'node:perf_hooks';

/** Deliveries slower than this no longer hold up a jump of the clock. */
const PATIENCE_MS = 250;

/** Counts the deliveries under way, so that a jump of the clock can wait for their answers. */
export class Flights {
	private readonly started = new Map<number, number>();
	private count = 0;

	/** Marks a delivery as begun; the returned function marks its end. */
	begin(): () => void {
		const id = this.count++;
		this.started.set(id, performance.now());
		return () => this.started.delete(id);
	}

	/** Resolves once no young delivery is under way. */
	async settle(): Promise<void> {
		do {
			await new Promise((resolve) => setImmediate(resolve));
			await new Promise((resolve) => setImmediate(resolve));
		} while (this.hasYoung());
	}

	private hasYoung(): boolean {
		const oldest = performance.now() - PATIENCE_MS;
		for (const began of this.started.values()) if (began > oldest) return true;
		return false;
	}
}
