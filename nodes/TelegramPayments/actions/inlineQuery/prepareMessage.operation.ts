import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { readPositiveId } from '../../../shared/telegram/identifiers';
import { isoUntil } from '../../../shared/payments/members';
import { personField } from '../fields/user.fields';
import type { ItemRun } from '../operation';
import { readResult } from './readResult';
import { resultFields } from './result.fields';

/** Parameters of savePreparedInlineMessage by the value of the field. */
const CHATS: Readonly<Record<string, string>> = {
	user: 'allow_user_chats',
	bot: 'allow_bot_chats',
	group: 'allow_group_chats',
	channel: 'allow_channel_chats',
};

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['inlineQuery'], operation: ['prepareMessage'] } },
	[
		personField(
			'Telegram user ID of the person who shares the message, e.g. from Mini App: Verify Init Data',
		),
		{
			displayName: 'Chats',
			name: 'chats',
			type: 'multiOptions',
			required: true,
			default: ['user', 'group', 'channel'],
			options: [
				{ name: 'Bots', value: 'bot', description: 'Private chats with bots' },
				{ name: 'Channels', value: 'channel' },
				{ name: 'Groups', value: 'group' },
				{ name: 'People', value: 'user', description: 'Private chats with people' },
			],
			description: 'Where the user can send the message',
		},
		...resultFields(),
	],
);

function readChats(value: unknown): IDataObject {
	const chosen = (Array.isArray(value) ? value : String(value).split(',')).map((one) =>
		String(one).trim(),
	);
	const names = chosen.flatMap((one) => CHATS[one] ?? []);
	if (names.length === 0) refuseInput('Chats', 'is empty. Choose at least one kind of chat');
	return Object.fromEntries(names.map((name) => [name, true]));
}

/** Stores a message that a Mini App lets its user share (Bot API: savePreparedInlineMessage). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const read = (name: string): unknown => this.getNodeParameter(name, item.index, '');
	const problems = new ProblemList();
	const user_id = problems.attempt(() => readPositiveId('User ID', read('userId')));
	const chats = problems.attempt(() => readChats(read('chats')));
	const found = await problems.attemptAsync(async () => await readResult(this, item));
	problems.throwIfAny();
	const prepared = await item.call<{ id: string; expiration_date: number }>(
		'savePreparedInlineMessage',
		{ user_id, result: found?.result, ...chats },
		found?.about ? { about: found.about } : {},
	);
	return {
		prepared_message_id: prepared.id,
		expires_at: isoUntil(prepared.expiration_date),
		user_id,
		result_id: found?.result?.id ?? null,
		result_type: found?.result?.type ?? null,
		...found?.order,
	};
}
