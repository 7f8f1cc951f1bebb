import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { readTextId } from '../../../shared/telegram/identifiers';
import { answerBuyer } from '../answers';
import type { ItemRun } from '../operation';

const QUERY_FIELD = 'Pre-Checkout Query ID';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['preCheckoutQuery'], operation: ['approve', 'decline'] } },
	[
		{
			displayName: 'Pre-Checkout Query ID',
			name: 'preCheckoutQueryId',
			type: 'string',
			required: true,
			default: '={{ $json.pre_checkout_query_id }}',
			description: 'ID of the query, as the trigger gives it',
		},
	],
);

/** Reads the query's id, common to both answers. @throws InvalidInputError when it is empty */
export function readPreCheckoutQueryId(context: IExecuteFunctions, itemIndex: number): string {
	return readTextId(QUERY_FIELD, context.getNodeParameter('preCheckoutQueryId', itemIndex, ''));
}

/** Approves (Bot API: answerPreCheckoutQuery with `ok`). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const id = readPreCheckoutQueryId(this, item.index);
	const parameters = { pre_checkout_query_id: id, ok: true };
	await answerBuyer(this, item, 'answerPreCheckoutQuery', parameters);
	return { pre_checkout_query_id: id, answer: 'approved', answer_reason: null };
}
