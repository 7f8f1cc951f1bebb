import { botUser } from '../../domain/bots.js';
import { method } from '../method.js';

/** Bot API: getMe. */
export const getMe = method({}, (_given, { bot }) => ({
	...botUser(bot),
	can_join_groups: true,
	can_read_all_group_messages: false,
	supports_inline_queries: bot.isInline,
	supports_guest_queries: false,
	can_connect_to_business: false,
	has_main_web_app: bot.appUrl !== '',
	has_topics_enabled: false,
	allows_users_to_create_topics: false,
	can_manage_bots: false,
}));
