import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { answerBuyer } from '../run/buyerAnswers';
import type { ItemRun } from '../operation';
import { readPreCheckoutQueryId } from './preCheckoutQuery.fields';

/** Approves (Bot API: answerPreCheckoutQuery with `ok`). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const id = readPreCheckoutQueryId(this, item.index);
	const parameters = { pre_checkout_query_id: id, ok: true };
	await answerBuyer(this, item, 'answerPreCheckoutQuery', parameters);
	return { pre_checkout_query_id: id, answer: 'approved', answer_reason: null };
}
