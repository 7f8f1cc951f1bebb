import { method } from '../method.js';
import * as read from '../readers.js';
import { allowedUpdates } from './set-webhook.js';

/** Bot API: getUpdates. */
export const getUpdates = method(
	{
		offset: read.integer(),
		limit: read.integer(100, 1, 100),
		timeout: read.integer(0, 0, 50),
		allowed_updates: allowedUpdates,
	},
	({ offset, limit, timeout, allowed_updates: allowed }, { hub, bot }) => {
		if (!bot.inbox.webhook && allowed) bot.inbox.allowed = allowed.types;
		return hub.poller(bot).poll(offset, limit, timeout);
	},
);
