import { badRequest } from './errors.js';
import type { Bot } from './state.js';
import type { World } from './world.js';

const MAX_DESCRIPTION = 70;

/** Refuses a bot that Telegram has not made a verifier (here: unless it was made none). */
function requireVerifier(bot: Bot): Map<number, string> {
	if (bot.isVerifier === false) {
		throw badRequest('BOT_VERIFIER_FORBIDDEN', 'The bot was made with verifier: false.');
	}
	bot.verified ??= new Map();
	return bot.verified;
}

/** An organisation's bot vouches for a person or a chat. */
export function verify(world: World, bot: Bot, id: number, description: string): void {
	const verified = requireVerifier(bot);
	if ([...description].length > MAX_DESCRIPTION) {
		throw badRequest(
			'BOT_VERIFIER_DESCRIPTION_INVALID',
			`A description has at most ${MAX_DESCRIPTION} characters.`,
		);
	}
	verified.set(id, description);
	world.events.emit({ type: 'bot', bot_id: bot.id });
}

/** It does so no longer. */
export function unverify(world: World, bot: Bot, id: number): void {
	requireVerifier(bot).delete(id);
	world.events.emit({ type: 'bot', bot_id: bot.id });
}
