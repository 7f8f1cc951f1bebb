import { isExpired } from '../domain/inbox.js';
import { shownText } from '../domain/masking.js';
import { ClockStopped } from '../domain/clock.js';
import type { Bot, PendingUpdate, Webhook } from '../domain/state.js';
import type { World } from '../domain/world.js';
import type { Fault } from '../schema/running.js';
import { faultNote } from '../domain/faults.js';
import type { Flights } from './flights.js';
import { Queue } from './queue.js';
import { describe, is2xx, journalFault, refusal } from './outcome.js';
import type { Outcome } from './outcome.js';
import { Poster, PostError } from './post.js';
import type { Reply } from './post.js';

const MAX_RETRY_AFTER_S = 3_600;
const CAUTIOUS_AFTER_MS = 10_000;
const GONE_LIMIT_MS = 23 * 3_600_000;

/** Runs a method a bot put into its webhook's response; the outcome is discarded. */
export type ResponseRunner = (bot: Bot, contentType: string, body: Buffer) => void;

export interface PusherPorts {
	readonly world: World;
	readonly flights: Flights;
	readonly runResponse: ResponseRunner;
	/** Called when the endpoint has taken an update. */
	readonly taken: () => void;
	/** Called when the endpoint has said 410 for too long. */
	readonly giveUp: () => void;
}

interface Lane {
	readonly updates: Queue<PendingUpdate>;
	steps: number;
}

/**
 * Pushes a bot's updates to its webhook: lanes run in parallel, each strictly one update at a time;
 * a failing update blocks its lane until it gets through or expires.
 */
export class Pusher {
	private readonly lanes = new Map<string, Lane>();
	private readonly ready = new Queue<Lane>();
	private readonly poster: Poster;
	private active = 0;
	private lastSuccess: number;
	private failing = false;
	private stopped = false;

	constructor(
		private readonly bot: Bot,
		private readonly webhook: Webhook,
		private readonly ports: PusherPorts,
	) {
		this.poster = new Poster(webhook, ports.world.clock);
		this.lastSuccess = ports.world.clock.now();
	}

	enqueue(update: PendingUpdate): void {
		const lane = this.lanes.get(update.queue);
		if (lane) {
			lane.updates.push(update);
			return;
		}
		const fresh: Lane = { updates: new Queue<PendingUpdate>(), steps: 0 };
		fresh.updates.push(update);
		this.lanes.set(update.queue, fresh);
		this.ready.push(fresh);
		this.pump();
	}

	stop(): void {
		this.stopped = true;
		this.ready.clear();
		this.lanes.clear();
		this.poster.close();
	}

	private limit(): number {
		const { clock } = this.ports.world;
		const cautious = this.failing && clock.now() - this.lastSuccess > CAUTIOUS_AFTER_MS;
		return cautious ? 1 : this.webhook.maxConnections;
	}

	private pump(): void {
		while (!this.stopped && this.active < this.limit()) {
			const lane = this.ready.shift();
			if (!lane) return;
			this.active += 1;
			void this.serve(lane).finally(() => {
				this.active -= 1;
				this.pump();
			});
		}
	}

	/** One attempt for the first update of the lane. */
	private async serve(lane: Lane): Promise<void> {
		const update = lane.updates.first;
		if (!update) return;
		const { world } = this.ports;
		const { clock } = world;
		if (!this.bot.inbox.pending.has(update.id) || isExpired(update, clock.now())) {
			this.bot.inbox.pending.delete(update.id);
			this.advance(lane);
			return;
		}
		update.attempts += 1;
		const began = performance.now();
		const fault = world.faults.strike({ scope: 'delivery', name: update.type, botId: this.bot.id });
		const outcome = await this.attempt(update, fault);
		if (this.stopped) return;
		const accepted = !(outcome instanceof PostError) && is2xx(outcome) && !outcome.lost;
		this.record(update, outcome, fault, accepted, performance.now() - began);
		if (accepted) {
			this.bot.inbox.pending.delete(update.id);
			this.ports.taken();
			this.lastSuccess = clock.now();
			this.failing = false;
			this.webhook.goneSince = undefined;
			this.advance(lane);
		} else this.retryLater(lane, update, outcome);
	}

