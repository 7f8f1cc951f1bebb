import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Chat, User } from './telegram.js';
import { exact, maybe, natural, oneOf, open, ref, text, whole, yesNo } from './values.js';

/** What an administrator may do (Bot API: ChatMemberAdministrator). */
export const AdminRights = exact({
	can_manage_chat: yesNo,
	can_delete_messages: yesNo,
	can_restrict_members: yesNo,
	can_promote_members: yesNo,
	can_change_info: yesNo,
	can_invite_users: yesNo,
	can_pin_messages: yesNo,
	can_post_messages: yesNo,
	can_edit_messages: yesNo,
});
export type AdminRights = Static<typeof AdminRights>;

export const JoinByLink = exact({ customer_id: whole, invite_link: text });
export const JoinChat = exact({ customer_id: whole, invite_link: maybe(text) });
/** A customer follows a link, or joins a public chat; the link alone says which. */
export type JoinRequest = Static<typeof JoinChat> & { chat_id?: number };

export const Joined = exact(
	{
		status: oneOf('member', 'requested'),
		chat_id: whole,
		until_date: maybe(Type.Integer({ description: 'The end of what was paid for, Unix seconds.' })),
		paid_stars: maybe(natural),
	},
	{ $id: 'Joined' },
);
export type Joined = Static<typeof Joined>;

export const LeaveChat = exact({ customer_id: whole });
export const Left = exact({ status: Type.Literal('left') }, { $id: 'Left' });

/** Bot API: ChatInviteLink. */
export const InviteLink = exact(
	{
		invite_link: text,
		name: maybe(text),
		creator: maybe(ref(User)),
		expire_date: maybe(whole),
		member_limit: maybe(natural),
		pending_join_request_count: maybe(natural),
		subscription_period: maybe(natural),
		subscription_price: maybe(natural),
		creates_join_request: yesNo,
		is_primary: yesNo,
		is_revoked: yesNo,
	},
	{ $id: 'InviteLink' },
);
export type InviteLink = Static<typeof InviteLink>;

export const MemberStatus = oneOf(
	'creator',
	'administrator',
	'member',
	'restricted',
	'left',
	'kicked',
);
export type MemberStatus = Static<typeof MemberStatus>;

/** What a customer sees before following an invite link. */
export const InvitePreview = exact(
	{
		chat: ref(Chat),
		member_count: natural,
		invite_link: ref(InviteLink),
		unusable: maybe(oneOf('revoked', 'expired', 'full')),
		status: maybe(MemberStatus),
		requested: maybe(yesNo),
		until_date: maybe(whole),
		is_free: maybe(yesNo),
	},
	{ $id: 'InvitePreview' },
);
export type InvitePreview = Static<typeof InvitePreview>;
export const PreviewQuery = exact({ link: text, customer_id: maybe(whole) });
export type PreviewQuery = Static<typeof PreviewQuery>;

/** The owner of a chat puts somebody, a customer or a bot, where they shall be. */
export const PutMember = exact({
	user_id: whole,
	status: oneOf('administrator', 'member', 'left', 'kicked'),
	rights: maybe(
		Type.Partial(AdminRights, {
			description: 'Of an administrator: what is not denied is allowed.',
		}),
	),
	until_date: maybe(Type.Integer({ description: 'The end of a ban, Unix seconds.' })),
});
export type PutMember = Static<typeof PutMember> & { chat_id: number };

/** A customer's paid place in a channel. */
export const PaidPlace = exact(
	{ price: natural, period: natural, until_date: whole, renews: yesNo },
	{ $id: 'PaidPlace' },
);
export type PaidPlace = Static<typeof PaidPlace>;
export const PlaceOf = exact({ paid_place: maybe(ref(PaidPlace)) }, { $id: 'PlaceOf' });
export type PlaceOf = Static<typeof PlaceOf>;

/** Bot API: ChatMember, with the end of what was paid for. */
export const ChatMember = open(
	{
		user: ref(User),
		status: MemberStatus,
		custom_title: maybe(text),
		tag: maybe(text),
		until_date: maybe(whole),
		is_member: maybe(yesNo),
		is_anonymous: maybe(yesNo),
		can_be_edited: maybe(yesNo),
		...Type.Partial(AdminRights).properties,
		paid_place: maybe(ref(PaidPlace)),
	},
	{ $id: 'ChatMember' },
);
export type ChatMember = Static<typeof ChatMember>;
export const MemberList = exact({ members: Type.Array(ref(ChatMember)) }, { $id: 'MemberList' });

/** Somebody who waits to be let in. */
export const JoinRequestView = exact(
	{
		user: maybe(ref(User)),
		date: whole,
		invite_link: maybe(text),
		web_app_url: maybe(
			Type.String({ description: 'The Mini App the bot shows before it decides.' }),
		),
	},
	{ $id: 'JoinRequest' },
);
export type JoinRequestView = Static<typeof JoinRequestView>;
export const JoinRequestList = exact(
	{ requests: Type.Array(ref(JoinRequestView)) },
	{ $id: 'JoinRequestList' },
);

export const AnswerJoin = exact({ customer_id: whole, approve: yesNo });
export type AnswerJoin = Static<typeof AnswerJoin> & { chat_id: number };
export const JoinAnswered = exact({ status: oneOf('member', 'left') }, { $id: 'JoinAnswered' });
export type JoinAnswered = Static<typeof JoinAnswered>;

/** The owner of a chat makes an invite link. */
export const OwnersLink = exact({
	name: maybe(text),
	expire_date: maybe(whole),
	member_limit: maybe(whole),
	creates_join_request: maybe(yesNo),
	subscription_period: maybe(whole),
	subscription_price: maybe(whole),
});
export type OwnersLink = Static<typeof OwnersLink> & { chat_id: number };

export const Renewal = exact({ customer_id: whole, renews: yesNo });
export type Renewal = Static<typeof Renewal> & { chat_id: number };

/** A channel a customer has paid for. */
export const PaidChannel = exact(
	{ chat: ref(Chat), paid_place: ref(PaidPlace) },
	{ $id: 'PaidChannel' },
);
export type PaidChannel = Static<typeof PaidChannel>;
export const PlaceList = exact({ places: Type.Array(ref(PaidChannel)) }, { $id: 'PlaceList' });
