/** Something due at a moment of the sandbox's clock. */
export interface Timer {
	readonly due: number;
	readonly order: number;
	run: (() => void) | undefined;
}

const MAX_SLEEP_MS = 2 ** 31 - 1;
/** End of the year 9999: dates beyond it can no longer be written as everybody reads them. */
const LAST_MOMENT = Date.UTC(10_000, 0) - 1;

/** What a sleeper is told when the sandbox stops or is reset: the time will never come. */
export class ClockStopped extends Error {}

/**
 * The sandbox's only clock: real time plus an offset, or frozen. Timers follow it, so a jump fires
 * what falls due on the way, in order.
 */
export class Clock {
	private frozenAt: number | undefined;
	private heap: Timer[] = [];
	private cancelled = 0;
	private orders = 0;
	private alarm: NodeJS.Timeout | undefined;
	private alarmDue = Infinity;
	private jumps: Promise<void> = Promise.resolve();
	/** Where the jump under way ends. */
	private landing: number | undefined;
	private readonly sleepers = new Set<(reason: ClockStopped) => void>();
	private readonly stopListeners = new Set<() => void>();
	private stopped = false;

	/**
	 * @param settle awaited after each timer fired by a jump, so that its consequences happen first
	 * @param offset milliseconds ahead of real time to begin with
	 */
	constructor(
		private readonly settle: () => Promise<void> = async () => {},
		private offset = 0,
	) {}

	/** Milliseconds since the epoch. */
	now(): number {
		return this.frozenAt ?? Date.now() + this.offset;
	}

	/** Seconds since the epoch, as Telegram writes dates. */
	seconds(): number {
		return Math.floor(this.now() / 1000);
	}

	/** Milliseconds ahead of real time. */
	get ahead(): number {
		return this.now() - Date.now();
	}

	get frozen(): boolean {
		return this.frozenAt !== undefined;
	}

	/** Runs `run` once `ms` have passed on this clock. */
	after(ms: number, run: () => void): Timer {
		return this.schedule(this.now(), ms, run);
	}

	/**
	 * Like `after`, but time counts from the end of a jump under way: what is only waited for over and
	 * over again happens once a jump, however long that is.
	 */
	afterJump(ms: number, run: () => void): Timer {
		return this.schedule(this.landing ?? this.now(), ms, run);
	}

	/**
	 * A promise that resolves once `ms` have passed on this clock.
	 * @throws ClockStopped when the clock stops first
	 */
	sleep(ms: number): Promise<void> {
		if (this.stopped) return Promise.reject(new ClockStopped());
		return new Promise((resolve, reject) => {
			this.sleepers.add(reject);
			this.after(ms, () => {
				this.sleepers.delete(reject);
				resolve();
			});
		});
	}

	/** Forgets a timer; harmless when it has fired. */
	cancel(timer: Timer | undefined): void {
		if (!timer?.run) return;
		timer.run = undefined;
		this.cancelled += 1;
		// Cancelled timers would pile up until they fall due; a sorted array is a heap as well.
		if (this.cancelled < 1_000 || this.cancelled * 2 < this.heap.length) return;
		this.heap = this.heap.filter((kept) => kept.run).sort((a, b) => (before(a, b) ? -1 : 1));
		this.cancelled = 0;
	}

	freeze(): void {
		this.frozenAt = this.now();
		this.arm();
	}

	unfreeze(): void {
		if (this.frozenAt === undefined) return;
		this.offset = this.frozenAt - Date.now();
		this.frozenAt = undefined;
		this.arm();
	}

	/**
	 * Moves the clock forward, firing every timer that falls due, in order. Jumps queue up.
	 * @throws RangeError beyond the year 9999
	 */
	advance(ms: number): Promise<void> {
		const jump = this.jumps.then(() => this.jump(ms));
		this.jumps = jump.catch(() => {});
		return jump;
	}

	/** Drops all timers for good; who sleeps is woken with ClockStopped. */
	stop(): void {
		this.stopped = true;
		this.heap = [];
		this.arm();
		for (const reject of this.sleepers) reject(new ClockStopped());
		this.sleepers.clear();
		for (const run of this.stopListeners) run();
		this.stopListeners.clear();
	}

	/** Runs `run` when the clock stops; the returned function takes that back. */
	onStop(run: () => void): () => void {
		this.stopListeners.add(run);
		return () => this.stopListeners.delete(run);
	}

	private schedule(from: number, ms: number, run: () => void): Timer {
		const timer: Timer = { due: from + Math.max(ms, 0), order: this.orders++, run };
		push(this.heap, timer);
		if (timer.due < this.alarmDue) this.arm();
		return timer;
	}

	private async jump(ms: number): Promise<void> {
		if (!(this.now() + ms <= LAST_MOMENT)) {
			throw new RangeError('The clock does not go beyond the year 9999.');
		}
		const wasFrozen = this.frozen;
		this.freeze();
		const target = this.now() + Math.max(ms, 0);
		this.landing = target;
		await this.settle();
		for (let next = this.heap[0]; next && next.due <= target; next = this.heap[0]) {
			pop(this.heap);
			if (!next.run) continue;
			this.frozenAt = Math.max(this.now(), next.due);
			next.run();
			await this.settle();
		}
		this.landing = undefined;
		this.frozenAt = target;
		if (!wasFrozen) this.unfreeze();
	}

	private arm(): void {
		clearTimeout(this.alarm);
		this.alarm = undefined;
		this.alarmDue = Infinity;
		while (this.heap[0] && !this.heap[0].run) pop(this.heap);
		const next = this.heap[0];
		if (!next || this.frozen) return;
		this.alarmDue = next.due;
		this.alarm = setTimeout(
			() => this.ring(),
			Math.min(Math.max(next.due - this.now(), 0), MAX_SLEEP_MS),
		);
		this.alarm.unref();
	}

	private ring(): void {
		while (this.heap[0] && !this.frozen && this.heap[0].due <= this.now()) {
			pop(this.heap)?.run?.();
		}
		this.arm();
	}
}

const before = (a: Timer, b: Timer): boolean =>
	a.due < b.due || (a.due === b.due && a.order < b.order);

function push(heap: Timer[], timer: Timer): void {
	let at = heap.length;
	heap.push(timer);
	while (at > 0) {
		const parent = (at - 1) >> 1;
		const above = heap[parent];
		if (!above || !before(timer, above)) break;
		heap[at] = above;
		at = parent;
	}
	heap[at] = timer;
}

function pop(heap: Timer[]): Timer | undefined {
	const first = heap[0];
	const last = heap.pop();
	if (!first || !last || first === last) return first;
	let at = 0;
	for (;;) {
		let child = at * 2 + 1;
		const left = heap[child];
		if (!left) break;
		const right = heap[child + 1];
		if (right && before(right, left)) child += 1;
		const smaller = heap[child];
		if (!smaller || !before(smaller, last)) break;
		heap[at] = smaller;
		at = child;
	}
	heap[at] = last;
	return first;
}
