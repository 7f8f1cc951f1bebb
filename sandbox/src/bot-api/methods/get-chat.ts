import { chatView, findUser, listMembers, resolveChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import type { Chat, MemberStatus } from '../../domain/state.js';
import type { World } from '../../domain/world.js';
import type { Call, Method } from '../call.js';
import { text, userId } from '../params.js';

/** Bot API: getChat. */
export const getChat: Method = ({ world, bot, params }) => {
	const chat = resolveChat(world, bot, text(params, 'chat_id'));
	return {
		...chatView(world, chat),
		accent_color_id: 0,
		max_reaction_count: 11,
		accepted_gift_types: {
			unlimited_gifts: true,
			limited_gifts: true,
			unique_gifts: true,
			premium_subscription: true,
		},
	};
};

/** Bot API: getChatMember. */
export const getChatMember: Method = (call) => {
	const chat = group(call);
	const id = userId(call.params);
	const status = chat.members.get(id);
	return member(call.world, id, status ?? 'left');
};

/** Bot API: getChatAdministrators. */
export const getChatAdministrators: Method = (call) =>
	listMembers(call.world, group(call))
		.filter(({ status }) => status === 'creator' || status === 'administrator')
		.map(({ user, status }) => ({ user, status, is_anonymous: false }));

/** Bot API: getChatMemberCount. */
export const getChatMemberCount: Method = (call) => {
	const { world, bot, params } = call;
	const chat = resolveChat(world, bot, text(params, 'chat_id'));
	if (chat.type === 'private') return 2;
	return [...chat.members.values()].filter((status) => status !== 'left' && status !== 'kicked')
		.length;
};

function group({ world, bot, params }: Call): Chat {
	return resolveChat(world, bot, text(params, 'chat_id'));
}

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
