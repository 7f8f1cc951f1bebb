import type { Answer } from './bot-api/answer.js';
import { Dispatcher } from './bot-api/dispatch.js';
import { DeliveryHub } from './delivery/hub.js';
import { watchPlace } from './domain/access/paid.js';
import { Clock } from './domain/clock.js';
import { CheckoutStore } from './domain/checkout/store.js';
import { Events } from './domain/events.js';
import { FaultBox } from './domain/faults.js';
import { Blobs } from './domain/blobs.js';
import { Ids } from './domain/ids.js';
import { InlineAnswers } from './domain/inline/answers.js';
import { Journal } from './domain/journal.js';
import { MiniApps } from './domain/mini-apps/store.js';
import { watchPolls } from './domain/polls.js';
import type { Bot } from './domain/state.js';
import { emptyState } from './domain/state.js';
import { watchSubscription } from './domain/subscriptions.js';
import type { World } from './domain/world.js';
import { plantSeed } from './control/seed.js';
import type { Settings } from './options.js';
import { paramsOf } from './bot-api/params.js';
import { readParams } from './server/read-params.js';
import type { Saved } from './storage.js';

/** Methods that are not run when a bot puts them into its webhook's response. */
const NOT_IN_RESPONSE = new Set(['setwebhook', 'deletewebhook', 'close', 'logout']);

/** One running sandbox: its world and the machinery around it, replaced as a whole by a reset. */
export class Runtime {
	readonly events = new Events();
	world!: World;
	hub!: DeliveryHub;
	dispatcher!: Dispatcher;

	/** Outlives a reset: a bot that goes on running must not meet the ids of before again. */
	private readonly ids: Ids;

	private readonly blobs: Blobs;

	constructor(
		readonly settings: Settings,
		saved?: Saved,
	) {
		this.ids = new Ids(settings.randomSeed);
		this.blobs = new Blobs(settings.filesFolder);
		this.build(saved);
	}

	/** Forgets everything: bots, customers, messages, webhooks, faults, the clock's jumps. */
	reset(): void {
		this.stop();
		this.blobs.clear();
		this.build(undefined);
		this.events.emit({ type: 'reset' });
	}

	stop(): void {
		this.world.checkouts.stop();
		for (const query of this.world.queries.values()) query.settle(undefined);
		this.world.queries.clear();
		this.hub.stop();
		this.world.clock.stop();
	}

	private build(saved: Saved | undefined): void {
		const { settings, events, ids } = this;
		const hub = new DeliveryHub((bot, type, body) => void this.runResponse(bot, type, body));
		const clock = new Clock(() => hub.flights.settle(), saved?.clockAhead);
		const world: World = {
			settings,
			state: saved?.state ?? emptyState(),
			clock,
			blobs: this.blobs,
			ids,
			events,
			journal: new Journal(
				() => clock.now(),
				(entry) => events.isWatched('journal') && events.emit({ type: 'journal', ...entry }),
			),
			faults: new FaultBox(() => ids.random()),
			updates: hub,
			checkouts: new CheckoutStore(clock, ids),
			queries: new Map(),
			inline: new InlineAnswers(),
			miniApps: new MiniApps(),
		};
		this.world = world;
		this.hub = hub;
		this.dispatcher = new Dispatcher(world, hub);
		hub.attach(world);
		for (const subscription of world.state.subscriptions.values()) {
			if (subscription.state !== 'ended') watchSubscription(world, subscription);
		}
		watchPolls(world);
		for (const chat of world.state.chats.values()) {
			for (const id of chat.paidPlaces.keys()) watchPlace(world, chat, id);
		}
		if (!saved && settings.seed) plantSeed(world, settings.seed);
	}

	/** Runs the method a bot put into the response of its webhook; nobody hears what came of it. */
	private async runResponse(bot: Bot, contentType: string, body: Buffer): Promise<void> {
		const { dispatcher } = this;
		try {
			const params = await readParams('', contentType, body);
			const method = params.fields.get('method') ?? '';
			const name = method.toLowerCase();
			if (name === '' || NOT_IN_RESPONSE.has(name) || name.startsWith('get')) return;
			await dispatcher.run({ token: bot.token, method, params, fromResponse: true });
		} catch {
			// Fire and forget: the outcome is discarded, as Telegram does.
		}
	}

	/** A Bot API call without a socket. */
	async call(
		token: string,
		method: string,
		values: Readonly<Record<string, unknown>> = {},
	): Promise<Pick<Answer, 'status' | 'body'>> {
		const { status, body } = await this.dispatcher.run({
			token,
			method,
			params: paramsOf(values),
		});
		return { status, body };
	}
}
