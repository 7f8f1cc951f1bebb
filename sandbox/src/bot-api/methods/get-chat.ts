import { chatView, findUser, listMembers } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import type { Chat, MemberStatus } from '../../domain/state.js';
import type { World } from '../../domain/world.js';
import { method } from '../method.js';
import * as read from '../readers.js';

function photoOf({ photo }: Chat): Record<string, unknown> {
	const [small, big] = [photo?.[0], photo?.at(-1)];
	if (!small || !big) return {};
	return {
		photo: {
			small_file_id: small['file_id'],
			small_file_unique_id: small['file_unique_id'],
			big_file_id: big['file_id'],
			big_file_unique_id: big['file_unique_id'],
		},
	};
}

function pinnedOf({ pinned, messages }: Chat): Record<string, unknown> {
	const last = messages.get(pinned.at(-1) ?? 0);
	return last ? { pinned_message: last.message } : {};
}

/** Bot API: getChat. */
export const getChat = method({ chat_id: read.chat }, ({ chat_id: chat }, { world }) => ({
	...chatView(world, chat),
	...(chat.description && { description: chat.description }),
	...(chat.permissions && { permissions: chat.permissions }),
	...photoOf(chat),
	...pinnedOf(chat),
	accent_color_id: 0,
	max_reaction_count: 11,
	accepted_gift_types: {
		unlimited_gifts: true,
		limited_gifts: true,
		unique_gifts: true,
		premium_subscription: true,
	},
}));

/** Bot API: getChatMember. */
export const getChatMember = method(
	{ chat_id: read.chat, user_id: read.user },
	({ chat_id: chat, user_id: id }, { world }) => member(world, id, chat.members.get(id) ?? 'left'),
);

/** Bot API: getChatAdministrators. */
export const getChatAdministrators = method(
	{ chat_id: read.chat, return_bots: read.unused },
	({ chat_id: chat }, { world }) =>
		listMembers(world, chat)
			.filter(({ status }) => status === 'creator' || status === 'administrator')
			.map(({ user, status }) => ({ user, status, is_anonymous: false })),
);

/** Bot API: getChatMemberCount. */
export const getChatMemberCount = method({ chat_id: read.chat }, ({ chat_id: chat }) =>
	chat.type === 'private'
		? 2
		: [...chat.members.values()].filter((status) => status !== 'left' && status !== 'kicked')
				.length,
);

function member(world: World, id: number, status: MemberStatus): Record<string, unknown> {
	const user = findUser(world, id);
	if (!user) throw badRequest('PARTICIPANT_ID_INVALID');
	return {
		user,
		status,
		...(status === 'kicked' && { until_date: 0 }),
		...(status === 'creator' && { is_anonymous: false }),
	};
}
