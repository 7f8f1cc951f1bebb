import { sleep } from 'n8n-workflow';

/** Time as the gate sees it; replaced in tests. */
export interface GateClock {
	now(): number;
	sleep(ms: number): Promise<void>;
}

export interface FloodGateOptions {
	/** Telegram's limit as far as it is known; `Infinity` sends as fast as the caller does. */
	callsPerSecond: number;
	/** Looked at while waiting; ends the wait. */
	isCancelled?: () => boolean;
	clock?: GateClock;
}

/** All calls of one run pass here, so that one told to wait makes the others wait too. */
export interface FloodGate {
	/** Resolves when the next call may start; calls start in the order of asking. */
	pass(): Promise<void>;
	/** Telegram answered a call. */
	succeed(): void;
	/** Telegram said 429: nobody starts for so many milliseconds, and more slowly afterwards. */
	hold(ms: number): void;
}

/**
 * The second in which Telegram counts, and a little more: calls that leave evenly arrive somewhat
 * bunched, and a 429 costs a second or more.
 */
const WINDOW_MS = 1_070;

/** Places that are made up for after a late timer; a busy machine would lose them otherwise. */
const CATCH_UP = 10;

/** Longest single sleep, so that a canceled run ends soon. */
const NAP_MS = 1_000;

/** After a 429: a little below what Telegram had accepted in the last second. */
const CAUTION = 0.95;

/** One 429 may be due to a stutter on the way, so the pace falls at most to this part of itself. */
const LARGEST_STEP = 0.75;

const SLOWEST_PER_SECOND = 1;

const REAL_CLOCK: GateClock = { now: () => Date.now(), sleep };

/**
 * Paces calls and shares the waiting between them.
 *
 * Starts are spaced evenly, and never more of them fall into a second than the limit says. A 429 stops
 * everything for `retry_after` and lowers the pace to what was accepted during the last second (by a
 * quarter at most); each success raises it again, after every further 429 four, nine, sixteen … times
 * more slowly, so that the pace settles below an unknown limit.
 */
export function createFloodGate(options: FloodGateOptions): FloodGate {
	const clock = options.clock ?? REAL_CLOCK;
	let rate = options.callsPerSecond;
	let nextStart = clock.now();
	let heldUntil = 0;
	let holds = 0;
	let accepted: number[] = [];
	let starts: number[] = [];
	let queue: Promise<void> = Promise.resolve();

	/** When one start less than the limit lies in the window. */
	function windowOpensAt(): number {
		const oldest = starts.at(-Math.max(1, Math.floor(rate)));
		return oldest === undefined ? 0 : oldest + WINDOW_MS;
	}

	async function waitTurn(): Promise<void> {
		for (;;) {
			const wait = Math.max(nextStart, heldUntil, windowOpensAt()) - clock.now();
			if (wait <= 0 || options.isCancelled?.() === true) break;
			await clock.sleep(Math.min(wait, NAP_MS));
		}
		const now = clock.now();
		const interval = WINDOW_MS / rate;
		nextStart = Math.max(nextStart, now - CATCH_UP * interval) + interval;
		starts = [...starts.filter((start) => start > now - WINDOW_MS), now];
	}

	function acceptedLately(): number {
		const since = clock.now() - 1_000;
		accepted = accepted.filter((time) => time > since);
		return accepted.length;
	}

	return {
		async pass() {
			queue = queue.then(waitTurn);
			return await queue;
		},
		succeed() {
			acceptedLately();
			accepted.push(clock.now());
			if (holds > 0) rate = Math.min(options.callsPerSecond, rate + 1 / (rate * holds ** 2));
		},
		hold(ms) {
			const now = clock.now();
			if (now >= heldUntil) {
				holds++;
				const leastNext = Number.isFinite(rate) ? rate * LARGEST_STEP : SLOWEST_PER_SECOND;
				rate = Math.min(rate, Math.max(acceptedLately() * CAUTION, leastNext));
			}
			heldUntil = Math.max(heldUntil, now + ms);
			nextStart = Math.max(nextStart, heldUntil);
		},
	};
}
