import { findUser } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { gameOf, highScores, setScore } from '../../domain/games.js';
import type { Bot, Chat, StoredMessage } from '../../domain/state.js';
import type { TgMarkup } from '../../domain/telegram.js';
import { blankPicture } from '../../text/blank-picture.js';
import type { Call } from '../call.js';
import { storeInput } from '../media/store.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { flag, integer, text } from '../params.js';
import * as read from '../readers.js';
import { send, SENDING } from '../sending.js';

/** A game as the Bot API shows it (Game). */
function gameView(call: Call, bot: Bot, shortName: string): Record<string, unknown> {
	const game = gameOf(bot, shortName);
	if (!game.photo) {
		const upload = { name: 'game.png', mime: 'image/png', data: blankPicture(640, 360) };
		game.photo = storeInput(call, 'photo', { upload }).shown['photo'];
	}
	return { title: game.title, description: game.description, photo: game.photo };
}

/** Bot API: sendGame. */
export const sendGame = method({ game_short_name: read.required, ...SENDING }, (given, call) => {
	const { game_short_name: name, chat_id: chat, reply_markup: asked } = given;
	if (chat.type === 'channel') throw badRequest("Games can't be sent to channel chats");
	const game = gameView(call, call.bot, name);
	const first = asked?.inline_keyboard[0]?.[0];
	if (asked && !first?.['callback_game']) {
		throw badRequest(
			'BUTTON_POS_INVALID',
			'The first button must be the one that starts the game.',
		);
	}
	const automatic: TgMarkup = {
		inline_keyboard: [[{ text: `Play ${String(game['title'])}`, callback_game: {} }]],
	};
	const sent = { ...given, reply_markup: asked ?? automatic };
	return send(call, sent, { game }, { game: name }).message;
});

/** A game's message and where its scores are counted. */
interface Played {
	readonly stored: StoredMessage;
	readonly place: string;
	readonly chat?: Chat;
}

/** The message of a game, named as `what` in the refusal: in a chat, or sent inline. */
const played = (what: string): Reader<Played> => ({
	along: ['message_id', 'inline_message_id'],
	read: (call, name) => {
		const { world, params } = call;
		const id = integer(params, 'message_id', 0);
		if (text(params, name) === '' && id === 0) {
			const inlineId = text(params, 'inline_message_id');
			if (inlineId === '') throw badRequest('Message identifier is not specified');
			const inline = world.state.inlineMessages.get(inlineId);
			if (!inline) throw badRequest('MESSAGE_ID_INVALID');
			return { stored: inline, place: inlineId };
		}
		const chat = read.chat.read(call, name);
		const stored = chat.messages.get(id);
		if (!stored) throw badRequest(`${what} not found`);
		return { stored, place: String(chat.id), chat };
	},
});

function known({ world }: Call, id: number): number {
	if (!findUser(world, id)) throw badRequest('USER_ID_INVALID');
	return id;
}

/** Whether the message shows the new scores; `edit_message` is the old name of its opposite. */
const edits: Reader<boolean> = {
	along: ['edit_message'],
	read: ({ params }, name) =>
		params.fields.has(name) || !params.fields.has('edit_message')
			? !flag(params, name)
			: flag(params, 'edit_message'),
};

/** Bot API: setGameScore. */
export const setGameScore = method(
	{
		user_id: read.user,
		score: read.integer(0, undefined, 0x7fff_ffff),
		force: read.flag,
		disable_edit_message: edits,
		chat_id: played('message to set game score'),
	},
	({ user_id, score, force, disable_edit_message: isShown, chat_id: game }, call) => {
		const { world } = call;
		const { stored, place, chat } = game;
		const terms = { userId: known(call, user_id), score, force };
		const table = setScore(world, stored, place, terms);
		if (isShown) {
			stored.message['game'] = { ...(stored.message['game'] as object), text: table };
			stored.message['edit_date'] = world.clock.seconds();
		}
		if (!chat) return true;
		const { message_id } = stored.message;
		world.events.emit({ type: 'message', bot_id: call.bot.id, chat_id: chat.id, message_id });
		return stored.message;
	},
);

/** Bot API: getGameHighScores. */
export const getGameHighScores = method(
	{ user_id: read.user, chat_id: played('message to get game high scores') },
	({ user_id, chat_id: { stored, place } }, call) =>
		highScores(call.world, stored, place, known(call, user_id)),
);
