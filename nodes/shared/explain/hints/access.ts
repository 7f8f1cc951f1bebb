import { describeChat, shown } from './facts';
import type { Hint } from './hint';

const CREATE = ['createChatInviteLink'] as const;
const SUBSCRIBE = ['createChatSubscriptionInviteLink'] as const;
const CHANGE = ['revokeChatInviteLink', 'editChatSubscriptionInviteLink'] as const;
const LINKS = [
	'createChatInviteLink',
	'createChatSubscriptionInviteLink',
	'editChatSubscriptionInviteLink',
	'revokeChatInviteLink',
] as const;
const REQUESTS = ['approveChatJoinRequest', 'declineChatJoinRequest'] as const;
const REMOVE = ['unbanChatMember'] as const;
const MEMBER = ['getChatMember'] as const;
const PEOPLE = [
	'getChatMember',
	'unbanChatMember',
	'approveChatJoinRequest',
	'declineChatJoinRequest',
] as const;
const ALL = [...LINKS, ...REQUESTS, ...REMOVE, ...MEMBER] as const;

/** Invite links, requests to join and members. */
export const ACCESS_HINTS: readonly Hint[] = [
	{
		match: 'not enough rights to manage chat invite link',
		methods: LINKS,
		message: (facts) => `The bot may not make or change links of the ${describeChat(facts)}`,
		description:
			'Make the bot an administrator with the right to invite users (in a channel: to add subscribers).',
	},
	{
		match: 'not enough rights to manage chat join requests',
		methods: REQUESTS,
		message: (facts) => `The bot may not answer requests to join the ${describeChat(facts)}`,
		description:
			'Make the bot an administrator with the right to invite users (in a channel: to add subscribers).',
	},
	{
		match: 'not enough rights to restrict/unrestrict chat member',
		methods: REMOVE,
		message: (facts) => `The bot is not allowed to remove members from the ${describeChat(facts)}`,
		description: 'Make the bot an administrator with the right to ban users.',
	},
	{
		match: 'CHAT_ADMIN_REQUIRED',
		methods: LINKS,
		message: (facts) => `The bot is no administrator of the ${describeChat(facts)} who may invite`,
		description:
			'Make the bot an administrator with the right to invite users (in a channel: to add subscribers).',
	},
	{
		match: 'CHAT_ADMIN_REQUIRED',
		methods: REQUESTS,
		message: (facts) =>
			`The bot is no administrator of the ${describeChat(facts)} who may let people in`,
		description:
			'Make the bot an administrator with the right to invite users (in a channel: to add subscribers).',
	},
	{
		match: 'CHAT_ADMIN_REQUIRED',
		methods: REMOVE,
		message: (facts) =>
			`The bot is no administrator of the ${describeChat(facts)} who may remove people`,
		description: 'Make the bot an administrator with the right to ban users.',
	},
	{
		match: 'CHAT_ADMIN_REQUIRED',
		methods: MEMBER,
		message: (facts) => `The bot is no administrator of the ${describeChat(facts)}`,
		description: 'Make the bot an administrator: only administrators can see who is in a channel.',
	},
	{
		match: "can't invite members to a private chat",
		methods: LINKS,
		message: (facts) => `The ${describeChat(facts)} is a private chat`,
		description:
			'Only groups and channels have links. Use the ID of the group or channel, which starts with a minus.',
	},
	{
		match: "member limit can't be specified",
		methods: CREATE,
		message: 'A link with approval cannot have a member limit',
		description: 'Choose either After Approval or a number of people under "Lets In".',
	},
	{
		match: 'EXPIRE_DATE_INVALID',
		methods: CREATE,
		message: 'The end of the link is not possible',
		description: 'Type the minutes from now under "Expires After (Minutes)"; 0 means no end.',
	},
	{
		match: 'USAGE_LIMIT_INVALID',
		methods: CREATE,
		message: (facts) => `The member limit${shown(facts, 'member_limit')} is not possible`,
		description: 'Use 1 to 99999 under "Member Limit".',
	},
	{
		match: 'invalid subscription pricing specified',
		methods: SUBSCRIBE,
		message: 'The subscription has no price',
		description: 'Fill in "Star Count": 1 to 10000 Stars for 30 days.',
	},
	{
		match: 'SUBSCRIPTION_PERIOD_INVALID',
		methods: SUBSCRIBE,
		message: 'The period of the subscription link is not possible',
		description: 'The only period Telegram accepts is 30 days (2592000 seconds).',
	},
	{
		match: 'PRICING_CHAT_INVALID',
		methods: SUBSCRIBE,
		message: (facts) => `The ${describeChat(facts)} cannot have a subscription link`,
		description:
			'Only channels can. For a group, sell with Invoice: Create Link and let buyers in with Chat Access: Create Invite Link.',
	},
	{
		match: 'STARS_AMOUNT_INVALID',
		methods: SUBSCRIBE,
		message: (facts) =>
			`The price${shown(facts, 'subscription_price')} of the subscription link is not possible`,
		description: 'Use 1 to 10000 Stars for 30 days under "Star Count".',
	},
	{
		match: 'invite link must be non-empty',
		methods: CHANGE,
		message: 'No link was given',
		description:
			'Fill in "Invite Link" with invite_link of the row that made it. An expression that finds nothing leaves it empty.',
	},
	{
		match: 'INVITE_HASH_EXPIRED',
		methods: CHANGE,
		message: (facts) => `The link${shown(facts, 'invite_link')} does not exist any more`,
		description:
			'It has expired, was revoked, or belongs to another chat. Make a new one with Chat Access: Create Invite Link.',
	},
	{
		match: 'INVITE_HASH_INVALID',
		methods: CHANGE,
		message: (facts) => `The link${shown(facts, 'invite_link')} does not exist`,
		description: 'Use invite_link of a row that this bot made, in the chat it was made for.',
	},
	{
		match: 'CHAT_INVITE_PERMANENT',
		methods: CHANGE,
		message: (facts) => `The link${shown(facts, 'invite_link')} is the chat's main link`,
		description:
			'A main link cannot be changed this way. Use a link that was made with Chat Access: Create Invite Link.',
	},
	{
		match: 'HIDE_REQUESTER_MISSING',
		methods: REQUESTS,
		message: (facts) =>
			`The user${shown(facts, 'user_id')} has no open request to join the ${describeChat(facts)}`,
		description:
			'The request was already answered (by this bot or an administrator), withdrawn, or never made. Use Chat Access: Get Member to check whether the user is a member.',
	},
	{
		match: 'USER_ALREADY_PARTICIPANT',
		methods: REQUESTS,
		message: (facts) =>
			`The user${shown(facts, 'user_id')} is in the ${describeChat(facts)} already`,
		description:
			'There is nothing left to do; the request was approved before, or someone else let the user in.',
	},
	{
		match: 'USER_CHANNELS_TOO_MUCH',
		methods: REQUESTS,
		message: (facts) => `The user${shown(facts, 'user_id')} is in too many groups and channels`,
		description:
			'Telegram sets this limit. The user must leave another group or channel first. Inform them, or refund the payment.',
	},
	{
		match: 'USERS_TOO_MUCH',
		methods: REQUESTS,
		message: (facts) => `The ${describeChat(facts)} is full`,
		description: 'Nobody more fits in. Stop selling, and refund the payment or open another chat.',
	},
	{
		match: 'USER_KICKED',
		methods: REQUESTS,
		message: (facts) =>
			`The user${shown(facts, 'user_id')} is banned from the ${describeChat(facts)}`,
		description:
			'An administrator has banned this user. Lift the ban in Telegram first, or refund the payment.',
	},
	{
		match: 'USER_ID_INVALID',
		methods: REQUESTS,
		message: (facts) =>
			`The user${shown(facts, 'user_id')} never asked to join the ${describeChat(facts)}`,
		description:
			'Use user_id of the event Join Request. A user who has not asked needs a link: Chat Access: Create Invite Link.',
	},
	{
		match: 'USER_PRIVACY_RESTRICTED',
		methods: REQUESTS,
		message: (facts) => `The privacy settings of the user${shown(facts, 'user_id')} keep them out`,
		description: 'Send the user a link instead: Chat Access: Create Invite Link.',
	},
	{
		match: 'method is available for supergroup and channel chats only',
		methods: REMOVE,
		message: (facts) =>
			`The ${describeChat(facts)} is a basic group, where nobody can be removed without a ban`,
		description:
			'Let the group become a supergroup, for example by making its history visible to new members, and use its new ID.',
	},
	{
		match: 'user is an administrator of the chat',
		methods: REMOVE,
		message: (facts) =>
			`The user${shown(facts, 'user_id')} is an administrator of the ${describeChat(facts)}`,
		description:
			'A bot cannot remove an administrator. The owner must remove the administrator rights first.',
	},
	{
		match: "can't remove chat owner",
		methods: REMOVE,
		message: (facts) =>
			`The user${shown(facts, 'user_id')} is the owner of the ${describeChat(facts)}`,
		description:
			'Nobody can remove an owner. Check where the user ID comes from, and leave owners out.',
	},
	{
		match: "can't restrict self",
		methods: REMOVE,
		message: (facts) => `The user${shown(facts, 'user_id')} is this bot`,
		description: 'Check where the user ID comes from: a bot does not remove itself.',
	},
	{
		match: 'member not found',
		methods: PEOPLE,
		message: (facts) =>
			`Telegram cannot say whether the user${shown(facts, 'user_id')} is in the ${describeChat(facts)}`,
		description:
			'The bot has never seen this user, or Telegram does not find them now; that happens with people who are in. It is no sign that the user left: remove or refuse nobody for it, and ask again later.',
	},
	{
		match: 'PARTICIPANT_ID_INVALID',
		methods: PEOPLE,
		message: (facts) =>
			`Telegram cannot say now whether the user${shown(facts, 'user_id')} is in the ${describeChat(facts)}`,
		description:
			'That happens with people who are in. It is no sign that the user left: remove or refuse nobody for it, and ask again later.',
	},
	{
		match: 'member list is inaccessible',
		methods: PEOPLE,
		message: (facts) => `The bot may not see who is in the ${describeChat(facts)}`,
		description: 'Make the bot an administrator of the channel.',
	},
	{
		match: 'USER_NOT_PARTICIPANT',
		methods: PEOPLE,
		message: (facts) => `The user${shown(facts, 'user_id')} is not in the ${describeChat(facts)}`,
		description:
			'There is nothing to remove or to look up. Check that "Chat ID" and "User ID" belong together.',
	},
	{
		match: 'invalid user_id specified',
		methods: PEOPLE,
		message: (facts) => `The user ID${shown(facts, 'user_id')} is not one`,
		description:
			'Use user_id of a payment record, or of the events Chat Member Changed and Join Request.',
	},
	{
		match: 'bot is not a member of',
		methods: ALL,
		message: (facts) => `The bot is not in the ${describeChat(facts)}`,
		description:
			'Add the bot as an administrator: with the right to invite users for links and requests, with the right to ban users for removals.',
	},
	{
		match: 'bot was kicked from',
		methods: ALL,
		message: (facts) => `The bot was removed from the ${describeChat(facts)}`,
		description:
			'Only an administrator of the chat can add it again, as an administrator with the rights to invite and to ban users.',
	},
];
