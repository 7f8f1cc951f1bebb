import { performance } from 'node:perf_hooks';
import { customerUser } from '../customers.js';
import { ControlError } from '../errors.js';
import type { Bot, Customer } from '../state.js';
import type { World } from '../world.js';
import type { InlineQuestion } from './answers.js';
import type { InlineAnswer, InlineSession } from './types.js';

const QUEUE_LIFE_MS = 30_000;
const MAX_QUERY = 256;

/** Puts an inline query to a bot, or takes an answer that is kept; waits for what comes of it. */
export async function ask(
	world: World,
	bot: Bot,
	customer: Customer,
	asked: InlineQuestion,
): Promise<InlineSession> {
	if (!bot.isInline) {
		throw new ControlError(409, `The bot ${bot.username} takes no inline queries.`);
	}
	if (asked.query.length > MAX_QUERY) {
		throw new ControlError(400, `query is over ${MAX_QUERY} characters.`);
	}
	const { query, offset } = asked;
	const base = { id: world.ids.query(), botId: bot.id, customerId: customer.id, query, offset };
	const kept = world.inline.answerFor(bot, customer, asked, world.clock.now());
	if (kept) {
		const { answer } = kept;
		return world.inline.remember({ ...base, answer, isCached: true, tookMs: 0 });
	}
	const began = performance.now();
	const answer = await question(world, bot, customer, base.id, asked);
	const tookMs = Math.round((performance.now() - began) * 100) / 100;
	if (answer) world.inline.keepAnswer(bot, customer, asked, answer, world.clock.now());
	return world.inline.remember({ ...base, answer, isCached: false, tookMs });
}

function question(
	world: World,
	bot: Bot,
	customer: Customer,
	id: string,
	{ query, offset, chatType }: InlineQuestion,
): Promise<InlineAnswer | undefined> {
	return new Promise((resolve) => {
		const timer = world.clock.after(world.settings.assumptions.inlineAnswerMs, () => {
			world.queries.delete(id);
			resolve(undefined);
		});
		world.queries.set(id, {
			botId: bot.id,
			kind: 'inline',
			customerId: customer.id,
			settle: (answer) => {
				world.clock.cancel(timer);
				resolve(answer as InlineAnswer | undefined);
			},
		});
		const update = { id, from: customerUser(customer), chat_type: chatType, query, offset };
		world.updates.emit(bot, 'inline_query', update, `inline:${customer.id}`, QUEUE_LIFE_MS);
	});
}
