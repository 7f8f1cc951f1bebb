import { chatView } from '../../domain/chats.js';
import type { Chat, Customer } from '../../domain/state.js';
import type { World } from '../../domain/world.js';
import { method } from '../method.js';
import * as read from '../readers.js';

type Fields = Record<string, unknown>;

function photoOf(photo: Chat['photo']): Fields {
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

function pinnedOf({ pinned, messages }: Chat): Fields {
	const last = messages.get(pinned.at(-1) ?? 0);
	return last ? { pinned_message: last.message } : {};
}

function stickerSetOf({ type, stickerSet }: Chat): Fields {
	if (type !== 'supergroup') return {};
	return { ...(stickerSet && { sticker_set_name: stickerSet }), can_set_sticker_set: true };
}

const ALL_GIFTS = {
	unlimited_gifts: true,
	limited_gifts: true,
	unique_gifts: true,
	premium_subscription: true,
	gifts_from_channels: true,
};

/** What a private chat shows of its customer. */
function personOf(world: World, customer: Customer | undefined): Fields {
	if (!customer) return {};
	const { bio, photo, publicPhoto, emojiStatus, personalChat, acceptedGifts } = customer;
	const channel = world.state.chats.get(personalChat ?? 0);
	const now = world.clock.seconds();
	const status = emojiStatus && (emojiStatus.until === 0 || emojiStatus.until > now);
	return {
		...(bio && { bio }),
		...photoOf(photo ?? publicPhoto),
		...(status && { emoji_status_custom_emoji_id: emojiStatus.id }),
		...(status && emojiStatus.until > 0 && { emoji_status_expiration_date: emojiStatus.until }),
		...(channel && { personal_chat: chatView(world, channel) }),
		accepted_gift_types: acceptedGifts ?? ALL_GIFTS,
	};
}

/** Bot API: getChat. */
export const getChat = method({ chat_id: read.chat }, ({ chat_id: chat }, { world }) => ({
	...chatView(world, chat),
	...(chat.description && { description: chat.description }),
	...(chat.permissions && { permissions: chat.permissions }),
	...pinnedOf(chat),
	...stickerSetOf(chat),
	accent_color_id: 0,
	max_reaction_count: 11,
	accepted_gift_types: ALL_GIFTS,
	...(chat.type === 'private'
		? personOf(world, world.state.customers.get(chat.id))
		: photoOf(chat.photo)),
}));
