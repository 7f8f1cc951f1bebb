import { badRequest } from '../../domain/errors.js';
import { cleanText } from '../../text/clean.js';
import { method } from '../method.js';
import { flag, requiredText } from '../params.js';
import * as read from '../readers.js';

/** Bot API: answerPreCheckoutQuery. On the wire only the text decides: an empty one approves. */
export const answerPreCheckoutQuery = method(
	{
		ok: read.flag,
		error_message: {
			read: ({ params }, name) => (flag(params, 'ok') ? '' : requiredText(params, name)),
		},
		pre_checkout_query_id: read.string,
	},
	({ pre_checkout_query_id: id, error_message: message }, { world, bot }) => {
		const reply = { message: cleanText(message) };
		if (!world.checkouts.answer('pre_checkout_query', bot.id, id, reply)) {
			throw badRequest('QUERY_ID_INVALID');
		}
		return true;
	},
);
