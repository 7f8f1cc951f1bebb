/** Bots, customers and chats to begin with; the file of `--seed`. */
export interface Seed {
	bots?: Array<{ token: string; first_name?: string; username?: string; stars?: number }>;
	customers?: CustomerSeed[];
	chats?: ChatSeed[];
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
	bot_ids?: number[];
	member_ids?: number[];
	/** Bots and customers thrown out. */
	kicked_ids?: number[];
}
