import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { AdminRights } from './access.js';
import { Message } from './message.js';
import { Chat, ChatType, OrderInfo } from './telegram.js';
import { BusinessSeed } from './business.js';
import { StickerSetSeed } from './sticker-sets.js';
import { exact, maybe, natural, oneOf, ref, text, whole } from './values.js';

/** A game of a bot, as /newgame of @BotFather makes it. */
export const GameSeed = exact({
	short_name: Type.String({ minLength: 1 }),
	title: maybe(text),
	description: maybe(text),
});
export type GameSeed = Static<typeof GameSeed>;

/** What makes or renames a bot. */
export const BotSeed = exact({
	token: text,
	first_name: maybe(text),
	username: maybe(text),
	stars: maybe(whole),
	inline: maybe(
		Type.Boolean({
			description:
				'Whether it takes inline queries, as /setinline of @BotFather says; yes by default.',
		}),
	),
	inline_feedback: maybe(
		Type.Number({
			minimum: 0,
			maximum: 1,
			description: 'How many of the chosen inline results it is told of; all by default.',
		}),
	),
	games: maybe(Type.Array(GameSeed)),
	verifier: maybe(
		Type.Boolean({ description: 'Whether it may verify users and chats; yes by default.' }),
	),
	managed_by: maybe(Type.Integer({ description: 'The bot that manages it; needs owner_id.' })),
	owner_id: maybe(Type.Integer({ description: 'The customer who has made it through that bot.' })),
	app_url: maybe(
		Type.String({ description: 'Where its Mini App is, for links as t.me/<bot>?startapp=x.' }),
	),
});
export type BotSeed = Static<typeof BotSeed>;

const names = {
	first_name: maybe(Type.String({ minLength: 1 })),
	last_name: maybe(text),
	username: maybe(text),
	language_code: maybe(text),
};

const profile = {
	personal_chat_id: maybe(Type.Integer({ description: 'The channel on the profile; 0 is none.' })),
	allows_emoji_status: maybe(
		Type.Boolean({ description: 'Whether bots may set the emoji status; yes by default.' }),
	),
};

export const CustomerSeed = exact({
	id: maybe(whole),
	...names,
	...profile,
	stars: maybe(natural),
});
export type CustomerSeed = Static<typeof CustomerSeed>;

/** What a person can change about a customer. */
export const CustomerNames = exact({ ...names, ...profile });
export type CustomerNames = Static<typeof CustomerNames>;

export const CustomerChange = exact({
	...names,
	...profile,
	block_bot: maybe(whole),
	unblock_bot: maybe(whole),
});
export type CustomerChange = Static<typeof CustomerChange>;

export const StarsChange = exact({ amount: whole });

const ids = maybe(Type.Array(whole));

export const ChatSeed = exact({
	type: oneOf('group', 'supergroup', 'channel'),
	title: Type.String({ minLength: 1 }),
	id: maybe(whole),
	username: maybe(text),
	owner_id: maybe(
		Type.Integer({ description: 'Without it the first member is that, if no bot is there.' }),
	),
	bot_ids: maybe(
		Type.Array(whole, { description: 'Members of a basic group, administrators elsewhere.' }),
	),
	bot_rights: maybe(Type.Partial(AdminRights)),
	member_ids: ids,
	kicked_ids: maybe(Type.Array(whole, { description: 'Bots and customers thrown out.' })),
	join_by_request: maybe(Type.Boolean({ description: 'Whoever joins without a link has to ask.' })),
	is_forum: maybe(Type.Boolean({ description: 'A supergroup with topics.' })),
	request_bot_id: maybe(
		Type.Integer({ description: 'The bot that is asked first about who wants to join.' }),
	),
});
export type ChatSeed = Static<typeof ChatSeed>;

/** What is there to begin with; the file of `--seed`. */
export const Seed = exact({
	bots: maybe(Type.Array(BotSeed)),
	customers: maybe(Type.Array(CustomerSeed)),
	chats: maybe(Type.Array(ChatSeed)),
	sticker_sets: maybe(Type.Array(StickerSetSeed)),
	business_connections: maybe(Type.Array(BusinessSeed)),
});
export type Seed = Static<typeof Seed>;

export const BotCommand = exact({ command: text, description: text }, { $id: 'BotCommand' });
export type BotCommand = Static<typeof BotCommand>;

/** Bot API: MenuButton. */
export const MenuButton = Type.Union(
	[
		exact({ type: oneOf('default', 'commands') }),
		exact({ type: Type.Literal('web_app'), text, web_app: exact({ url: text }) }),
	],
	{ $id: 'MenuButton' },
);
export type MenuButton = Static<typeof MenuButton>;

export const BotView = exact(
	{
		id: whole,
		username: text,
		first_name: text,
		commands: Type.Array(ref(BotCommand)),
		stars_balance: whole,
		menu_buttons: Type.Record(text, ref(MenuButton), {
			description: 'By private chat; 0 is for all others.',
		}),
		app_url: text,
		verified: Type.Array(exact({ id: whole, custom_description: maybe(text) }), {
			description: 'Users and chats it has verified.',
		}),
		webhook: Type.Union([
			Type.Null(),
			exact({ url: text, pending_update_count: natural, last_error_message: maybe(text) }),
		]),
		pending_update_count: natural,
	},
	{ $id: 'Bot' },
);
export type BotView = Static<typeof BotView>;
export const BotList = exact({ bots: Type.Array(ref(BotView)) }, { $id: 'BotList' });

export const CustomerView = exact(
	{
		id: whole,
		first_name: text,
		last_name: maybe(text),
		username: maybe(text),
		language_code: maybe(text),
		stars_balance: natural,
		saved_cards: Type.Array(exact({ id: text, title: text })),
		saved_order_info: maybe(ref(OrderInfo)),
		blocked_bots: Type.Array(whole),
	},
	{ $id: 'Customer' },
);
export type CustomerView = Static<typeof CustomerView>;
export const CustomerList = exact(
	{ customers: Type.Array(ref(CustomerView)) },
	{ $id: 'CustomerList' },
);

/** One line of a customer's list of chats. */
export const ChatLine = exact(
	{
		bot_id: whole,
		chat_id: whole,
		type: ChatType,
		title: text,
		last_message: maybe(ref(Message)),
		until_date: maybe(Type.Integer({ description: 'The end of what is paid for, Unix seconds.' })),
		unread: natural,
	},
	{ $id: 'ChatLine' },
);
export type ChatLine = Static<typeof ChatLine>;

export const ChatsQuery = exact({ customer_id: maybe(whole) });
export const ChatList = exact(
	{
		chats: Type.Union([Type.Array(ref(ChatLine)), Type.Array(ref(Chat))], {
			description: 'Lines as a customer sees them; without customer_id chats as in messages.',
		}),
	},
	{ $id: 'ChatList' },
);
