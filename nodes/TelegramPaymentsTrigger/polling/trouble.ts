import { BotApiRefusal } from '../../shared/transport/outcomes';

/** After so many conflicts in a row the trigger gives the bot up. */
const MAX_CONFLICTS = 5;

/** Telegram's code for a bot that something else receives. */
const CONFLICT = 409;

const isRefusal = (error: unknown, errorCode: number): error is BotApiRefusal =>
	error instanceof BotApiRefusal && error.errorCode === errorCode;

/** Whether something else receives the bot's updates; may pass, e.g. when n8n is started anew. */
export const isConflict = (error: unknown): error is BotApiRefusal => isRefusal(error, CONFLICT);

/**
 * Whether polling on makes no sense: the token is not accepted, or somebody else keeps the bot.
 *
 * @param conflicts how many in a row, with this one
 */
export const isFinal = (error: unknown, conflicts: number): error is BotApiRefusal =>
	isRefusal(error, 401) || isRefusal(error, 404) || conflicts >= MAX_CONFLICTS;

/** Why the trigger stops polling, and Telegram's words. */
export function describeEnd(refusal: BotApiRefusal): string {
	const reason = isConflict(refusal)
		? 'Something else receives the updates of this bot (a webhook, or another program that polls). A bot can be received in one place only.'
		: 'Telegram does not accept the bot token any more. Check the Telegram Payments API credential.';
	return `${reason} Telegram said: "${refusal.description}"`;
}
