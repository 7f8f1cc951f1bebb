import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/**
 * What a sleeping node waits for, kept with its run. n8n checks that a call which wakes a run is signed
 * for its execution and node; what the call is about is for the node to compare.
 *
 * It stands in the node's context, which n8n stores with the run. In `webhook()` there is no
 * `getContext`, but expressions read the same data (n8n 2.41.1: WebhookContext gets the run's data,
 * workflow-data-proxy `contextGetter`); tried in real n8n by test/e2e/trigger/wakeAnswers.test.ts.
 */
const KEY = 'awaited';

/** Notes what the node waits for. A later visit of the same node in the same run replaces it. */
export function noteAwaited(context: IExecuteFunctions, awaited: string): void {
	context.getContext('node')[KEY] = awaited;
}

/** A name as text of an expression: braces could end the expression, quotes the text. */
const quoted = (name: string): string =>
	JSON.stringify(name).replace(/[{}]/g, (brace) => `\\u00${brace.charCodeAt(0).toString(16)}`);

/** Reads {@link noteAwaited} in the call that is to wake the run; `undefined` when there is nothing. */
export function readAwaited(context: IWebhookFunctions): string | undefined {
	const expression = `{{ $node[${quoted(context.getNode().name)}].context[${quoted(KEY)}] }}`;
	const awaited: unknown = context.evaluateExpression(expression, 0);
	return typeof awaited === 'string' ? awaited : undefined;
}
