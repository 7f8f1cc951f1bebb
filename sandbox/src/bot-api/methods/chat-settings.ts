import { isAllowed, standing } from '../../domain/access/standing.js';
import { badRequest } from '../../domain/errors.js';
import { postFromBot } from '../../domain/messages.js';
import type { Chat } from '../../domain/state.js';
import { readJson } from '../../text/json.js';
import type { Call } from '../call.js';
import { storeInput } from '../media/store.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { requiredText, text } from '../params.js';
import type { Upload } from '../params.js';
import { plain } from '../markup.js';
import * as read from '../readers.js';

/** A group or channel whose settings the bot may change. */
const changeable = (what: string): Reader<Chat> => ({
	read: (call, name) => {
		const chat = read.chat.read(call, name);
		if (chat.type === 'private') throw badRequest(`can't change private chat ${what}`);
		requireAdministrator(call, chat, `change chat ${what}`);
		return chat;
	},
});

function requireAdministrator({ world, bot }: Call, chat: Chat, what: string): void {
	if (!isAllowed(standing(chat, bot.id, world.clock.seconds()), 'can_change_info')) {
		throw badRequest(`not enough rights to ${what}`);
	}
}

function changed({ world }: Call, chat: Chat): true {
	world.events.emit({ type: 'chat', chat_id: chat.id });
	return true;
}

const MAX_TITLE = 128;
const MAX_DESCRIPTION = 255;

/** Bot API: setChatTitle. */
export const setChatTitle = method(
	{ title: read.string, chat_id: changeable('title') },
	({ title, chat_id: chat }, call) => {
		const wanted = title.trim().slice(0, MAX_TITLE);
		if (wanted === '') throw badRequest("Title can't be empty");
		if (chat.title === wanted) return true;
		chat.title = wanted;
		postFromBot(call.world, call.bot, chat, { fields: { new_chat_title: wanted } });
		return changed(call, chat);
	},
);

/** Bot API: setChatDescription. */
export const setChatDescription = method(
	{ description: read.string, chat_id: changeable('description') },
	({ description, chat_id: chat }, call) => {
		const wanted = [...description.trim()].slice(0, MAX_DESCRIPTION).join('');
		if ((chat.description ?? '') === wanted) {
			throw badRequest('chat description is not modified');
		}
		chat.description = wanted;
		return changed(call, chat);
	},
);

const uploadedPhoto: Reader<Upload> = {
	read: ({ params }, name) => {
		const attached = /^attach:\/\/(.*)$/s.exec(text(params, name))?.[1];
		const upload = params.files.get(attached ?? name);
		if (upload) return upload;
		throw badRequest(
			text(params, name) === ''
				? 'There is no photo in the request'
				: 'Photo must be uploaded as an InputFile',
		);
	},
};

/** Bot API: setChatPhoto. */
export const setChatPhoto = method(
	{ photo: uploadedPhoto, chat_id: changeable('photo') },
	({ photo: upload, chat_id: chat }, call) => {
		const { shown } = storeInput(call, 'photo', { upload });
		chat.photo = shown['photo'] as Chat['photo'];
		postFromBot(call.world, call.bot, chat, { fields: { new_chat_photo: chat.photo } });
		return changed(call, chat);
	},
);

/** Bot API: deleteChatPhoto. */
export const deleteChatPhoto = method(
	{ chat_id: changeable('photo') },
	({ chat_id: chat }, call) => {
		if (!chat.photo) throw badRequest('CHAT_NOT_MODIFIED');
		chat.photo = undefined;
		postFromBot(call.world, call.bot, chat, { fields: { delete_chat_photo: true } });
		return changed(call, chat);
	},
);

/** `permissions`: what members may do, all of it named. */
export const chatPermissions: Reader<Record<string, boolean>> = {
	read: ({ params }, name) => {
		const node = readJson(requiredText(params, name));
		if (!node) throw badRequest("Can't parse permissions JSON object");
		if (node.type !== 'object') throw badRequest('Object expected as permissions');
		const given = plain(node) as Record<string, unknown>;
		return Object.fromEntries(PERMISSIONS.map((one) => [one, given[one] === true]));
	},
};

const PERMISSIONS = [
	'can_send_messages',
	'can_send_audios',
	'can_send_documents',
	'can_send_photos',
	'can_send_videos',
	'can_send_video_notes',
	'can_send_voice_notes',
	'can_send_polls',
	'can_send_other_messages',
	'can_add_web_page_previews',
	'can_change_info',
	'can_invite_users',
	'can_pin_messages',
	'can_manage_topics',
] as const;

/** Bot API: setChatPermissions; kept and shown by getChat, but customers may write all the same. */
export const setChatPermissions = method(
	{
		permissions: chatPermissions,
		use_independent_chat_permissions: read.unused,
		chat_id: changeable('permissions'),
	},
	({ permissions: given, chat_id: chat }, call) => {
		chat.permissions = given;
		return changed(call, chat);
	},
);
