import type { IHookFunctions, ITriggerFunctions } from 'n8n-workflow';
import { waitingBaseUrl } from '../shared/n8n/resumeUrl';
import { findUnreachable } from '../shared/n8n/wakeRun';

/** When a person has just published the workflow. At a start of n8n a proxy may not be up yet. */
const PUBLISHING: ReadonlySet<string> = new Set(['activate', 'update', 'create']);

/**
 * Looks once, when the workflow is published, whether this n8n can call itself where it wakes waiting
 * runs, and says in the log what to do if not. Nothing waits for it and nothing fails by it.
 */
export async function checkOwnAddress(context: IHookFunctions | ITriggerFunctions): Promise<void> {
	if (!PUBLISHING.has(context.getActivationMode())) return;
	try {
		const base = waitingBaseUrl(context);
		const answer = await findUnreachable(context, base);
		if (answer === undefined) return;
		const { host, pathname } = new URL(base);
		context.logger.warn(
			`This n8n does not answer at its own address ${host}${pathname} (${answer}), so payments cannot wake runs of "Send and Wait for Payment". Set N8N_WEBHOOK_URL (older: WEBHOOK_URL) to an address at which n8n reaches itself, without a login or redirection in front of it.`,
		);
	} catch (error) {
		context.logger.debug(`The own address was not checked: ${(error as Error).message}`);
	}
}
