import type { Timer } from '../domain/clock.js';
import { BotApiError } from '../domain/errors.js';
import { dropExpired, isExpired, oldestPending, pendingFrom } from '../domain/inbox.js';
import { shownText } from '../domain/masking.js';
import type { Bot, PendingUpdate } from '../domain/state.js';
import type { World } from '../domain/world.js';
import type { Flights } from './flights.js';

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
const FAR_AHEAD = 10;
const SPIN_MS = 3_000;
const QUICK_SPIN_MS = 500;
const BATCHING_MS = 2;
const CONFLICT_PAUSE_MS = 3_000;

interface Waiting {
	readonly limit: number;
	readonly offset: number;
	timer: Timer | undefined;
	batch: NodeJS.Timeout | undefined;
	resolve(updates: PendingUpdate[]): void;
	reject(error: unknown): void;
}

// The texts of 409, word for word.
const CONFLICT_WEBHOOK_ACTIVE =
	"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const CONFLICT_OTHER_POLL =
	'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
/** What a waiting poll is told when a webhook is set. */
export const CONFLICT_SET_WEBHOOK = 'Conflict: terminated by setWebhook request';

/** Serves `getUpdates` of one bot. */
export class Poller {
	private waiting: Waiting | undefined;
	private previousOffset: number | undefined;
	private previousStart = -Infinity;
	private lastConflict = -Infinity;
	/** Ends the flight of the updates the bot works on: it does so until it polls again. */
	private land: (() => void) | undefined;

	constructor(
		private readonly bot: Bot,
		private readonly world: World,
		private readonly flights: Flights,
		private readonly taken: () => void,
	) {}

	/** Answers at once when something waits, else when something comes or the time is up. */
	async poll(offset: number, limit: number, timeoutS: number): Promise<unknown[]> {
		const { clock } = this.world;
		this.land?.();
		this.land = undefined;
		if (this.bot.inbox.webhook) throw await this.conflict(CONFLICT_WEBHOOK_ACTIVE);
		const now = clock.now();
		const same = offset === this.previousOffset;
		const timeout = same && now < this.previousStart + SPIN_MS ? Math.max(timeoutS, 3) : timeoutS;
		const count = same && now < this.previousStart + QUICK_SPIN_MS ? 1 : limit;
		this.previousOffset = offset;
		this.previousStart = now;
		const from = this.confirm(offset);
		const ready = this.take(from, count);
		if (ready.length > 0 || timeout === 0) return this.deliver(ready);
		this.end(CONFLICT_OTHER_POLL);
		const updates = await new Promise<PendingUpdate[]>((resolve, reject) => {
			const waiting: Waiting = {
				limit: count,
				offset: from,
				resolve,
				reject,
				timer: undefined,
				batch: undefined,
			};
			waiting.timer = clock.afterJump(timeout * 1000, () => this.finish(waiting, []));
			this.waiting = waiting;
		});
		return this.deliver(updates);
	}

	/** A new update is there: answer the waiting poll, after a blink so that batches stay together. */
	wake(): void {
		const { waiting } = this;
		if (!waiting || waiting.batch) return;
		this.takeOff();
		waiting.batch = setTimeout(() => {
			this.finish(waiting, this.take(waiting.offset, waiting.limit));
		}, BATCHING_MS);
	}

	/** Ends the waiting poll with a conflict. */
	end(reason: string): void {
		const { waiting } = this;
		if (!waiting) return;
		this.release(waiting);
		void this.conflict(reason).then(waiting.reject, waiting.reject);
	}

	/** Ends the waiting poll because the sandbox stops or is reset. */
	stop(): void {
		this.land?.();
		if (this.waiting) this.finish(this.waiting, []);
	}

	private finish(waiting: Waiting, updates: PendingUpdate[]): void {
		if (this.waiting !== waiting) return;
		this.release(waiting);
		waiting.resolve(updates);
	}

	private release(waiting: Waiting): void {
		this.world.clock.cancel(waiting.timer);
		clearTimeout(waiting.batch);
		this.waiting = undefined;
	}

	/** Repeated conflicts within three seconds are slowed down. */
	private async conflict(message: string): Promise<BotApiError> {
		const { clock } = this.world;
		const repeated = clock.now() - this.lastConflict < CONFLICT_PAUSE_MS;
		this.lastConflict = clock.now();
		if (repeated) await clock.sleep(CONFLICT_PAUSE_MS);
		return new BotApiError(409, message);
	}

	/** Deletes what the offset confirms; returns the id to read from. */
	private confirm(offset: number): number {
		const { pending, nextUpdateId } = this.bot.inbox;
		if (offset < 0) {
			dropExpired(this.bot.inbox, this.world.clock.now());
			let surplus = pending.size + offset;
			for (const { id } of pendingFrom(this.bot.inbox, 0)) {
				if (surplus-- <= 0) break;
				pending.delete(id);
			}
			return 0;
		}
		const oldest = oldestPending(this.bot.inbox);
		const farAhead = offset > nextUpdateId - 1 + FAR_AHEAD;
		if (oldest === undefined || offset <= oldest || farAhead) return 0;
		for (let id = oldest; id < offset; id += 1) pending.delete(id);
		this.taken();
		return offset;
	}

	private take(from: number, limit: number): PendingUpdate[] {
		const now = this.world.clock.now();
		const taken: PendingUpdate[] = [];
		let bytes = 0;
		for (const update of pendingFrom(this.bot.inbox, from)) {
			if (isExpired(update, now)) {
				this.bot.inbox.pending.delete(update.id);
				continue;
			}
			bytes += update.text.length;
			if (taken.length >= limit || (taken.length > 0 && bytes > MAX_ANSWER_BYTES)) break;
			taken.push(update);
		}
		return taken;
	}

	/** A jump of the clock waits a little for a bot that has updates to work on. */
	private takeOff(): void {
		this.land?.();
		this.land = this.flights.begin();
	}

	private deliver(updates: PendingUpdate[]): unknown[] {
		if (updates.length > 0) this.takeOff();
		return updates.map((update) => {
			update.attempts += 1;
			this.world.journal.add({
				kind: 'delivery',
				via: 'polling',
				bot_id: this.bot.id,
				update_id: update.id,
				update_type: update.type,
				attempt: update.attempts,
				parameters: shownText(update.text),
				status: 200,
				ok: true,
			});
			return JSON.parse(update.text) as unknown;
		});
	}
}
