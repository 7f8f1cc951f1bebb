import { chatView } from '../../domain/chats.js';
import type { Chat } from '../../domain/state.js';
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
