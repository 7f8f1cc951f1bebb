import { type ITriggerFunctions, NodeOperationError } from 'n8n-workflow';
import { BotApiNoAnswer, BotApiRefusal } from '../../shared/transport/outcomes';
import { backoffMs } from './backoff';

/** A conflict may pass, e.g. when n8n is started anew; one that lasts for so many polls does not. */
const LASTING_CONFLICTS = 5;

/** Telegram's code for a bot that something else receives. */
const CONFLICT = 409;

/** Telegram's codes for a token that it does not accept. */
const REFUSED_TOKEN: ReadonlySet<number | undefined> = new Set([401, 404]);

const codeOf = (error: unknown): number | undefined =>
	error instanceof BotApiRefusal ? error.errorCode : undefined;

/** During an outage Telegram is asked so often at least: once it is back, a buyer waits for ten seconds. */
const OUTAGE_PAUSE_MS = 5_000;

/** Whether Telegram is out of reach, or in trouble itself. */
const isOutage = (error: unknown): boolean =>
	error instanceof BotApiNoAnswer || (codeOf(error) ?? 0) >= 500;

/** Whether Telegram does not accept the bot token. */
export const isTokenRefused = (error: unknown): boolean => REFUSED_TOKEN.has(codeOf(error));

/** Why nothing is received, and Telegram's words. */
function describe(error: Error): string {
	if (error instanceof NodeOperationError) {
		return [error.message, error.description].filter(Boolean).join('. ');
	}
	if (!(error instanceof BotApiRefusal)) return error.message;
	const reason =
		error.errorCode === CONFLICT
			? 'Something else receives the updates of this bot (a webhook, or another program that polls). Only one published workflow can receive a bot’s updates.'
			: 'Telegram does not accept the bot token any more. Check the Telegram Payments API credential.';
	return `${reason} Telegram said: "${error.description}"`;
}

/**
 * What keeps the loop from receiving. Everything is waited out: `emitError` would end the loop, and n8n
 * would start it again at once, so that no pause grows (n8n 2.41 `workflow-trigger-activator.js`,
 * `recoverFromRuntimeTriggerFailure`). What does not pass by itself is put among the workflow's failed
 * executions, once until it is over; that starts the user's error workflow, too.
 */
export class Trouble {
	private failures = 0;
	private conflicts = 0;
	private isReported = false;

	constructor(private readonly trigger: ITriggerFunctions) {}

	/** Whether somebody else received the bot at the last attempt. */
	get isConflict(): boolean {
		return this.conflicts > 0;
	}

	/** Notes a failed attempt; returns how long to wait before the next one, in milliseconds. */
	note(error: unknown): number {
		this.failures++;
		this.conflicts = codeOf(error) === CONFLICT ? this.conflicts + 1 : 0;
		const lasts =
			error instanceof NodeOperationError ||
			isTokenRefused(error) ||
			this.conflicts >= LASTING_CONFLICTS;
		const text = lasts ? describe(error as Error) : (error as Error).message;
		this.trigger.logger.warn(`Telegram could not be polled: ${text}`);
		if (lasts) this.report(text);
		const pauseMs = backoffMs(this.failures);
		return isOutage(error) ? Math.min(pauseMs, OUTAGE_PAUSE_MS) : pauseMs;
	}

	/** An attempt succeeded. */
	isOver(): void {
		if (this.isReported) this.trigger.logger.info('Telegram can be polled again.');
		this.failures = this.conflicts = 0;
		this.isReported = false;
	}

	private report(text: string): void {
		if (this.isReported) return;
		this.isReported = true;
		const { trigger } = this;
		// Older releases have no such function.
		trigger.saveFailedExecution?.(new NodeOperationError(trigger.getNode(), text));
	}
}
