import type { ITriggerFunctions } from 'n8n-workflow';
import { addressBot, type BotCredential } from './botAddress';
import { BOT_CREDENTIAL, type BotConnection } from './botApi';
import type { FullResponse } from './envelope';

function connect(trigger: ITriggerFunctions, credential: BotCredential): BotConnection {
	return {
		sendAddressed: async (request) =>
			(await trigger.helpers.httpRequest(addressBot(credential, request))) as FullResponse,
	};
}

/**
 * Reads the bot credential once for many calls. For the poll loop only: outside of an execution n8n
 * (2.41) sets up an expression sandbox for every authenticated request, about 30 ms of CPU, and a
 * burst of checkouts has no time for that. A changed credential counts from the next activation.
 */
export async function openBotConnection(trigger: ITriggerFunctions): Promise<BotConnection> {
	return connect(trigger, await trigger.getCredentials<BotCredential>(BOT_CREDENTIAL));
}
