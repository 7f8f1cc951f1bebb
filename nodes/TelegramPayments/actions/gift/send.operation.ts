import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { isOn } from '../../../shared/input/values';
import { readChatId, readPositiveId, readTextId } from '../../../shared/telegram/identifiers';
import type { ItemRun } from '../operation';
import { giftUserId, readGiftText } from './gift.fields';
import type { Gift } from './gifts';
import { checkCeiling, readCeiling, readKey, sendOnce } from './guard';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['gift'], operation: ['send'] } },
	[
		{
			displayName: 'Gift',
			name: 'giftId',
			type: 'resourceLocator',
			required: true,
			default: { mode: 'list', value: '' },
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchGifts', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 5170233102089322756',
				},
			],
			description: 'Gift to send, with its price in Stars',
		},
		{
			displayName: 'Recipient',
			name: 'recipient',
			type: 'options',
			default: 'user',
			options: [
				{ name: 'Channel', value: 'channel' },
				{ name: 'User', value: 'user' },
			],
			description: 'Who receives the gift',
		},
		{ ...giftUserId, displayOptions: { show: { recipient: ['user'] } } },
		{
			displayName: 'Chat ID',
			name: 'chatId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. @my_channel',
			displayOptions: { show: { recipient: ['channel'] } },
			description: 'ID or public @name of the channel',
		},
	],
);

function readRecipient(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	return read('recipient') === 'channel'
		? { chat_id: readChatId('Chat ID', read('chatId')) }
		: { user_id: readPositiveId('User ID', read('userId')) };
}

/** The price of a gift with what its upgrade costs (Bot API: getAvailableGifts). */
async function lookUpPrice(item: ItemRun, giftId: string, withUpgrade: boolean): Promise<number> {
	const { gifts } = await item.call<{ gifts: Gift[] }>('getAvailableGifts');
	const gift = gifts.find(({ id }) => id === giftId);
	if (!gift) {
		return refuseInput(
			'Gift',
			`"${giftId}" is not among those on sale, so its price cannot be compared with "Maximum Stars". Nothing was paid`,
		);
	}
	return gift.star_count + (withUpgrade ? (gift.upgrade_star_count ?? 0) : 0);
}

/** Sends a gift (Bot API: sendGift), paid from the bot's balance; once per key. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const fields = this.getNodeParameter('additionalFields', item.index, {}) as IDataObject;
	const typed = this.getNodeParameter('giftId', item.index, '', { extractValue: true });
	const problems = new ProblemList();
	const gift_id = problems.attempt(() =>
		readTextId('Gift', typed, 'one from the list, or gift_id of Gift: Get Many'),
	);
	const recipient = problems.attempt(() => readRecipient(this, item.index));
	const text = problems.attempt(() => readGiftText(fields));
	const most = problems.attempt(() => readCeiling(fields));
	const key = problems.attempt(() => readKey(this, fields));
	problems.throwIfAny();
	const withUpgrade = isOn(fields.payForUpgrade);
	let star_count: number | null = null;
	const gift = {
		gift_id,
		...recipient,
		...text,
		...(withUpgrade ? { pay_for_upgrade: true } : {}),
	};
	// The price only of what is still to be sent: a gift may be sold out by the time the step is repeated.
	const already_sent = await sendOnce(this, key, async () => {
		if (most !== undefined) {
			star_count = await lookUpPrice(item, gift_id ?? '', withUpgrade);
			checkCeiling(star_count, most);
		}
		return await item.call<boolean>('sendGift', gift);
	});
	return { gift_id, ...recipient, star_count, sent: true, already_sent };
}
