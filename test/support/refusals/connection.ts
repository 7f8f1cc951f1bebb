import type { Refusal } from './rows';

/** Addresses that api.telegram.org refuses, by its answer. */
const WEBHOOKS: Readonly<Record<string, string>> = {
	'Bad Request: bad webhook: An HTTPS URL must be provided for webhook': 'http://example.com/hook',
	'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443':
		'https://example.com:5678/hook',
	'Bad Request: bad webhook: IP address 127.0.0.1 is reserved': 'https://127.0.0.1/hook',
	'Bad Request: invalid webhook URL specified': 'https://exa mple/hook',
};

/** A method that the sandbox does not have. */
const METHODS: Readonly<Record<string, string>> = {
	'Not Found: method not found': 'methodOfTomorrow',
};

/** What a Bot API server says to tokens, webhooks and polling. */
export const CONNECTION_REFUSALS: readonly Refusal[] = (
	[
		[401, 'Unauthorized: invalid token specified', 'The bot token is not complete', '/token'],
		[
			401,
			'Unauthorized: invalid api-id/api-hash',
			'This Bot API server cannot sign in to Telegram',
			'my.telegram.org',
		],
		[401, 'Unauthorized', 'Telegram does not know this bot token', '"Test Environment"'],
		[
			421,
			'Misdirected Request: unallowed token specified',
			'This Bot API server does not serve this bot',
			'limited to other bots',
		],
		[400, 'Logged out', 'The bot was logged out of this Bot API server', 'Base URL'],
		[
			404,
			'Not Found: method not found',
			'This Bot API server does not know the method methodOfTomorrow',
			'older than the method',
		],
		[404, 'Not Found', 'There is no such bot at this address', 'without /bot'],
		[
			409,
			'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
			'Another program is reading the updates of this bot',
			'Only one program can receive',
		],
		[
			409,
			"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
			'The bot has a webhook, so its updates cannot be read by polling',
			'either a webhook or polling',
		],
		[
			409,
			'Conflict: terminated by setWebhook request',
			'A webhook was set while the updates were read by polling',
			'Keep one of the two',
		],
		[
			409,
			'Conflict: terminated by other setWebhook',
			'Two programs set the webhook of this bot at the same time',
			'one workflow per bot',
		],
		[
			400,
			'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
			'Telegram sends updates to https addresses only',
			'By Long Polling',
		],
		[
			400,
			'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
			'Telegram does not send updates to this port',
			'8443',
		],
		[
			400,
			'Bad Request: bad webhook: IP address 127.0.0.1 is reserved',
			'The address of this n8n is not reachable from the internet',
			'WEBHOOK_URL',
		],
		[
			400,
			'Bad Request: invalid webhook URL specified',
			'The webhook address is not a valid link',
			'WEBHOOK_URL',
		],
		[
			400,
			'Bad Request: bad webhook: Failed to resolve host: Name or service not known',
			'Telegram cannot find the host of the webhook address',
			'DNS',
		],
		[
			400,
			'Bad Request: strings must be encoded in UTF-8',
			'A text holds characters that are not valid UTF-8',
			'emoji',
		],
	] as Array<[number, string, string, string]>
).map(([code, text, message, advice]) => ({
	method: METHODS[text] ?? (/webhook:|webhook URL/.test(text) ? 'setWebhook' : 'getMyStarBalance'),
	code,
	text,
	parameters: { ...(WEBHOOKS[text] ? { url: WEBHOOKS[text] } : {}) },
	message,
	advice,
}));
