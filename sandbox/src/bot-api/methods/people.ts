import { isAdministrator, isInside, standing } from '../../domain/access/standing.js';
import { findUser } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { method } from '../method.js';
import * as read from '../readers.js';

/** Bot API: setUserEmojiStatus; getChat shows it. */
export const setUserEmojiStatus = method(
	{
		user_id: read.user,
		emoji_status_custom_emoji_id: read.string,
		emoji_status_expiration_date: read.integer(0, 0),
	},
	(given, { world }) => {
		const { user_id: userId, emoji_status_custom_emoji_id: id } = given;
		const customer = world.state.customers.get(userId);
		if (!customer) throw badRequest('user not found');
		if (customer.allowsEmojiStatus === false) {
			throw badRequest('USER_PERMISSION_DENIED', 'The customer does not let bots change it.');
		}
		const until = given.emoji_status_expiration_date;
		customer.emojiStatus = id === '' || id === '0' ? undefined : { id, until };
		world.events.emit({ type: 'customer', customer_id: userId });
		return true;
	},
);

/** Bot API: getUserPersonalChatMessages: the newest of the channel on somebody's profile, oldest first. */
export const getUserPersonalChatMessages = method(
	{ user_id: read.user, limit: read.integer(0, 0, 20) },
	({ user_id: id, limit }, { world }) => {
		if (!findUser(world, id)) throw badRequest('user not found');
		const channel = world.state.chats.get(world.state.customers.get(id)?.personalChat ?? 0);
		const messages = [...(channel?.messages.values() ?? [])].map(({ message }) => message);
		return limit === 0 ? [] : messages.slice(-limit);
	},
);

const MAX_TAG = 16;

/** Bot API: setChatMemberTag; getChatMember shows it. */
export const setChatMemberTag = method(
	{ user_id: read.user, tag: read.string, chat_id: read.chat },
	({ user_id: id, tag, chat_id: chat }, { world, bot }) => {
		if (chat.type !== 'group' && chat.type !== 'supergroup') {
			throw badRequest('method is available only for groups and supergroups');
		}
		if (!findUser(world, id)) throw badRequest('PARTICIPANT_ID_INVALID');
		const now = world.clock.seconds();
		if (!isAdministrator(standing(chat, bot.id, now))) throw badRequest('CHAT_ADMIN_REQUIRED');
		const member = standing(chat, id, now);
		if (!isInside(member)) throw badRequest('USER_NOT_PARTICIPANT');
		if ([...tag].length > MAX_TAG || /\p{Extended_Pictographic}/u.test(tag)) {
			throw badRequest('RANK_INVALID', `A tag has at most ${MAX_TAG} characters and no emoji.`);
		}
		chat.members.set(id, { ...member, tag: tag || undefined });
		world.events.emit({ type: 'chat', chat_id: chat.id });
		return true;
	},
);

/** Bot API: getUserChatBoosts. */
export const getUserChatBoosts = method(
	{ user_id: read.user, chat_id: read.chat },
	({ user_id: id, chat_id: chat }, { world, bot }) => {
		const user = findUser(world, id);
		if (!user) throw badRequest('user not found');
		const now = world.clock.seconds();
		if (chat.type === 'private' || !isAdministrator(standing(chat, bot.id, now))) {
			throw badRequest('CHAT_ADMIN_REQUIRED');
		}
		const own = (chat.boosts ?? []).filter((one) => one.customerId === id && one.until > now);
		return {
			boosts: own.map((boost) => ({
				boost_id: boost.id,
				add_date: boost.date,
				expiration_date: boost.until,
				source: { source: 'premium', user },
			})),
		};
	},
);
