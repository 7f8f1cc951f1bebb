import { authorize, requireBot } from '../domain/bots.js';
import { BotApiError, ControlError, noBotNamed } from '../domain/errors.js';
import type { Bot } from '../domain/state.js';
import type { World } from '../domain/world.js';
import type { BotReference } from '../schema/values.js';

/** The bot meant by a request, if one is named. */
export function findBot(world: World, reference: BotReference): Bot | undefined {
	const { token, bot_id: id } = reference;
	if (token !== undefined) return byToken(() => authorize(world, token));
	return id === undefined ? undefined : requireBot(world, id);
}

/** The bot meant by a request that must name one. */
export function namedBot(world: World, reference: BotReference): Bot {
	const bot = findBot(world, reference);
	if (!bot) throw noBotNamed();
	return bot;
}

/** Runs something with a token; what the Bot API objects to it becomes a control error. */
export function byToken(run: () => Bot): Bot {
	try {
		return run();
	} catch (error) {
		if (error instanceof BotApiError) throw new ControlError(400, `token: ${error.message}`);
		throw error;
	}
}
