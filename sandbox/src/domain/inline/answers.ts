import type { Bot, Customer } from '../state.js';
import type { InlineAnswer, InlineChatType, InlineSession } from './types.js';

const KEPT_SESSIONS = 500;
const KEPT_ANSWERS = 1_000;

/** What a customer types after the bot's name. */
export interface InlineQuestion {
	readonly query: string;
	readonly offset: string;
	readonly chatType: InlineChatType;
}

interface Kept {
	readonly answer: InlineAnswer;
	/** Milliseconds. */
	readonly until: number;
}

/** Answers that are kept for the next who types the same, and what was typed lately. */
export class InlineAnswers {
	private readonly sessions = new Map<string, InlineSession>();
	private readonly answers = new Map<string, Kept>();

	find(id: string): InlineSession | undefined {
		return this.sessions.get(id);
	}

	remember(session: InlineSession): InlineSession {
		keep(this.sessions, session.id, session, KEPT_SESSIONS);
		return session;
	}

	/** An answer given earlier, to anybody unless it was personal. */
	answerFor(bot: Bot, customer: Customer, asked: InlineQuestion, now: number): Kept | undefined {
		const keys = [key(bot.id, asked), key(bot.id, asked, customer.id)];
		return keys.map((name) => this.answers.get(name)).find((kept) => kept && kept.until > now);
	}

	keepAnswer(
		bot: Bot,
		customer: Customer,
		asked: InlineQuestion,
		answer: InlineAnswer,
		now: number,
	): void {
		if (answer.cacheTime === 0) return;
		const name = key(bot.id, asked, answer.isPersonal ? customer.id : undefined);
		keep(this.answers, name, { answer, until: now + answer.cacheTime * 1000 }, KEPT_ANSWERS);
	}
}

const key = (botId: number, { query, offset }: InlineQuestion, customerId?: number): string =>
	JSON.stringify([botId, query, offset, customerId]);

function keep<Value>(map: Map<string, Value>, name: string, value: Value, most: number): void {
	map.delete(name);
	map.set(name, value);
	for (const oldest of map.keys()) {
		if (map.size <= most) return;
		map.delete(oldest);
	}
}
