import { performance } from 'node:perf_hooks';
import type { DeliveryHub } from '../delivery/hub.js';
import { TELEGRAM_METHODS } from '../data/telegram-methods.js';
import { authorize } from '../domain/bots.js';
import { ClockStopped } from '../domain/clock.js';
import { BotApiError, ControlError, tooMany } from '../domain/errors.js';
import { faultNote } from '../domain/faults.js';
import { maskParameters, shownMethod, shownText } from '../domain/masking.js';
import type { Bot } from '../domain/state.js';
import type { World } from '../domain/world.js';
import { failure, success } from './answer.js';
import type { Answer } from './answer.js';
import { noteOf } from './method.js';
import { METHODS } from './methods/index.js';
import type { Params } from './params.js';
import type { Fault } from '../schema/running.js';

/** The connection is closed without an answer: the call was cut off, or its answer got lost. */
export class ConnectionLost extends Error {}

/** A call through any door. */
export interface CallRequest {
	readonly token: string;
	readonly method: string;
	readonly params: Params;
	/** Set when the call came in a webhook's response. */
	readonly fromResponse?: boolean;
}

/** Runs Bot API calls: authorises, disturbs as told, calls the method, keeps the journal. */
export class Dispatcher {
	constructor(
		private readonly world: World,
		private readonly hub: DeliveryHub,
	) {}

	/** @throws ConnectionLost when a fault takes the connection away */
	async run(request: CallRequest): Promise<Answer> {
		const began = performance.now();
		let bot: Bot | undefined;
		let answer: Answer;
		let lost = false;
		const notes: string[] = [];
		try {
			bot = authorize(this.world, request.token);
			const name = request.method;
			const fault = this.world.faults.strike({ scope: 'method', name, botId: bot.id });
			lost = fault?.kind === 'drop';
			if (fault) await this.disturb(fault, bot, request.method, notes);
			answer = success(await this.call(bot, request, notes));
		} catch (error) {
			if (error instanceof ConnectionLost) throw error;
			// Stopped or reset while the call was held up: nobody can answer it any more.
			if (error instanceof ClockStopped) throw new ConnectionLost();
			answer = refusal(error);
			if (error instanceof BotApiError && error.why !== undefined) notes.push(error.why);
		}
		this.record(request, bot, answer, { lost, notes, ms: performance.now() - began });
		if (lost) throw new ConnectionLost();
		return answer;
	}

	private call(bot: Bot, { method, params }: CallRequest, notes: string[]): unknown {
		const known = METHODS.get(method.toLowerCase());
		if (!known) throw this.missing(method);
		return known.run({ world: this.world, hub: this.hub, bot, params, notes });
	}

	/** Answered as Telegram answers what it has not; a method Telegram has is told of besides. */
	private missing(method: string): BotApiError {
		const name = TELEGRAM_METHODS.get(method.toLowerCase());
		if (name === undefined) return new BotApiError(404, 'Not Found: method not found');
		const why = `${name}: real method, not emulated here.`;
		this.world.settings.log(why);
		return this.world.settings.strict
			? new BotApiError(501, `Not Implemented: ${name} is a real method, not emulated here`)
			: new BotApiError(404, 'Not Found: method not found', {}, why);
	}

	private async disturb(fault: Fault, bot: Bot, method: string, notes: string[]): Promise<void> {
		// What the call's own line will tell needs no second one.
		if (fault.kind !== 'cut' && fault.kind !== 'delay') notes.push(faultNote(fault));
		else {
			this.world.journal.add({
				kind: 'fault',
				bot_id: bot.id,
				method: shownMethod(method),
				status: fault.kind,
				ok: false,
				note: faultNote(fault),
			});
		}
		switch (fault.kind) {
			case 'delay':
				await this.world.clock.sleep(fault.delay_ms ?? 1_000);
				return;
			case 'cut':
				throw new ConnectionLost();
			case '429':
				throw tooMany(fault.retry_after ?? 1);
			case 'refuse':
				throw new BotApiError(
					fault.error_code ?? 500,
					fault.description ?? 'Internal Server Error: request aborted',
					{
						...(fault.retry_after !== undefined && { retry_after: fault.retry_after }),
						...fault.parameters,
					},
				);
			default:
		}
	}

	private record(
		request: CallRequest,
		bot: Bot | undefined,
		{ status, body, text }: Answer,
		{ lost, notes, ms }: { lost: boolean; notes: readonly string[]; ms: number },
	): void {
		const known = METHODS.get(request.method.toLowerCase());
		const unheeded = known && noteOf(known, request.params.fields);
		const note = [...notes, ...(unheeded === undefined ? [] : [unheeded])].join(' ');
		this.world.journal.add({
			kind: 'call',
			...(bot && { bot_id: bot.id }),
			method: shownMethod(request.method),
			parameters: maskParameters(request.params.fields),
			answer: shownText(text),
			...(request.fromResponse && { via: 'response' }),
			status,
			ok: body.ok,
			...(body.description !== undefined && { description: body.description }),
			...(lost && { description: 'the answer was lost on the way' }),
			...(note !== '' && { note }),
			duration_ms: Math.round(ms * 100) / 100,
		});
	}
}

function refusal(error: unknown): Answer {
	if (error instanceof BotApiError) return failure(error);
	if (error instanceof ControlError) return failure(new BotApiError(400, error.message));
	return failure(new BotApiError(500, 'Internal Server Error'));
}
