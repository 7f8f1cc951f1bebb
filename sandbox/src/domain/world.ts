import type { Settings } from '../options.js';
import type { Blobs } from './blobs.js';
import type { CheckoutStore } from './checkout/store.js';
import type { Clock } from './clock.js';
import type { Events } from './events.js';
import type { FaultBox } from './faults.js';
import type { InlineAnswers } from './inline/answers.js';
import type { Ids } from './ids.js';
import type { Journal } from './journal.js';
import type { MiniApps } from './mini-apps/store.js';
import type { Bot, State } from './state.js';
import type { UpdateType } from './telegram.js';

/** Where updates for bots go; the delivery layer implements it. */
export interface UpdateSink {
	/**
	 * Queues one update.
	 * @param queue updates of one queue arrive one at a time, in order
	 * @param lifeMs after this long undelivered it is dropped
	 */
	emit(bot: Bot, type: UpdateType, content: unknown, queue: string, lifeMs: number): void;
	/** Runs `run` whenever a bot has taken updates; the returned function ends that. */
	onTaken(run: () => void): () => void;
}

/** A callback or inline query the bot may answer. */
export interface OpenQuery {
	readonly botId: number;
	readonly kind: 'callback' | 'inline';
	readonly customerId: number;
	/** Takes the bot's answer; undefined when none will come any more. */
	settle(answer: unknown): void;
}

/** All of one sandbox: what it remembers and the services that act on it. */
export interface World {
	readonly settings: Settings;
	readonly state: State;
	readonly clock: Clock;
	readonly blobs: Blobs;
	readonly ids: Ids;
	readonly journal: Journal;
	readonly events: Events;
	readonly faults: FaultBox;
	readonly updates: UpdateSink;
	readonly checkouts: CheckoutStore;
	readonly queries: Map<string, OpenQuery>;
	readonly inline: InlineAnswers;
	readonly miniApps: MiniApps;
}

/** A day of the clock; also the life of most undelivered updates. */
export const DAY_MS = 86_400_000;
/** Life of an undelivered shipping, pre-checkout or callback query in a bot's queue. */
export const QUERY_LIFE_MS = 150_000;
