import { botUser } from './bots.js';
import { badRequest, ControlError } from './errors.js';
import { URL_SAFE } from './ids.js';
import type { Bot, Customer } from './state.js';
import { customerUser } from './customers.js';
import { DAY_MS } from './world.js';
import type { World } from './world.js';

const SECRET_LENGTH = 35;

/** The bot of this id, if this one manages it. */
export function managedBot(world: World, manager: Bot, id: number): Bot {
	const bot = world.state.bots.get(id);
	if (!bot && !world.state.customers.has(id)) throw badRequest('user not found');
	if (bot?.managedBy !== manager.id) {
		throw badRequest(
			'BOT_INVALID',
			'It is no bot that this one manages: managed_by of POST /api/bots.',
		);
	}
	return bot;
}

/** Tells a bot of one it manages. */
export function announceManaged(world: World, bot: Bot): void {
	const manager = world.state.bots.get(bot.managedBy ?? 0);
	const owner = world.state.customers.get(bot.ownerId ?? 0);
	if (!manager || !owner) return;
	const content = { user: customerUser(owner), bot: botUser(bot) };
	world.updates.emit(manager, 'managed_bot', content, `managed:${bot.id}`, DAY_MS);
}

/** A new token in place of the present one, which is good for nothing from now on. */
export function replaceToken(world: World, bot: Bot): string {
	bot.token = `${bot.id}:${world.ids.text(SECRET_LENGTH, URL_SAFE)}`;
	announceManaged(world, bot);
	world.events.emit({ type: 'bot', bot_id: bot.id });
	return bot.token;
}

/** Refuses a customer to whom a managed bot is closed. */
export function requireAccess(bot: Bot, customer: Customer): void {
	const { access, ownerId } = bot;
	if (!access?.isRestricted || customer.id === ownerId || access.added.includes(customer.id))
		return;
	throw new ControlError(409, `Bot ${bot.id} is open only to its owner and those added.`);
}
