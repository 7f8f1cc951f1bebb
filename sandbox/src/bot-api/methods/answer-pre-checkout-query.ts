import { badRequest } from '../../domain/errors.js';
import { cleanText } from '../../text/clean.js';
import type { Method } from '../call.js';
import { flag, requiredText, text } from '../params.js';

/** Bot API: answerPreCheckoutQuery. On the wire only the text decides: an empty one approves. */
export const answerPreCheckoutQuery: Method = ({ world, bot, params }) => {
	const message = flag(params, 'ok') ? '' : requiredText(params, 'error_message');
	const id = text(params, 'pre_checkout_query_id');
	const reply = { message: cleanText(message) };
	if (!world.checkouts.answer('pre_checkout_query', bot.id, id, reply)) {
		throw badRequest('QUERY_ID_INVALID');
	}
	return true;
};
