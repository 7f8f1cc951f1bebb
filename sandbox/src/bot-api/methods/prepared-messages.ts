import { findChat, privateChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { URL_SAFE } from '../../domain/ids.js';
import { sendResult } from '../../domain/inline/sending.js';
import type { InlineResult } from '../../domain/inline/types.js';
import { isOpenQuery } from '../../domain/mini-apps/open.js';
import { readJson } from '../../text/json.js';
import type { Call } from '../call.js';
import { acceptResults } from '../inline-accept.js';
import { readResult } from '../inline-result.js';
import type { GivenResult } from '../inline-result.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { text } from '../params.js';
import * as read from '../readers.js';

/** The one result; unlike those of an answer nothing is put before its refusals. */
const result: Reader<GivenResult> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') throw badRequest("Result isn't specified");
		const node = readJson(value);
		if (!node) {
			throw badRequest("Can't parse JSON encoded web view query results Unexpected symbol");
		}
		return readResult(node);
	},
};

function acceptOne(call: Call, given: GivenResult): InlineResult {
	const [accepted] = acceptResults(call, [given]);
	if (!accepted) throw badRequest("Result isn't specified");
	return accepted;
}

const KINDS = ['user', 'bot', 'group', 'channel'] as const;

/** Bot API: savePreparedInlineMessage. */
export const savePreparedInlineMessage = method(
	{
		user_id: read.user,
		result,
		allow_user_chats: read.flag,
		allow_bot_chats: read.flag,
		allow_group_chats: read.flag,
		allow_channel_chats: read.flag,
	},
	(given, call) => {
		const { world, bot } = call;
		const { user_id: customerId } = given;
		if (!world.state.customers.has(customerId)) throw badRequest('USER_ID_INVALID');
		const allowed = new Set(KINDS.filter((kind) => given[`allow_${kind}_chats`]));
		if (allowed.size === 0) throw badRequest('At least one chat type must be allowed');
		const lifeS = Math.floor(world.settings.assumptions.preparedMessageLifeMs / 1000);
		const prepared = world.miniApps.prepare({
			id: world.ids.text(16, URL_SAFE),
			botId: bot.id,
			customerId,
			expires: world.clock.seconds() + lifeS,
			allowed,
			result: acceptOne(call, given.result),
		});
		return { id: prepared.id, expiration_date: prepared.expires };
	},
);

/** Bot API: answerWebAppQuery. The message is the customer's, where the app was opened; it closes. */
export const answerWebAppQuery = method(
	{ web_app_query_id: read.string, result },
	({ web_app_query_id: queryId, result: given }, call) => {
		const { world, bot } = call;
		const session = world.miniApps.byQuery(queryId);
		const accepted = acceptOne(call, given);
		const customer = session && world.state.customers.get(session.customerId);
		if (!customer || session.botId !== bot.id || !isOpenQuery(world, session)) {
			throw badRequest('QUERY_ID_INVALID');
		}
		session.isAnswered = true;
		const chat = findChat(world, bot, session.chatId) ?? privateChat(bot, customer);
		const stored = sendResult(world, bot, customer, { chat, host: bot }, accepted);
		world.events.emit({ type: 'mini_app', id: session.id, closed: true });
		return stored.inlineId === undefined ? {} : { inline_message_id: stored.inlineId };
	},
);
