import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import { callBotApi } from '../../shared/transport/botApi';
import { wantedUpdates } from '../allowedUpdates';
import { isTested } from '../published';
import { Carried } from './carried';
import { Dispatch, type DispatchOptions } from './dispatch';
import { Trouble } from './trouble';
import { UpdateWindow } from './updateWindow';

/** Long poll: Telegram holds the request that long when there is nothing new (its limit is 50 s). */
const LONG_POLL_S = 50;

/** Telegram gives at most 100 updates a call. */
const BATCH_LIMIT = 100;

/** Polling the same offset faster makes Telegram give one update a call (Bot API server, 0.5 s). */
const BUSY_PAUSE_MS = 600;

/** How often to look whether a test run by webhook is over. */
const TEST_PAUSE_MS = 500;

export interface LoopOptions extends Omit<DispatchOptions, 'letGo'> {
	/** Frees the bot of a webhook; throws when somebody else has one. */
	makeWay: () => Promise<void>;
	/** Another loop for the same node has taken over. */
	isReplaced: () => boolean;
}

const idOf = (update: unknown): number => (update as { update_id: number }).update_id;

/** Fetches a bot's updates by long polling, until stopped; trouble is waited out. */
export class Loop {
	private readonly window = new UpdateWindow();
	private readonly dispatch: Dispatch;
	private readonly trouble: Trouble;
	/** The offset that Telegram has been told last. */
	private confirmed = 0;
	private onIdle?: () => void;
	private busySince?: number;

	constructor(
		private readonly trigger: ITriggerFunctions,
		private readonly options: LoopOptions,
	) {
		this.trouble = new Trouble(trigger);
		this.dispatch = new Dispatch(trigger, { ...options, letGo: (ids) => this.letGo(ids) });
	}

	/**
	 * Runs until stopped.
	 *
	 * @param isWayClear whether it is known that no webhook is in the way
	 */
	async run(isWayClear: boolean): Promise<void> {
		const { stop, makeWay, memory } = this.options;
		for (const update of new Carried(this.trigger, memory.label).take()) {
			this.dispatch.accept(update, true);
		}
		let isClear = isWayClear;
		while (!stop.isStopped) {
			try {
				if (isTested(this.trigger)) {
					isClear = false;
					await stop.pause(TEST_PAUSE_MS);
					continue;
				}
				if (!isClear) await makeWay();
				isClear = true;
				await this.fetch();
				this.trouble.isOver();
				await this.dispatch.answers.headStart(stop);
				await this.waitWhileBusy();
			} catch (error) {
				if (stop.isStopped) return;
				const pauseMs = this.trouble.note(error);
				// Somebody may have set a webhook meanwhile.
				if (this.trouble.isConflict) isClear = false;
				await stop.pause(pauseMs);
			}
		}
	}

	/** Waits for answers under way, and tells n8n's database and Telegram what has been dealt with. */
	async close(): Promise<void> {
		this.options.stop.stop();
		await this.dispatch.answers.settle();
		await Promise.all([this.dispatch.backlog.close(), this.confirm()]);
	}

	private async confirm(): Promise<void> {
		if (this.window.offset === this.confirmed) return;
		const parameters = { offset: this.window.offset, limit: 1, timeout: 0 };
		const options = { timeoutMs: 5_000, repeat: false };
		try {
			await callBotApi(this.options.connection, 'getUpdates', parameters, options);
			this.confirmed = parameters.offset;
		} catch (error) {
			// Unconfirmed updates come again and are recognized then.
			this.trigger.logger.debug(`Updates were left unconfirmed: ${(error as Error).message}`);
		}
	}

	/** One `getUpdates`, and everything that follows from it. */
	private async fetch(): Promise<void> {
		const { connection, settings, stop } = this.options;
		const timeout = this.window.isBusy ? 0 : LONG_POLL_S;
		const { offset } = this.window;
		const parameters: IDataObject = {
			offset,
			limit: BATCH_LIMIT,
			timeout,
			allowed_updates: wantedUpdates(settings.events),
		};
		const updates = await callBotApi<unknown[]>(connection, 'getUpdates', parameters, {
			timeoutMs: (timeout + 10) * 1_000,
			signal: stop.signal,
			repeat: false,
		});
		this.confirmed = offset;
		const fresh = updates.filter((update) => this.window.fetch(idOf(update)));
		for (const update of fresh) this.dispatch.accept(update);
		// A hundred updates that are all known hide what comes after them.
		if (fresh.length === 0 && updates.length === BATCH_LIMIT) this.dispatch.hurry();
	}

	/** While Telegram holds updates that are being worked on, the next call would bring them again. */
	private async waitWhileBusy(): Promise<void> {
		const { stop } = this.options;
		if (!this.window.isBusy) {
			this.busySince = undefined;
			return;
		}
		this.busySince ??= Date.now();
		if (Date.now() - this.busySince > BUSY_PAUSE_MS) this.dispatch.backlog.makeRoom(false);
		const idle = new Promise<void>((resolve) => (this.onIdle = resolve));
		await Promise.race([stop.pause(BUSY_PAUSE_MS), idle]);
	}

	/** Telegram need not hold these updates any longer. */
	private letGo(updateIds: number[]): void {
		for (const id of updateIds) this.window.finish(id);
		if (!this.window.isBusy) this.onIdle?.();
		// A run that went on when n8n stopped has ended: n8n waits for such runs, and so can its marks.
		if (this.options.stop.isStopped && !this.options.isReplaced()) void this.close();
	}
}
