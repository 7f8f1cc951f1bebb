import { botUser } from '../bots.js';
import { findUser } from '../chats.js';
import { badRequest } from '../errors.js';
import type { Bot, Chat, Member } from '../state.js';
import type { World } from '../world.js';
import { changeStanding } from './members.js';
import { isAllowed, isInside, standing } from './standing.js';

const DAY_S = 86_400;
const SHORTEST_BAN_S = 30;
const LONGEST_BAN_S = 366 * DAY_S;
/** tdlib bans for so long before it makes a member leave, so that nothing lasting is left behind. */
const PASSING_BAN_S = 60;

/**
 * A bot bans somebody.
 * @param untilDate Unix seconds; too near or too far is for ever
 */
export function ban(world: World, bot: Bot, chat: Chat, userId: number, untilDate: number): void {
	const now = world.clock.seconds();
	const ahead = untilDate - now;
	const until = ahead < SHORTEST_BAN_S || ahead > LONGEST_BAN_S ? 0 : untilDate;
	// A basic group keeps no list of the banned.
	const next: Member = chat.type === 'group' ? { status: 'left' } : { status: 'kicked', until };
	if (!isToChange(world, bot, chat, userId, next)) return;
	put(world, bot, chat, userId, next);
}

/**
 * A bot lifts a ban; who is a member is made to leave, which takes two steps.
 * @returns once it is done, `removalTakesMs` later for a member
 */
export async function unban(world: World, bot: Bot, chat: Chat, userId: number): Promise<void> {
	const next: Member = { status: 'left' };
	if (!isToChange(world, bot, chat, userId, next)) return;
	if (userId === bot.id) {
		changeStanding(world, chat, userId, next, botUser(bot));
		return;
	}
	const now = world.clock.seconds();
	const { removalShowsBan, removalTakesMs } = world.settings.assumptions;
	if (isInside(standing(chat, userId, now))) {
		if (removalShowsBan) {
			put(world, bot, chat, userId, { status: 'kicked', until: now + PASSING_BAN_S });
		}
		if (removalTakesMs > 0) await world.clock.sleep(removalTakesMs);
	}
	put(world, bot, chat, userId, next);
}

function put(world: World, bot: Bot, chat: Chat, userId: number, next: Member): void {
	chat.paidPlaces.delete(userId);
	changeStanding(world, chat, userId, next, botUser(bot));
}

/** Whether there is anything to do; tdlib's refusals in its order. */
function isToChange(world: World, bot: Bot, chat: Chat, userId: number, next: Member): boolean {
	const now = world.clock.seconds();
	const before = standing(chat, userId, now);
	if (before.status === next.status && (before.until ?? 0) === (next.until ?? 0)) {
		if (!findUser(world, userId)) throw badRequest('Member not found');
		return false;
	}
	if (before.status === 'creator') throw badRequest("Can't remove chat owner");
	if (!findUser(world, userId)) throw badRequest('Member not found');
	if (userId === bot.id) {
		if (next.status === 'kicked') throw badRequest("Can't restrict self");
		return true;
	}
	if (!isAllowed(standing(chat, bot.id, now), 'can_restrict_members')) {
		throw badRequest('Not enough rights to restrict/unrestrict chat member');
	}
	// Telegram's servers say USER_ADMIN_INVALID, which the Bot API server puts into words.
	if (before.status === 'administrator') throw badRequest('USER_ADMIN_INVALID');
	return true;
}
