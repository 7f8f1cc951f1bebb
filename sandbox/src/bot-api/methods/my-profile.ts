import { badRequest } from '../../domain/errors.js';
import { readJson } from '../../text/json.js';
import { plain } from '../markup.js';
import { method } from '../method.js';
import type { Method } from '../method.js';
import { text } from '../params.js';
import * as read from '../readers.js';

const key = (name: string, language: string): string => `${name}|${language}`;

/** The row that sets one of the bot's texts: by language, the one without for all others. */
const setter = (name: string, maxLength: number, refusal: string): Method =>
	method({ [name]: read.string, language_code: read.string }, (given, { world, bot }) => {
		const value = given[name] ?? '';
		const language = given['language_code'] ?? '';
		if ([...value].length > maxLength) throw badRequest(refusal);
		if (value === '') bot.profile.delete(key(name, language));
		else bot.profile.set(key(name, language), value);
		if (name === 'name' && language === '' && value !== '') bot.first_name = value;
		world.events.emit({ type: 'bot', bot_id: bot.id });
		return true;
	});

const getter = (name: string): Method =>
	method({ language_code: read.string }, ({ language_code: language }, { bot }) => {
		const own = bot.profile.get(key(name, language)) ?? bot.profile.get(key(name, ''));
		return { [name]: own ?? (name === 'name' ? bot.first_name : '') };
	});

/** Bot API: setMyName. */
export const setMyName = setter('name', 64, 'BOT_TITLE_INVALID');
/** Bot API: getMyName. */
export const getMyName = getter('name');
/** Bot API: setMyDescription. */
export const setMyDescription = setter('description', 512, 'BOT_DESCRIPTION_INVALID');
/** Bot API: getMyDescription. */
export const getMyDescription = getter('description');
/** Bot API: setMyShortDescription. */
export const setMyShortDescription = setter(
	'short_description',
	120,
	'BOT_SHORT_DESCRIPTION_INVALID',
);
/** Bot API: getMyShortDescription. */
export const getMyShortDescription = getter('short_description');

const ADMINISTRATOR_RIGHTS = [
	'is_anonymous',
	'can_manage_chat',
	'can_delete_messages',
	'can_manage_video_chats',
	'can_restrict_members',
	'can_promote_members',
	'can_change_info',
	'can_invite_users',
	'can_post_stories',
	'can_edit_stories',
	'can_delete_stories',
] as const;
const CHANNEL_RIGHTS = ['can_post_messages', 'can_edit_messages'] as const;
const GROUP_RIGHTS = ['can_pin_messages', 'can_manage_topics'] as const;

/** Bot API: setMyDefaultAdministratorRights. */
export const setMyDefaultAdministratorRights = method(
	{ rights: read.string, for_channels: read.flag },
	({ for_channels: forChannels }, { bot, params }) => {
		const value = text(params, 'rights');
		const node = readJson(value === '' ? '{}' : value);
		if (!node) throw badRequest("Can't parse chat administrator rights JSON object");
		if (node.type !== 'object') throw badRequest('Object expected as chat administrator rights');
		const given = plain(node) as Record<string, unknown>;
		// Who posts in a channel is never named: the right is none there.
		const isRight = (name: string) => !forChannels || name !== 'is_anonymous';
		const kept = Object.keys(given).filter((name) => given[name] === true && isRight(name));
		bot.profile.set(key('rights', String(forChannels)), kept.join(' '));
		return true;
	},
);

/** Bot API: getMyDefaultAdministratorRights. */
export const getMyDefaultAdministratorRights = method(
	{ for_channels: read.flag },
	({ for_channels: forChannels }, { bot }) => {
		const kept = new Set((bot.profile.get(key('rights', String(forChannels))) ?? '').split(' '));
		const names = [...ADMINISTRATOR_RIGHTS, ...(forChannels ? CHANNEL_RIGHTS : GROUP_RIGHTS)];
		return Object.fromEntries(names.map((name) => [name, kept.has(name)]));
	},
);
