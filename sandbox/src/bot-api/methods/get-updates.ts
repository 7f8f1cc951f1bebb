import type { Method } from '../call.js';
import { integer } from '../params.js';
import { applyAllowedUpdates } from './set-webhook.js';

/** Bot API: getUpdates. */
export const getUpdates: Method = (call) => {
	const { hub, bot, params } = call;
	const offset = integer(params, 'offset', 0);
	const limit = integer(params, 'limit', 100, 1, 100);
	const timeout = integer(params, 'timeout', 0, 0, 50);
	if (!bot.inbox.webhook) applyAllowedUpdates(call);
	return hub.poller(bot).poll(offset, limit, timeout);
};
