import { badRequest } from '../../domain/errors.js';
import type { InlineAnswer } from '../../domain/inline/types.js';
import { readJson } from '../../text/json.js';
import { acceptResults } from '../inline-accept.js';
import { checkInlineButton, inlineButton } from '../inline-button.js';
import { readResult } from '../inline-result.js';
import type { GivenResult } from '../inline-result.js';
import { method } from '../method.js';
import * as read from '../readers.js';

const MAX_RESULTS = 50;
const DAY_S = 86_400;
const MAX_OFFSET_BYTES = 64;

/** Bot API: answerInlineQuery. */
export const answerInlineQuery = method(
	{
		inline_query_id: read.string,
		is_personal: read.flag,
		cache_time: read.integer(300, 0, DAY_S),
		next_offset: read.string,
		button: inlineButton,
		results: read.parsed(readResults),
	},
	(asked, call) => {
		const { world, bot } = call;
		const { inline_query_id: id, button, next_offset: nextOffset } = asked;
		checkInlineButton(world, button);
		const results = acceptResults(call, asked.results);
		if (Buffer.byteLength(nextOffset) > MAX_OFFSET_BYTES) throw badRequest('NEXT_OFFSET_INVALID');
		const query = world.queries.get(id);
		if (!query || query.botId !== bot.id || query.kind !== 'inline') {
			throw badRequest('QUERY_ID_INVALID');
		}
		world.queries.delete(id);
		const { cache_time: cacheTime, is_personal: isPersonal } = asked;
		const answer: InlineAnswer = { results, button, nextOffset, cacheTime, isPersonal };
		query.settle(answer);
		return true;
	},
);

/** None, an empty text and the word `null` are no results. */
function readResults(value: string): GivenResult[] {
	if (value === '') return [];
	const node = readJson(value);
	if (!node) throw badRequest("Can't parse JSON encoded inline query results: Unexpected symbol");
	if (node.type === 'null') return [];
	if (node.type !== 'array') throw badRequest('Expected an Array of inline query results');
	if (node.items.length > MAX_RESULTS) {
		throw badRequest('Too many inline query results specified');
	}
	return node.items.map((item) => {
		try {
			return readResult(item);
		} catch (error) {
			throw badRequest(`Can't parse inline query result: ${(error as Error).message}`);
		}
	});
}
