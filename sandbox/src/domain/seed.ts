import type { AdminRights } from './state.js';

/** Bots, customers and chats to begin with; the file of `--seed`. */
export interface Seed {
	bots?: BotSeed[];
	customers?: CustomerSeed[];
	chats?: ChatSeed[];
}

export interface BotSeed {
	token: string;
	first_name?: string;
	username?: string;
	stars?: number;
	/** Whether it takes inline queries, as @BotFather's /setinline says; true by default. */
	inline?: boolean;
	/** How many of the chosen inline results it is told of, 0 to 1; all by default. */
	inline_feedback?: number;
	/** Where its Mini App is, for links as `t.me/<bot>?startapp=x`. */
	app_url?: string;
}

export interface CustomerSeed {
	id?: number;
	first_name?: string;
	last_name?: string;
	username?: string;
	language_code?: string;
	stars?: number;
}

export interface ChatSeed {
	type: 'group' | 'supergroup' | 'channel';
	title: string;
	id?: number;
	username?: string;
	/** Makes a chat its owner's; without it the first member is that, if no bot is there. */
	owner_id?: number;
	/** Members of a basic group, administrators elsewhere. */
	bot_ids?: number[];
	/** What the bots may do as administrators: everything that is not denied here. */
	bot_rights?: Partial<AdminRights>;
	member_ids?: number[];
	/** Bots and customers thrown out. */
	kicked_ids?: number[];
	/** Whoever joins without a link has to ask. */
	join_by_request?: boolean;
	/** A supergroup with topics. */
	is_forum?: boolean;
}
