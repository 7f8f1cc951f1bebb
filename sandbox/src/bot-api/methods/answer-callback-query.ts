import { badRequest } from '../../domain/errors.js';
import { method } from '../method.js';
import * as read from '../readers.js';

/** Bot API: answerCallbackQuery. */
export const answerCallbackQuery = method(
	{
		callback_query_id: read.string,
		text: read.string,
		show_alert: read.flag,
		url: read.string,
		cache_time: read.unused,
	},
	({ callback_query_id: id, text, show_alert, url }, { world, bot }) => {
		const query = world.queries.get(id);
		if (!query || query.botId !== bot.id || query.kind !== 'callback') {
			throw badRequest('QUERY_ID_INVALID');
		}
		world.queries.delete(id);
		query.settle({ text, url, show_alert });
		return true;
	},
);
