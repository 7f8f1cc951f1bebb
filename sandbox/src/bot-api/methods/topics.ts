import { isAllowed, standing } from '../../domain/access/standing.js';
import { badRequest } from '../../domain/errors.js';
import { postFromBot } from '../../domain/messages.js';
import { topicIcons } from '../../domain/public-stickers.js';
import type { Chat, Topic } from '../../domain/state.js';
import type { Call } from '../call.js';
import { method } from '../method.js';
import type { Method, Reader } from '../method.js';
import * as read from '../readers.js';

/** The topic that every forum has. */
const GENERAL = 1;
const COLORS = [0x6fb9f0, 0xffd67e, 0xcb86db, 0x8eee98, 0xff93b2, 0xfb6f5f];
const MAX_NAME = 128;

/** A forum whose topics the bot may manage. */
const forum: Reader<Chat> = {
	read: (call, name) => {
		const chat = read.chat.read(call, name);
		if (!chat.isForum) {
			throw badRequest('the chat is not a forum', 'Make it with is_forum: true.');
		}
		const member = standing(chat, call.bot.id, call.world.clock.seconds());
		if (!isAllowed(member, 'can_manage_chat')) {
			throw badRequest('not enough rights to manage topics in the chat');
		}
		return chat;
	},
};

const topicOf = (chat: Chat, id: number): Topic => {
	const topic = chat.topics.get(id);
	if (!topic) throw badRequest('TOPIC_ID_INVALID');
	return topic;
};

function told({ world, bot }: Call, chat: Chat, id: number, fields: Record<string, unknown>): true {
	const thread = id === GENERAL ? {} : { message_thread_id: id, is_topic_message: true };
	postFromBot(world, bot, chat, { fields: { ...thread, ...fields } });
	return true;
}

/** Bot API: createForumTopic. */
export const createForumTopic = method(
	{
		name: read.required,
		icon_color: read.integer(0, 0),
		icon_custom_emoji_id: read.string,
		chat_id: forum,
	},
	({ chat_id: chat, name, icon_color, icon_custom_emoji_id: emoji }, call) => {
		const color = icon_color || (COLORS[0] ?? 0);
		if (!COLORS.includes(color)) throw badRequest('invalid icon color specified');
		const shown = {
			name: [...name].slice(0, MAX_NAME).join(''),
			icon_color: color,
			...(emoji !== '' && { icon_custom_emoji_id: emoji }),
		};
		const { message } = postFromBot(call.world, call.bot, chat, {
			fields: { forum_topic_created: shown, is_topic_message: true },
		});
		const id = message.message_id;
		message['message_thread_id'] = id;
		chat.topics.set(id, { name: shown.name, closed: false, hidden: false });
		return { message_thread_id: id, ...shown };
	},
);

/** Bot API: editForumTopic. */
export const editForumTopic = method(
	{
		name: read.string,
		icon_custom_emoji_id: read.string,
		chat_id: forum,
		message_thread_id: read.integer(0, 0),
	},
	({ chat_id: chat, message_thread_id: id, name, icon_custom_emoji_id: emoji }, call) => {
		const topic = topicOf(chat, id);
		if ((name === '' || name === topic.name) && emoji === '')
			throw badRequest('TOPIC_NOT_MODIFIED');
		if (name !== '') topic.name = name;
		const edited = {
			...(name !== '' && { name }),
			...(emoji !== '' && { icon_custom_emoji_id: emoji }),
		};
		return told(call, chat, id, { forum_topic_edited: edited });
	},
);

const CLOSING = { field: 'closed', on: 'forum_topic_closed', off: 'forum_topic_reopened' } as const;
const HIDING = {
	field: 'hidden',
	on: 'general_forum_topic_hidden',
	off: 'general_forum_topic_unhidden',
} as const;

function turn(
	call: Call,
	chat: Chat,
	id: number,
	how: typeof CLOSING | typeof HIDING,
	to: boolean,
): true {
	const topic = topicOf(chat, id);
	if (topic[how.field] === to) throw badRequest('TOPIC_NOT_MODIFIED');
	topic[how.field] = to;
	return told(call, chat, id, { [to ? how.on : how.off]: {} });
}

const turning = (how: typeof CLOSING, to: boolean): Method =>
	method({ chat_id: forum, message_thread_id: read.integer(0, 0) }, (given, call) =>
		turn(call, given.chat_id, given.message_thread_id, how, to),
	);

const turningGeneral = (how: typeof CLOSING | typeof HIDING, to: boolean): Method =>
	method({ chat_id: forum }, ({ chat_id: chat }, call) => turn(call, chat, GENERAL, how, to));

/** Bot API: closeForumTopic. */
export const closeForumTopic = turning(CLOSING, true);
/** Bot API: reopenForumTopic. */
export const reopenForumTopic = turning(CLOSING, false);
/** Bot API: closeGeneralForumTopic. */
export const closeGeneralForumTopic = turningGeneral(CLOSING, true);
/** Bot API: reopenGeneralForumTopic. */
export const reopenGeneralForumTopic = turningGeneral(CLOSING, false);
/** Bot API: hideGeneralForumTopic. */
export const hideGeneralForumTopic = turningGeneral(HIDING, true);
/** Bot API: unhideGeneralForumTopic. */
export const unhideGeneralForumTopic = turningGeneral(HIDING, false);

/** Bot API: editGeneralForumTopic. */
export const editGeneralForumTopic = method(
	{ name: read.required, chat_id: forum },
	({ chat_id: chat, name }, call) => {
		const topic = topicOf(chat, GENERAL);
		if (topic.name === name) throw badRequest('TOPIC_NOT_MODIFIED');
		topic.name = name;
		return told(call, chat, GENERAL, { forum_topic_edited: { name } });
	},
);

/** Bot API: deleteForumTopic; its messages go with it. */
export const deleteForumTopic = method(
	{ chat_id: forum, message_thread_id: read.integer(0, 0) },
	({ chat_id: chat, message_thread_id: id }, { world, bot }) => {
		topicOf(chat, id);
		if (id === GENERAL) throw badRequest('TOPIC_ID_INVALID');
		chat.topics.delete(id);
		for (const [messageId, { message }] of chat.messages) {
			if (message['message_thread_id'] === id) chat.messages.delete(messageId);
		}
		world.events.emit({ type: 'message', bot_id: bot.id, chat_id: chat.id, deleted: true });
		return true;
	},
);

const inTopic = (chat: Chat, messageId: number): number =>
	Number(chat.messages.get(messageId)?.message['message_thread_id'] ?? GENERAL);

function unpin(chat: Chat, topicId: number): true {
	chat.pinned = chat.pinned.filter((pinned) => inTopic(chat, pinned) !== topicId);
	return true;
}

/** Bot API: unpinAllForumTopicMessages. */
export const unpinAllForumTopicMessages = method(
	{ chat_id: forum, message_thread_id: read.integer(0, 0) },
	({ chat_id: chat, message_thread_id: id }) => {
		topicOf(chat, id);
		return unpin(chat, id);
	},
);

/** Bot API: unpinAllGeneralForumTopicMessages. */
export const unpinAllGeneralForumTopicMessages = method({ chat_id: forum }, ({ chat_id: chat }) =>
	unpin(chat, GENERAL),
);

/** Bot API: getForumTopicIconStickers. */
export const getForumTopicIconStickers = method({}, (_given, { world }) => topicIcons(world));
