import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { readPositiveId } from '../../../shared/telegram/identifiers';
import { PREMIUM_GIFT_STARS } from '../../../shared/telegram/limits';
import type { ItemRun } from '../operation';
import { giftUserId, readGiftText } from './gift.fields';
import { checkCeiling, readCeiling, readKey, sendOnce } from './guard';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['gift'], operation: ['giftPremium'] } },
	[
		giftUserId,
		{
			displayName: 'Months',
			name: 'monthCount',
			type: 'options',
			default: 3,
			options: [
				{ name: '3 Months (1000 Stars)', value: 3 },
				{ name: '6 Months (1500 Stars)', value: 6 },
				{ name: '12 Months (2500 Stars)', value: 12 },
			],
			description: 'How long Premium lasts. Telegram sets the price.',
		},
	],
);

function readMonths(value: unknown): { month_count: number; star_count: number } {
	const month_count = Number(value);
	const star_count = PREMIUM_GIFT_STARS[month_count];
	if (star_count === undefined) return refuseInput('Months', 'must be 3, 6 or 12');
	return { month_count, star_count };
}

/** Gives Telegram Premium (Bot API: giftPremiumSubscription), paid from the bot's balance; once per key. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const read = (name: string): unknown => this.getNodeParameter(name, item.index, '');
	const fields = this.getNodeParameter('additionalFields', item.index, {}) as IDataObject;
	const problems = new ProblemList();
	const user_id = problems.attempt(() => readPositiveId('User ID', read('userId')));
	const months = problems.attempt(() => readMonths(read('monthCount')));
	const text = problems.attempt(() => readGiftText(fields));
	const most = problems.attempt(() => readCeiling(fields));
	const key = problems.attempt(() => readKey(this, fields));
	if (months) problems.attempt(() => checkCeiling(months.star_count, most));
	problems.throwIfAny();
	const already_sent = await sendOnce(
		this,
		key,
		async () =>
			await item.call<boolean>('giftPremiumSubscription', { user_id, ...months, ...text }),
	);
	return { user_id, ...months, sent: true, already_sent };
}
