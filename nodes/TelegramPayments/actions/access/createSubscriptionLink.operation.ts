import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { toMinorUnits } from '../../../shared/money/amounts';
import {
	CHANNEL_SUBSCRIPTION_STARS_MAX,
	STARS,
	SUBSCRIPTION_PERIOD_S,
} from '../../../shared/telegram/limits';
import type { Chat, ChatInviteLink } from '../../../shared/telegram/types';
import type { ItemRun } from '../operation';
import { chatIdField, linkNameField, readChat } from './access.fields';
import { readLinkName, toLinkRow } from './links';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['access'], operation: ['createSubscriptionLink'] } },
	[
		{
			displayName:
				'Telegram charges the members every 30 days and pays the Stars to the channel. These payments start no event and do not appear in Star: Get Many. To see who joins, use the event Chat Member Changed. To receive the Stars in the bot, with a row for each payment, sell with Invoice: Create Link and a Subscription Period.',
			name: 'subscriptionLinkNotice',
			type: 'notice',
			default: '',
		},
		{
			...chatIdField,
			description:
				'ID of a private channel, which starts with a minus. The bot must be an administrator who can invite users. Groups have no subscription links, and anyone can join a public channel without paying.',
		},
		{
			displayName: 'Star Count',
			name: 'starCount',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 100',
			description: 'Price for each 30 days, 1 to 10000 Stars',
		},
		linkNameField,
	],
);

function readPrice(value: unknown): number {
	const stars = toMinorUnits('Star Count', value, { currency: STARS, unit: 'major' });
	if (stars < 1 || stars > CHANNEL_SUBSCRIPTION_STARS_MAX) {
		refuseInput('Star Count', `must be 1 to 10000 Stars for 30 days, and ${stars} was given`);
	}
	return stars;
}

/** A chat as getChat gives it. */
interface FullChat extends Chat {
	active_usernames?: string[];
}

/**
 * Finds what Telegram would let pass: in a public channel the link is made without an error and lets
 * everybody in free (tdlib/telegram-bot-api#628: intended).
 */
function checkChannel(chat: FullChat): void {
	const title = chat.title ? ` "${chat.title}"` : '';
	if (chat.type !== 'channel') {
		const kind = chat.type === 'private' ? 'a private chat' : 'a group';
		refuseInput(
			'Chat ID',
			`names ${kind}${title}, and only channels can have a subscription link. For a group, sell with Invoice: Create Link and let buyers in with Chat Access: Create Invite Link`,
		);
	}
	const name = chat.username ?? chat.active_usernames?.[0];
	if (name !== undefined) {
		refuseInput(
			'Chat ID',
			`names the public channel @${name}: Telegram would create the link, but anyone could join without paying. Make the channel private first`,
		);
	}
}

/** Makes a link whose followers pay Stars every 30 days (Bot API: createChatSubscriptionInviteLink). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const read = (name: string): unknown => this.getNodeParameter(name, item.index, '');
	const problems = new ProblemList();
	const chat_id = problems.attempt(() => readChat(this, item.index));
	const subscription_price = problems.attempt(() => readPrice(read('starCount')));
	const name = problems.attempt(() => readLinkName(read('linkName')));
	problems.throwIfAny();
	const chat = await item.call<FullChat>('getChat', { chat_id });
	checkChannel(chat);
	const link = await item.call<ChatInviteLink>('createChatSubscriptionInviteLink', {
		chat_id: chat.id,
		...(name ? { name } : {}),
		subscription_period: SUBSCRIPTION_PERIOD_S,
		subscription_price,
	});
	return toLinkRow(chat.id, link);
}
