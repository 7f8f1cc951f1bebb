import { answerJoinQuery, showJoinApp } from '../../domain/access/joining.js';
import { badRequest } from '../../domain/errors.js';
import { method } from '../method.js';
import * as read from '../readers.js';
import { checkWebAppUrl } from '../web-app-url.js';

const RESULTS = ['approve', 'decline', 'queue'] as const;

/** Bot API: answerChatJoinRequestQuery. */
export const answerChatJoinRequestQuery = method(
	{ chat_join_request_query_id: read.required, result: read.required },
	({ chat_join_request_query_id: id, result: given }, { world, bot }) => {
		const result = RESULTS.find((one) => one === given);
		if (!result) throw badRequest('Invalid result specified');
		answerJoinQuery(world, bot, id, result);
		return true;
	},
);

/** Bot API: sendChatJoinRequestWebApp. */
export const sendChatJoinRequestWebApp = method(
	{ chat_join_request_query_id: read.required, web_app_url: read.required },
	({ chat_join_request_query_id: id, web_app_url: url }, { world, bot }) => {
		showJoinApp(world, bot, id, checkWebAppUrl(world, url, 'join request'));
		return true;
	},
);
