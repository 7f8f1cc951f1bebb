import { BotApiError, ControlError } from './errors.js';
import type { Bot, Game } from './state.js';
import type { TgUser } from './telegram.js';
import { changeUsername, isTaken, requireFree } from './usernames.js';
import type { World } from './world.js';
import type { BotSeed, GameSeed } from '../schema/parties.js';

const MAX_TOKEN_BYTES = 80;
const MAX_BOT_ID = 2 ** 54;

/**
 * Checks a bot token's shape as the Bot API server does.
 * @returns the bot's id
 */
function readBotId(token: string): number {
	const colon = token.indexOf(':');
	if (token.startsWith('0') || Buffer.byteLength(token) > MAX_TOKEN_BYTES || colon < 0) {
		throw new BotApiError(401, 'Unauthorized: invalid token specified');
	}
	const digits = token.slice(0, colon);
	if (!/^-?\d+$/.test(digits)) {
		throw new BotApiError(421, 'Misdirected Request: unallowed token specified');
	}
	const id = Number(digits);
	if (id <= 0 || id >= MAX_BOT_ID || token.includes('/') || colon === token.length - 1) {
		throw new BotApiError(401, 'Unauthorized: invalid token specified');
	}
	return id;
}

/**
 * The bot a token belongs to. Unless strict, it comes into being on first use; a bot that exists
 * is only reached by its own token.
 */
export function authorize(world: World, token: string): Bot {
	const id = readBotId(token);
	const known = world.state.bots.get(id);
	if (known?.token === token) return known;
	if (known || world.settings.strict) throw new BotApiError(401, 'Unauthorized');
	return addBot(world, { token });
}

/** Makes a bot, or changes the name of the one the token already belongs to. */
export function addBot(world: World, given: BotSeed): Bot {
	const id = readBotId(given.token);
	const known = world.state.bots.get(id);
	if (known && known.token !== given.token) {
		throw new ControlError(409, `Bot ${id} exists with another token.`);
	}
	requireFree(world, given.username, id);
	const bot = known ?? createBot(world, id, given.token);
	if (given.first_name) bot.first_name = given.first_name;
	if (given.username) {
		changeUsername(world, id, bot.username, given.username);
		bot.username = given.username;
	}
	if (given.stars !== undefined) bot.stars = given.stars;
	if (given.app_url !== undefined) bot.appUrl = given.app_url;
	if (given.inline !== undefined) bot.isInline = given.inline;
	if (given.inline_feedback !== undefined) bot.inlineFeedback = given.inline_feedback;
	if (given.verifier !== undefined) bot.isVerifier = given.verifier;
	if (given.games) bot.games = given.games.map(gameOf);
	if (given.managed_by !== undefined) bot.managedBy = given.managed_by;
	if (given.owner_id !== undefined) bot.ownerId = given.owner_id;
	world.events.emit({ type: 'bot', bot_id: id });
	return bot;
}

const gameOf = ({ short_name: shortName, title, description }: GameSeed): Game => ({
	shortName,
	title: title ?? shortName,
	description: description ?? '',
});

function createBot(world: World, id: number, token: string): Bot {
	const bot: Bot = {
		id,
		token,
		first_name: `Bot ${id}`,
		username: freeUsername(world, id),
		stars: 0,
		commands: new Map(),
		profile: new Map(),
		privateChats: new Map(),
		transactions: [],
		inbox: {
			pending: new Map(),
			nextUpdateId: world.ids.between(2_000_001, 1_000_000_000),
			allowed: undefined,
			webhook: undefined,
		},
		nextMessageId: 1,
		isInline: true,
		inlineFeedback: 1,
		menuButtons: new Map(),
		appUrl: '',
	};
	world.state.bots.set(id, bot);
	changeUsername(world, id, undefined, bot.username);
	return bot;
}

/** A bot comes into being by its first call: a customer who has the name must not prevent that. */
function freeUsername(world: World, id: number): string {
	let username = `sandbox_${id}_bot`;
	while (isTaken(world, username, id)) username = `x${username}`;
	return username;
}

/** A bot as it appears in messages. */
export const botUser = (bot: Bot): TgUser => ({
	id: bot.id,
	is_bot: true,
	first_name: bot.first_name,
	username: bot.username,
});

/** The bot with this id; a control error otherwise. */
export function requireBot(world: World, id: number): Bot {
	const bot = world.state.bots.get(id);
	if (!bot) throw new ControlError(404, `No bot ${id}: it exists once its token has been used.`);
	return bot;
}
