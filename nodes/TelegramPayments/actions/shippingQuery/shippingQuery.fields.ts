import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readTextId } from '../../../shared/telegram/identifiers';

const LABEL = 'Shipping Query ID';

/** Which query is answered. */
export const shippingQueryId: INodeProperties = {
	displayName: LABEL,
	name: 'shippingQueryId',
	type: 'string',
	required: true,
	default: '={{ $json.shipping_query_id }}',
	displayOptions: { show: { resource: ['shippingQuery'] } },
	description: "ID of the query: shipping_query_id of the trigger's item",
};

/** Reads {@link shippingQueryId}. @throws InvalidInputError when it is empty */
export function readShippingQueryId(context: IExecuteFunctions, itemIndex: number): string {
	const typed = context.getNodeParameter('shippingQueryId', itemIndex, '');
	return readTextId(LABEL, typed, "shipping_query_id of the trigger's item");
}
