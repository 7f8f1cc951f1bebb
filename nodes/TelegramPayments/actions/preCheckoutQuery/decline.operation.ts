import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { answerBuyer, readReason } from '../run/buyerAnswers';
import type { ItemRun } from '../operation';
import { readPreCheckoutQueryId } from './preCheckoutQuery.fields';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['preCheckoutQuery'], operation: ['decline'] } },
	[
		{
			displayName: 'Reason',
			name: 'errorMessage',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Sorry, the last mug has just been sold',
			description: 'Shown to the buyer. Say what they can do instead.',
		},
	],
);

/** Declines (Bot API: answerPreCheckoutQuery without `ok`). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const problems = new ProblemList();
	const id = problems.attempt(() => readPreCheckoutQueryId(this, item.index));
	const reason = problems.attempt(() =>
		readReason(this.getNodeParameter('errorMessage', item.index, '')),
	);
	problems.throwIfAny();
	const parameters = { pre_checkout_query_id: id, ok: false, error_message: reason };
	await answerBuyer(this, item, 'answerPreCheckoutQuery', parameters);
	return { pre_checkout_query_id: id, answer: 'declined', answer_reason: reason };
}
