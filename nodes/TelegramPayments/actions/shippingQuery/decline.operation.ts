import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { answerBuyer, readReason } from '../run/buyerAnswers';
import type { ItemRun } from '../operation';
import { readShippingQueryId } from './shippingQuery.fields';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['shippingQuery'], operation: ['decline'] } },
	[
		{
			displayName: 'Reason',
			name: 'errorMessage',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Sorry, we do not ship to this country',
			description: 'Text for the buyer, who can then enter another address',
		},
	],
);

/** Declines the address (Bot API: answerShippingQuery without `ok`). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const problems = new ProblemList();
	const read = (name: string): unknown => this.getNodeParameter(name, item.index, '');
	const id = problems.attempt(() => readShippingQueryId(this, item.index));
	const reason = problems.attempt(() => readReason(read('errorMessage')));
	problems.throwIfAny();
	const parameters = { shipping_query_id: id, ok: false, error_message: reason };
	await answerBuyer(this, item, 'answerShippingQuery', parameters);
	return { shipping_query_id: id, answer: 'declined', answer_reason: reason };
}