	private async attempt(update: PendingUpdate, fault: Fault | undefined): Promise<Outcome> {
		const { world, flights } = this.ports;
		if (fault) journalFault(world, this.bot, fault, update);
		if (fault?.kind === 'delay' && !(await this.sleep(fault.delay_ms ?? 1_000))) {
			return new PostError('Webhook connection closed');
		}
		if (fault?.kind === 'cut') return new PostError('Webhook connection closed');
		if (fault?.kind === 'refuse' || fault?.kind === '429') return refusal(fault);
		const land = flights.begin();
		try {
			const reply = await this.poster.send(update.text);
			if (fault?.kind === 'drop') return { ...reply, lost: true };
			if (is2xx(reply)) this.run(reply);
			if (fault?.kind === 'duplicate') this.run(await this.poster.send(update.text));
			return reply;
		} catch (error) {
			if (error instanceof PostError) return error;
			throw error;
		} finally {
			land();
		}
	}

	/** Whether the time has passed; it does not when the sandbox stops. */
	private async sleep(ms: number): Promise<boolean> {
		try {
			await this.ports.world.clock.sleep(ms);
			return true;
		} catch (error) {
			if (error instanceof ClockStopped) return false;
			throw error;
		}
	}

	private run(reply: Reply): void {
		if (this.stopped || reply.body.length === 0) return;
		this.ports.runResponse(this.bot, reply.contentType, reply.body);
	}

	private advance(lane: Lane): void {
		const served = lane.updates.shift();
		lane.steps = 0;
		if (lane.updates.length > 0) this.ready.push(lane);
		else if (served) this.lanes.delete(served.queue);
	}

	private retryLater(lane: Lane, update: PendingUpdate, outcome: Outcome): void {
		const { clock, ids } = this.ports.world;
		this.failing = true;
		this.webhook.lastErrorDate = clock.seconds();
		this.webhook.lastErrorMessage = describe(outcome);
		if (this.isGone(outcome)) {
			this.ports.giveUp();
			return;
		}
		const asked = outcome instanceof PostError ? undefined : outcome.retryAfter;
		let delay: number;
		if (asked !== undefined && asked > 0) delay = Math.min(asked, MAX_RETRY_AFTER_S) * 1000;
		else {
			// The first retry is immediate, then 2, 4, 8 … seconds up to a random cap.
			delay = lane.steps === 0 ? 0 : Math.min(2 ** lane.steps, ids.between(60, 120)) * 1000;
			lane.steps += 1;
		}
		if (clock.now() + delay > update.expires) {
			this.bot.inbox.pending.delete(update.id);
			this.advance(lane);
			return;
		}
		const again = (): void => {
			if (this.stopped) return;
			this.ready.push(lane);
			this.pump();
		};
		if (delay === 0) again();
		else clock.after(delay, again);
	}

	private isGone(outcome: Outcome): boolean {
		const now = this.ports.world.clock.now();
		if (outcome instanceof PostError || outcome.status !== 410) {
			this.webhook.goneSince = undefined;
			return false;
		}
		this.webhook.goneSince ??= now;
		return now - this.webhook.goneSince >= GONE_LIMIT_MS;
	}

	private record(
		update: PendingUpdate,
		outcome: Outcome,
		fault: Fault | undefined,
		ok: boolean,
		ms: number,
	): void {
		const answer = outcome instanceof PostError ? '' : outcome.body.toString();
		const told = fault && fault.kind !== 'delay' && fault.kind !== 'duplicate';
		this.ports.world.journal.add({
			kind: 'delivery',
			via: 'webhook',
			bot_id: this.bot.id,
			update_id: update.id,
			update_type: update.type,
			attempt: update.attempts,
			parameters: shownText(update.text),
			...(answer !== '' && { answer: shownText(answer) }),
			status: outcome instanceof PostError ? 'error' : outcome.status,
			ok,
			...(!ok && { description: describe(outcome) }),
			...(told && { note: faultNote(fault) }),
			duration_ms: Math.round(ms * 100) / 100,
		});
	}
}
