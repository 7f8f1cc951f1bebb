import { ClockStopped } from '../domain/clock.js';
import { addPending, dropExpired } from '../domain/inbox.js';
import type { Bot, PendingUpdate, Webhook } from '../domain/state.js';
import { UPDATE_TYPES } from '../domain/telegram.js';
import type { UpdateType } from '../domain/telegram.js';
import type { UpdateSink, World } from '../domain/world.js';
import { Flights } from './flights.js';
import { CONFLICT_SET_WEBHOOK, Poller } from './poller.js';
import { Pusher } from './pusher.js';
import type { ResponseRunner } from './pusher.js';

/** Off unless asked for. */
const OFF_BY_DEFAULT: ReadonlySet<UpdateType> = new Set([
	'chat_member',
	'message_reaction',
	'message_reaction_count',
]);
const MAX_PENDING = 100_000;
const MAX_UPDATE_BYTES = 512 * 1024;

interface Lines {
	readonly poller: Poller;
	pusher: Pusher | undefined;
}

/** Brings updates to bots, by webhook or polling. */
export class DeliveryHub implements UpdateSink {
	readonly flights = new Flights();
	private readonly lines = new Map<number, Lines>();
	private world!: World;
	private readonly takenListeners = new Set<() => void>();
	private stopped = false;

	constructor(private readonly runResponse: ResponseRunner) {}

	/** Joins the hub to its world; deliveries left over from a saved state go on. */
	attach(world: World): void {
		this.world = world;
		for (const bot of world.state.bots.values()) {
			const { webhook } = bot.inbox;
			if (webhook) this.startPusher(bot, this.pusherFor(bot, webhook));
		}
	}

	emit(bot: Bot, type: UpdateType, content: unknown, queue: string, lifeMs: number): void {
		const { inbox } = bot;
		if (!isWanted(bot, type)) return;
		if (inbox.pending.size >= MAX_PENDING) dropExpired(inbox, this.world.clock.now());
		if (inbox.pending.size >= MAX_PENDING) return;
		const id = inbox.nextUpdateId++;
		// A comma and a newline separate the two keys on the wire.
		const text = `{"update_id":${id},\n"${type}":${JSON.stringify(content)}}`;
		if (text.length > MAX_UPDATE_BYTES) return;
		const update: PendingUpdate = {
			id,
			type,
			text,
			queue,
			expires: this.world.clock.now() + lifeMs,
			attempts: 0,
		};
		addPending(inbox, update);
		const lines = this.linesOf(bot);
		if (lines.pusher) lines.pusher.enqueue(update);
		else lines.poller.wake();
	}

	onTaken(run: () => void): () => void {
		this.takenListeners.add(run);
		return () => this.takenListeners.delete(run);
	}

	poller(bot: Bot): Poller {
		return this.linesOf(bot).poller;
	}

	/**
	 * Points a bot's updates to a webhook; what waits is delivered there, or dropped if so asked.
	 * @throws ClockStopped when the hub has stopped: the address may have been looked up meanwhile
	 */
	setWebhook(bot: Bot, webhook: Webhook, dropPending: boolean): void {
		if (this.stopped) throw new ClockStopped();
		// First: when it cannot be made, everything stays as it was.
		const pusher = this.pusherFor(bot, webhook);
		const lines = this.linesOf(bot);
		lines.poller.end(CONFLICT_SET_WEBHOOK);
		lines.pusher?.stop();
		if (dropPending) bot.inbox.pending.clear();
		bot.inbox.webhook = webhook;
		this.startPusher(bot, pusher);
		this.world.events.emit({ type: 'bot', bot_id: bot.id });
	}

	/** Takes the webhook away; what waits is kept for polling. */
	deleteWebhook(bot: Bot): void {
		const lines = this.linesOf(bot);
		lines.pusher?.stop();
		lines.pusher = undefined;
		bot.inbox.webhook = undefined;
		this.world.events.emit({ type: 'bot', bot_id: bot.id });
	}

	stop(): void {
		this.stopped = true;
		for (const { poller, pusher } of this.lines.values()) {
			poller.stop();
			pusher?.stop();
		}
		this.lines.clear();
	}

	private readonly taken = (): void => {
		for (const run of this.takenListeners) run();
	};

	private pusherFor(bot: Bot, webhook: Webhook): Pusher {
		return new Pusher(bot, webhook, {
			world: this.world,
			flights: this.flights,
			runResponse: this.runResponse,
			taken: this.taken,
			giveUp: () => this.deleteWebhook(bot),
		});
	}

	private startPusher(bot: Bot, pusher: Pusher): void {
		this.linesOf(bot).pusher = pusher;
		for (const update of bot.inbox.pending.values()) pusher.enqueue(update);
	}

	private linesOf(bot: Bot): Lines {
		let lines = this.lines.get(bot.id);
		if (!lines) {
			lines = { poller: new Poller(bot, this.world, this.flights, this.taken), pusher: undefined };
			this.lines.set(bot.id, lines);
		}
		return lines;
	}
}

const isWanted = (bot: Bot, type: UpdateType): boolean =>
	bot.inbox.allowed ? bot.inbox.allowed.includes(type) : !OFF_BY_DEFAULT.has(type);

/**
 * The setting an `allowed_updates` list stands for: undefined is Telegram's default. Unknown names
 * are ignored; when nothing known remains the default holds.
 */
export function toAllowed(names: readonly string[]): UpdateType[] | undefined {
	const wanted = new Set(names.map((name) => name.toLowerCase()));
	const allowed = UPDATE_TYPES.filter((type) => wanted.has(type));
	const isDefault =
		allowed.length === UPDATE_TYPES.length - OFF_BY_DEFAULT.size &&
		allowed.every((type) => !OFF_BY_DEFAULT.has(type));
	return allowed.length === 0 || isDefault ? undefined : allowed;
}
