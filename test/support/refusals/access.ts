import type { IDataObject } from 'n8n-workflow';
import { type Refusal, refusalsOf } from './rows';

const CREATE: IDataObject = { chat_id: -1001234567890 };
const PEOPLE: IDataObject = { chat_id: -1001234567890, user_id: 4242 };
const LINK: IDataObject = { chat_id: -1001234567890, invite_link: 'https://t.me/+AbCdEfGh' };

/** What Telegram says about links, requests and members. */
export const ACCESS_REFUSALS: readonly Refusal[] = [
	...refusalsOf('createChatInviteLink', CREATE, [
		[
			'not enough rights to manage chat invite link',
			'The bot may not make or change links of the chat "-1001234567890"',
			'the right to invite',
		],
	]),
	...refusalsOf('approveChatJoinRequest', PEOPLE, [
		[
			'not enough rights to manage chat join requests',
			'The bot may not answer requests to join the chat "-1001234567890"',
			'the right to invite',
		],
	]),
	...refusalsOf('unbanChatMember', PEOPLE, [
		[
			'not enough rights to restrict/unrestrict chat member',
			'The bot is not allowed to remove members from the chat "-1001234567890"',
			'the right to ban',
		],
	]),
	...refusalsOf('createChatInviteLink', CREATE, [
		[
			'CHAT_ADMIN_REQUIRED',
			'The bot is no administrator of the chat "-1001234567890" who may invite',
			'the right to invite',
		],
	]),
	...refusalsOf('approveChatJoinRequest', PEOPLE, [
		[
			'CHAT_ADMIN_REQUIRED',
			'The bot is no administrator of the chat "-1001234567890" who may let people in',
			'the right to invite',
		],
	]),
	...refusalsOf('unbanChatMember', PEOPLE, [
		[
			'CHAT_ADMIN_REQUIRED',
			'The bot is no administrator of the chat "-1001234567890" who may remove people',
			'the right to ban',
		],
	]),
	...refusalsOf('getChatMember', PEOPLE, [
		[
			'CHAT_ADMIN_REQUIRED',
			'The bot is no administrator of the chat "-1001234567890"',
			'Make the bot an administrator',
		],
	]),
	...refusalsOf('createChatInviteLink', CREATE, [
		[
			"can't invite members to a private chat",
			'The chat "4242" is a private chat',
			'starts with a minus',
			{ chat_id: 4242 },
		],
		[
			"member limit can't be specified for links requiring administrator approval",
			'A link with approval cannot have a member limit',
			'"Lets In"',
			{ creates_join_request: true, member_limit: 1 },
		],
		['EXPIRE_DATE_INVALID', 'The end of the link is not possible', '"Expires After (Minutes)"'],
		[
			'USAGE_LIMIT_INVALID',
			'The member limit "100000" is not possible',
			'1 to 99999',
			{ member_limit: 100000 },
		],
	]),
	...refusalsOf('createChatSubscriptionInviteLink', CREATE, [
		['invalid subscription pricing specified', 'The subscription has no price', '1 to 10000'],
		[
			'SUBSCRIPTION_PERIOD_INVALID',
			'The period of the subscription link is not possible',
			'30 days',
			{ subscription_period: 60 },
		],
		[
			'PRICING_CHAT_INVALID',
			'The chat "-1001234567890" cannot have a subscription link',
			'Only channels can',
		],
		[
			'STARS_AMOUNT_INVALID',
			'The price "20000" of the subscription link is not possible',
			'1 to 10000',
			{ subscription_price: 20000 },
		],
	]),
	...refusalsOf('revokeChatInviteLink', LINK, [
		['invite link must be non-empty', 'No link was given', 'invite_link of the row'],
		[
			'INVITE_HASH_EXPIRED',
			'The link "https://t.me/+AbCdEfGh" does not exist any more',
			'Make a new one',
		],
		[
			'INVITE_HASH_INVALID',
			'The link "https://t.me/+AbCdEfGh" does not exist',
			'invite_link of a row',
		],
		[
			'CHAT_INVITE_PERMANENT',
			'The link "https://t.me/+AbCdEfGh" is the chat\'s main link',
			'a link that was made',
		],
	]),
	...refusalsOf('approveChatJoinRequest', PEOPLE, [
		[
			'HIDE_REQUESTER_MISSING',
			'The user "4242" has no open request to join the chat "-1001234567890"',
			'Get Member',
		],
		[
			'USER_ALREADY_PARTICIPANT',
			'The user "4242" is in the chat "-1001234567890" already',
			'nothing left to do',
		],
		[
			'USER_CHANNELS_TOO_MUCH',
			'The user "4242" is in too many groups and channels',
			'leave another',
		],
		['USERS_TOO_MUCH', 'The chat "-1001234567890" is full', 'Stop selling'],
		['USER_KICKED', 'The user "4242" is banned from the chat "-1001234567890"', 'Lift the ban'],
		[
			'USER_ID_INVALID',
			'The user "4242" never asked to join the chat "-1001234567890"',
			'Join Request',
		],
		[
			'USER_PRIVACY_RESTRICTED',
			'The privacy settings of the user "4242" keep them out',
			'Create Invite Link',
		],
	]),
	...refusalsOf('unbanChatMember', PEOPLE, [
		[
			'method is available for supergroup and channel chats only',
			'The chat "-1001234567890" is a basic group, where nobody can be removed without a ban',
			'a supergroup',
		],
		[
			'user is an administrator of the chat',
			'The user "4242" is an administrator of the chat "-1001234567890"',
			'remove the administrator rights',
		],
		[
			"can't remove chat owner",
			'The user "4242" is the owner of the chat "-1001234567890"',
			'leave owners out',
		],
		["can't restrict self", 'The user "4242" is this bot', 'does not remove itself'],
	]),
	...refusalsOf('getChatMember', PEOPLE, [
		[
			'member not found',
			'Telegram cannot say whether the user "4242" is in the chat "-1001234567890"',
			'ask again later',
		],
		[
			'PARTICIPANT_ID_INVALID',
			'Telegram cannot say now whether the user "4242" is in the chat "-1001234567890"',
			'ask again later',
		],
		[
			'member list is inaccessible',
			'The bot may not see who is in the chat "-1001234567890"',
			'an administrator',
		],
		[
			'USER_NOT_PARTICIPANT',
			'The user "4242" is not in the chat "-1001234567890"',
			'belong together',
		],
		['invalid user_id specified', 'The user ID "0" is not one', 'Chat Member', { user_id: 0 }],
	]),
	...refusalsOf(
		'createChatInviteLink',
		CREATE,
		[
			[
				'bot is not a member of the channel chat',
				'The bot is not in the chat "-1001234567890"',
				'as an administrator',
			],
		],
		403,
	),
	...refusalsOf(
		'createChatInviteLink',
		CREATE,
		[
			[
				'bot was kicked from the channel chat',
				'The bot was removed from the chat "-1001234567890"',
				'add it again',
			],
		],
		403,
	),
];
