import { isAllowed, standing } from '../../domain/access/standing.js';
import { badRequest } from '../../domain/errors.js';
import type { Chat } from '../../domain/state.js';
import { stickerSet } from '../../domain/sticker-sets.js';
import type { Call } from '../call.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import * as read from '../readers.js';

const supergroup: Reader<Chat> = {
	read: (call, name) => {
		const chat = read.chat.read(call, name);
		if (chat.type !== 'supergroup') {
			throw badRequest('method is available only for supergroups');
		}
		return chat;
	},
};

function change({ world, bot }: Call, chat: Chat, name: string | undefined): true {
	if (!isAllowed(standing(chat, bot.id, world.clock.seconds()), 'can_change_info')) {
		throw badRequest('Not enough rights to change supergroup sticker set');
	}
	chat.stickerSet = name;
	world.events.emit({ type: 'chat', chat_id: chat.id });
	return true;
}

/** Bot API: setChatStickerSet. Telegram allows it in large groups only, the sandbox in all. */
export const setChatStickerSet = method(
	{ chat_id: supergroup, sticker_set_name: read.string },
	({ chat_id: chat, sticker_set_name: name }, call) => {
		if (name === '') throw badRequest('sticker_set_name is empty');
		return change(call, chat, stickerSet(call.world, name).name);
	},
);

/** Bot API: deleteChatStickerSet. */
export const deleteChatStickerSet = method({ chat_id: supergroup }, ({ chat_id: chat }, call) =>
	change(call, chat, undefined),
);
