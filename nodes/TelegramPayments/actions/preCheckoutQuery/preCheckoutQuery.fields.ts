import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readTextId } from '../../../shared/telegram/identifiers';

const LABEL = 'Pre-Checkout Query ID';

/** Which query is answered. */
export const preCheckoutQueryId: INodeProperties = {
	displayName: LABEL,
	name: 'preCheckoutQueryId',
	type: 'string',
	required: true,
	default: '={{ $json.pre_checkout_query_id }}',
	displayOptions: { show: { resource: ['preCheckoutQuery'] } },
	description: "ID of the query: pre_checkout_query_id of the trigger's item",
};

/** Reads {@link preCheckoutQueryId}. @throws InvalidInputError when it is empty */
export function readPreCheckoutQueryId(context: IExecuteFunctions, itemIndex: number): string {
	const typed = context.getNodeParameter('preCheckoutQueryId', itemIndex, '');
	return readTextId(LABEL, typed, "pre_checkout_query_id of the trigger's item");
}
