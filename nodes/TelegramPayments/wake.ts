import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readAwaited } from '../shared/n8n/awaited';
import { NOT_WOKEN, WOKEN } from '../shared/n8n/wakeRun';

/**
 * Takes the call that is to wake a sleeping run, and lets it go on only with what became of the invoice
 * it waits for. Anything else, such as the payment of an earlier invoice of the same run, changes
 * nothing: the run sleeps on and the sender is told.
 */
export function wake(context: IWebhookFunctions): IWebhookResponseData {
	const { invoice, outcome } = context.getBodyData();
	const isOutcome = typeof outcome === 'object' && outcome !== null && !Array.isArray(outcome);
	if (!isOutcome || typeof invoice !== 'string' || invoice !== readAwaited(context)) {
		context.logger.warn(
			`A call for the sleeping run ${context.getExecutionId()} is about another invoice than the one it waits for. It sleeps on.`,
		);
		return { webhookResponse: NOT_WOKEN };
	}
	return {
		webhookResponse: WOKEN,
		workflowData: [[{ json: outcome as IDataObject, pairedItem: { item: 0 } }]],
	};
}
