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
	description: 'ID of the query, as the trigger gives it',
};

/** Reads {@link preCheckoutQueryId}. @throws InvalidInputError when it is empty */
export function readPreCheckoutQueryId(context: IExecuteFunctions, itemIndex: number): string {
	return readTextId(LABEL, context.getNodeParameter('preCheckoutQueryId', itemIndex, ''));
}
