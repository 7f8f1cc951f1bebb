import type { IExecuteFunctions, ITriggerFunctions } from 'n8n-workflow';
import { addressBot, type BotCredential } from './botAddress';
import { BOT_CREDENTIAL, type BotConnection } from './botApi';
import type { FullResponse } from './envelope';

type Context = ITriggerFunctions | IExecuteFunctions;

function connect({ helpers }: Context, credential: BotCredential): BotConnection {
	return {
		sendAddressed: async (request) =>
			(await helpers.httpRequest(addressBot(credential, request))) as FullResponse,
	};
}

/**
 * Reads the bot credential once for calls outside of an execution:
 *
 * - those of the poll loop. n8n (2.41) sets up an expression sandbox for every authenticated request
 *   there, about 30 ms of CPU, and a burst of checkouts has no time for that. A changed credential
 *   counts from the next activation;
 * - those after a run. n8n evaluates no expressions of a credential then, and cancels the requests of a
 *   run that was cancelled.
 *
 * @param itemIndex whose credential it is, in a run
 */
export async function openBotConnection(
	context: Context,
	itemIndex?: number,
): Promise<BotConnection> {
	return connect(context, await context.getCredentials<BotCredential>(BOT_CREDENTIAL, itemIndex));
}
