import type { IExecuteFunctions, ITriggerFunctions } from 'n8n-workflow';
import { addressBot, type BotCredential } from './botAddress';
import type { BotConnection } from './botApi';
import type { FullResponse } from './envelope';

/**
 * A way to a bot whose credential has been read before, for calls outside of an execution:
 *
 * - those of the poll loop. n8n (2.41) sets up an expression sandbox for every authenticated request
 *   there, about 30 ms of CPU, and a burst of checkouts has no time for that. A changed credential
 *   counts from the next activation;
 * - those after a run. n8n evaluates no expressions of a credential then, and cancels the requests of a
 *   run that was cancelled.
 */
export const connectBot = (
	{ helpers }: ITriggerFunctions | IExecuteFunctions,
	credential: BotCredential,
): BotConnection => ({
	sendAddressed: async (request) =>
		(await helpers.httpRequest(addressBot(credential, request))) as FullResponse,
});
