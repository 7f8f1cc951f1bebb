import { badRequest } from '../../domain/errors.js';
import type { Method } from '../call.js';
import { flag, text } from '../params.js';

/** Bot API: answerCallbackQuery. */
export const answerCallbackQuery: Method = ({ world, bot, params }) => {
	const id = text(params, 'callback_query_id');
	const query = world.queries.get(id);
	if (!query || query.botId !== bot.id || query.kind !== 'callback') {
		throw badRequest('QUERY_ID_INVALID');
	}
	world.queries.delete(id);
	query.settle({
		text: text(params, 'text'),
		url: text(params, 'url'),
		show_alert: flag(params, 'show_alert'),
	});
	return true;
};
