import { findUser } from './chats.js';
import { badRequest } from './errors.js';
import type { Bot, Game, StoredMessage } from './state.js';
import type { World } from './world.js';

/** The game of this name of a bot (@BotFather: /newgame). */
export function gameOf(bot: Bot, shortName: string): Game {
	const game = bot.games?.find((one) => one.shortName === shortName);
	if (!game) {
		throw badRequest('GAME_BOT_INVALID', 'Give the bot its games when it is made: POST /api/bots.');
	}
	return game;
}

/** The scores of the game in a message. */
function scoresOf(
	world: World,
	{ game, botId }: StoredMessage,
	place: string,
): Map<number, number> {
	if (game === undefined) throw badRequest("Game score can't be set");
	const key = `${botId}:${place}:${game}`;
	const known = world.state.gameScores.get(key);
	if (known) return known;
	const scores = new Map<number, number>();
	world.state.gameScores.set(key, scores);
	return scores;
}

/** A line of a table of high scores (Bot API: GameHighScore). */
export interface HighScore {
	readonly position: number;
	readonly user: object;
	readonly score: number;
}

function ranking(world: World, scores: ReadonlyMap<number, number>): HighScore[] {
	return [...scores]
		.sort(([, a], [, b]) => b - a)
		.flatMap(([id, score], index) => {
			const user = findUser(world, id);
			return user ? [{ position: index + 1, user, score }] : [];
		});
}

/** What is to be done with a score. */
export interface NewScore {
	readonly userId: number;
	readonly score: number;
	readonly force: boolean;
}

/**
 * Sets somebody's score in the game of a message.
 * @param place the chat, or the inline message, in which scores are counted
 * @returns the scores as the message then shows them
 */
export function setScore(
	world: World,
	stored: StoredMessage,
	place: string,
	{ userId, score, force }: NewScore,
): string {
	const scores = scoresOf(world, stored, place);
	if (score < 0) throw badRequest('SCORE_INVALID');
	const before = scores.get(userId) ?? 0;
	if (!force && score <= before) {
		throw badRequest('BOT_SCORE_NOT_MODIFIED', `The score is ${before}; only force lowers it.`);
	}
	scores.set(userId, score);
	const names = ranking(world, scores).slice(0, 3);
	return names
		.map(({ position, user, score: points }) => {
			const { first_name: name } = user as { first_name: string };
			return `${position}. ${name} – ${points}`;
		})
		.join('\n');
}

const NEIGHBOURS = 2;
const TOP = 3;

/** The best, and somebody with those next to them. */
export function highScores(
	world: World,
	stored: StoredMessage,
	place: string,
	userId: number,
): HighScore[] {
	const all = ranking(world, scoresOf(world, stored, place));
	const own = all.findIndex(({ user }) => (user as { id: number }).id === userId);
	return all.filter(
		(_score, index) => index < TOP || (own >= 0 && Math.abs(index - own) <= NEIGHBOURS),
	);
}
