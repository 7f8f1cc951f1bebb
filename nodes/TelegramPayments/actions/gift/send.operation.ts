import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { isOn } from '../../../shared/input/values';
import { readChatId, readPositiveId, readTextId } from '../../../shared/telegram/identifiers';
import type { ItemRun } from '../operation';
import { giftUserId, readGiftText } from './gift.fields';

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
			description: 'What is sent; each gift has its price in Stars',
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
			description: 'Who gets the gift',
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
			description: 'Number or public @name of the channel',
		},
	],
);

function readRecipient(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	return read('recipient') === 'channel'
		? { chat_id: readChatId('Chat ID', read('chatId')) }
		: { user_id: readPositiveId('User ID', read('userId')) };
}

/** Sends a gift (Bot API: sendGift), paid from the bot's balance. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const fields = this.getNodeParameter('additionalFields', item.index, {}) as IDataObject;
	const typed = this.getNodeParameter('giftId', item.index, '', { extractValue: true });
	const problems = new ProblemList();
	const gift_id = problems.attempt(() =>
		readTextId('Gift', typed, 'one from the list, or gift_id of Gift: Get Many'),
	);
	const recipient = problems.attempt(() => readRecipient(this, item.index));
	const text = problems.attempt(() => readGiftText(fields));
	problems.throwIfAny();
	await item.call<boolean>('sendGift', {
		gift_id,
		...recipient,
		...text,
		...(isOn(fields.payForUpgrade) ? { pay_for_upgrade: true } : {}),
	});
	return { gift_id, ...recipient, sent: true };
}
