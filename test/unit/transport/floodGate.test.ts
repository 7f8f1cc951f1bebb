import { createFloodGate, type FloodGate } from '../../../nodes/shared/transport/floodGate';
import { runPool } from '../../../nodes/shared/transport/pool';

/** Time that passes only while everybody sleeps. */
class VirtualTime {
	private time = 1_000_000;
	private sleepers: Array<{ at: number; wake: () => void }> = [];
	private pumping = false;

	constructor(private readonly lateness: () => number = () => 0) {}

	now = (): number => this.time;

	sleep = async (ms: number): Promise<void> =>
		await new Promise((wake) => {
			this.sleepers.push({ at: this.time + ms + this.lateness(), wake });
			void this.pump();
		});

	private async pump(): Promise<void> {
		if (this.pumping) return;
		this.pumping = true;
		while (this.sleepers.length > 0) {
			// Lets everything that is ready run before time moves on.
			for (let turn = 0; turn < 20; turn++) await Promise.resolve();
			this.sleepers.sort((a, b) => a.at - b.at);
			const next = this.sleepers.shift();
			if (!next) break;
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
		this.pumping = false;
	}
}

interface Limit {
	perSecond: number;
	retryAfterMs: number;
	latencyMs: number;
}

/** A server with a sliding window of one second; what is beyond it is refused and not counted. */
function createServer(time: VirtualTime, limit: Limit) {
	let window: number[] = [];
	const server = {
		refused: 0,
		async answer(): Promise<boolean> {
			await time.sleep(limit.latencyMs / 2);
			window = window.filter((at) => at > time.now() - 1_000);
			const isAccepted = window.length < limit.perSecond;
			if (isAccepted) window.push(time.now());
			else server.refused++;
			await time.sleep(limit.latencyMs / 2);
			return isAccepted;
		},
	};
	return server;
}

async function deliver(
	time: VirtualTime,
	gate: FloodGate,
	limit: Limit,
	count: number,
	concurrency = 5,
): Promise<{ delivered: number; refused: number; seconds: number }> {
	const server = createServer(time, limit);
	const start = time.now();
	let delivered = 0;
	await runPool(
		count,
		async () => {
			for (;;) {
				await gate.pass();
				if (await server.answer()) break;
				gate.hold(limit.retryAfterMs);
			}
			gate.succeed();
			delivered++;
		},
		{ concurrency, stopAtFirstFailure: true },
	);
	return { delivered, refused: server.refused, seconds: (time.now() - start) / 1_000 };
}

/** Repeatable chance: 0 or more, below 1. */
function createChance(): () => number {
	let state = 42;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return state / 2 ** 31;
	};
}

const setUp = (
	callsPerSecond: number,
	lateness?: () => number,
): { time: VirtualTime; gate: FloodGate } => {
	const time = new VirtualTime(lateness);
	return { time, gate: createFloodGate({ callsPerSecond, clock: time }) };
};

describe('given 1,000 messages', () => {
	it.each([1, 5, 50])(
		'when Telegram takes 30 a second and %i go out at once, then all arrive in 1.15 of the time that takes',
		async (concurrency) => {
			const { time, gate } = setUp(30);
			const limit = { perSecond: 30, retryAfterMs: 1_000, latencyMs: concurrency === 1 ? 20 : 100 };
			const { delivered, seconds } = await deliver(time, gate, limit, 1_000, concurrency);
			expect(delivered).toBe(1_000);
			expect(seconds).toBeLessThan((1_000 / 30) * 1.15);
		},
	);

	it('when timers and answers are late at random, then all still arrive in 1.15 of that time', async () => {
		const chance = createChance();
		// Mostly punctual, now and then late by up to 60 ms.
		const { time, gate } = setUp(30, () => (chance() < 0.2 ? chance() * 60 : chance() * 3));
		const limit = { perSecond: 30, retryAfterMs: 1_000, latencyMs: 100 };
		const { delivered, seconds } = await deliver(time, gate, limit, 1_000, 10);
		expect(delivered).toBe(1_000);
		expect(seconds).toBeLessThan((1_000 / 30) * 1.15);
	});

	it.each([
		[10, 1.25],
		[3, 1.25],
	])(
		'when Telegram takes only %i a second, then all arrive in %p of the time that takes',
		async (perSecond, factor) => {
			const { time, gate } = setUp(30);
			const limit = { perSecond, retryAfterMs: 1_000, latencyMs: 100 };
			const { delivered, seconds } = await deliver(time, gate, limit, 1_000);
			expect(delivered).toBe(1_000);
			expect(seconds).toBeLessThan((1_000 / perSecond) * factor);
		},
	);

	it('when no pace is set, then the first refusals teach it', async () => {
		const { time, gate } = setUp(Infinity);
		const limit = { perSecond: 30, retryAfterMs: 1_000, latencyMs: 100 };
		const { delivered, refused, seconds } = await deliver(time, gate, limit, 1_000);
		expect(delivered).toBe(1_000);
		expect(refused).toBeGreaterThan(0);
		expect(seconds).toBeLessThan((1_000 / 30) * 1.3);
	});
});

describe('given a gate', () => {
	it('when one call is told to wait, then the others wait too', async () => {
		const { time, gate } = setUp(Infinity);
		const start = time.now();
		gate.hold(3_000);
		gate.hold(2_000);
		const passed: number[] = [];
		await Promise.all(
			Array.from({ length: 4 }, async () => {
				await gate.pass();
				passed.push(time.now() - start);
			}),
		);
		expect(passed).toHaveLength(4);
		expect(Math.min(...passed)).toBeGreaterThanOrEqual(3_000);
	});

	it('when the run is cancelled, then a long wait ends within a second', async () => {
		const time = new VirtualTime();
		let isCancelled = false;
		const gate = createFloodGate({
			callsPerSecond: 30,
			clock: time,
			isCancelled: () => isCancelled,
		});
		const start = time.now();
		gate.hold(60_000);
		const passing = gate.pass();
		await time.sleep(1_500);
		isCancelled = true;
		await passing;
		expect(time.now() - start).toBeLessThanOrEqual(2_500);
	});

	it('when one refusal was a passing matter, then the pace comes back', async () => {
		const { time, gate } = setUp(30);
		gate.hold(1_000);
		const limit = { perSecond: 1_000, retryAfterMs: 1_000, latencyMs: 10 };
		await deliver(time, gate, limit, 600);
		const { seconds } = await deliver(time, gate, limit, 300);
		expect(seconds).toBeLessThan(11);
	});

	it('when the real clock is used, then a free gate lets a call through at once', async () => {
		const gate = createFloodGate({ callsPerSecond: Infinity });
		const start = Date.now();
		await gate.pass();
		expect(Date.now() - start).toBeLessThan(500);
	});
});
