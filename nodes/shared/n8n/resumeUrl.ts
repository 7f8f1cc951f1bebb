import type {
	IExecuteFunctions,
	IHookFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

export type WakeContext =
	IExecuteFunctions | IHookFunctions | ITriggerFunctions | IWebhookFunctions;

/** `<base>/<execution id>`, in a run of n8n 2 with `?signature=<token of the run>`. */
function readResumeUrl(context: WakeContext): { address: string; query: string } {
	// n8n's contexts all have it, its types for triggers and hooks do not say so.
	const { evaluateExpression } = context as Pick<IExecuteFunctions, 'evaluateExpression'>;
	const url = String(evaluateExpression.call(context, '{{ $execution.resumeUrl }}', 0));
	const [address = '', query = ''] = url.split('?');
	return { address, query };
}

/** Where this n8n takes calls for waiting runs; the path word can be configured there. */
export function waitingBaseUrl(context: WakeContext): string {
	const { address } = readResumeUrl(context);
	return address.slice(0, address.lastIndexOf('/'));
}

/**
 * The token that n8n made for this run and asks of every call that is to wake it (n8n 2.41.1 and 2.35.0,
 * `webhooks/waiting-webhooks.js`). n8n 1 made none and asks for none.
 *
 * For nodes whose operation is called `sendAndWait`, n8n asks for the signature of `getSignedResumeUrl`
 * instead. It also offers an approval tool of each such node, and a request for payment is none.
 */
export function readResumeToken(context: WakeContext): string | undefined {
	return new URLSearchParams(readResumeUrl(context).query).get('signature') ?? undefined;
}
