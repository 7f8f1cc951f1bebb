import { findUser } from './chats.js';
import { badRequest } from './errors.js';
import type { StoredMessage } from './state.js';
import type { TgMessage } from './telegram.js';
import type { World } from './world.js';

/** What goes along when a message is forwarded or copied; service messages have none of it. */
const CONTENT = [
	'text',
	'entities',
	'link_preview_options',
	'caption',
	'caption_entities',
	'show_caption_above_media',
	'has_media_spoiler',
	'photo',
	'document',
	'video',
	'animation',
	'audio',
	'voice',
	'video_note',
	'sticker',
	'location',
	'venue',
	'contact',
	'dice',
	'poll',
	'game',
	'live_photo',
	'checklist',
	'rich_message',
	'invoice',
	'paid_media',
] as const;

/** What Telegram forwards and does not copy. */
const NOT_COPIED = ['invoice', 'paid_media'] as const;

/** The content of a message, without its sender, place and time; empty for service messages. */
export function contentOf(message: TgMessage): Record<string, unknown> {
	const fields = CONTENT.filter((name) => name in message);
	return Object.fromEntries(fields.map((name) => [name, message[name]]));
}

/** Where a forwarded message came from. */
export function originOf(world: World, { message, botId }: StoredMessage): unknown {
	if (message['forward_origin']) return message['forward_origin'];
	if (message.sender_chat && message.chat.type === 'channel') {
		return {
			type: 'channel',
			chat: message.sender_chat,
			message_id: message.message_id,
			date: message.date,
		};
	}
	return {
		type: 'user',
		sender_user: message.from ?? findUser(world, botId),
		date: message.date,
	};
}

/** What a bot may forward of a message; refuses what is protected or no content. */
export function forwardedFields(world: World, stored: StoredMessage): Record<string, unknown> {
	const fields = contentOf(stored.message);
	if (stored.message['has_protected_content']) {
		throw badRequest("Message has protected content and can't be forwarded");
	}
	if (Object.keys(fields).length === 0) throw badRequest("The message can't be forwarded");
	return { forward_origin: originOf(world, stored), ...fields };
}

/** What a bot may copy of a message. */
export function copiedFields({ message }: StoredMessage): Record<string, unknown> {
	const fields = contentOf(message);
	const refused = NOT_COPIED.some((name) => name in fields);
	if (refused || Object.keys(fields).length === 0) throw badRequest("The message can't be copied");
	return fields;
}
