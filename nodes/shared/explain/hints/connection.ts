import { MESSAGE_METHODS } from '../../telegram/limits';
import type { RefusalFacts } from './facts';
import type { Hint } from './hint';

function explainPace({ method, answer }: RefusalFacts): string {
	const wait =
		answer.retry_after === undefined ? 'after a pause' : `after ${answer.retry_after} seconds`;
	const repeat = `The call was not carried out. Repeat it ${wait}`;
	return MESSAGE_METHODS.has(method)
		? `${repeat}. A bot may send about 30 messages a second in all and 20 a minute to one group. Send fewer items at a time, lower "Concurrency", or pay for speed with "Allow Paid Broadcast".`
		: `${repeat}, and let the workflow make fewer calls at a time.`;
}

/** The bot, its token, the server and the pace of the calls. */
export const CONNECTION_HINTS: readonly Hint[] = [
	{
		match: 'invalid token specified',
		errorCode: 401,
		message: 'The bot token is not complete',
		description:
			'A bot token looks like 123456789:AAE… Copy it again from @BotFather (/token) into the Telegram Payments API credential, without anything before or after it.',
	},
	{
		match: 'invalid api-id/api-hash',
		errorCode: 401,
		message: 'This Bot API server cannot sign in to Telegram',
		description:
			'The server under Base URL was started with a wrong api-id or api-hash. Start it with those from my.telegram.org, or set Base URL back to https://api.telegram.org.',
	},
	{
		match: 'Unauthorized',
		errorCode: 401,
		message: 'Telegram does not know this bot token',
		description:
			'Copy the token again from @BotFather into the Telegram Payments API credential; revoking a token makes the old one void. A bot of the test environment also needs "Test Environment" switched on.',
	},
	{
		match: 'unallowed token specified',
		errorCode: 421,
		message: 'This Bot API server does not serve this bot',
		description:
			'The server under Base URL is limited to other bots. Use the server of this bot, or https://api.telegram.org.',
	},
	{
		match: 'Logged out',
		message: 'The bot was logged out of this Bot API server',
		description:
			'It probably moved to another server (method logOut). Set the Base URL of the credential to the server where the bot lives now; moving back to https://api.telegram.org is possible after 10 minutes.',
	},
	{
		match: 'method not found',
		errorCode: 404,
		message: ({ method }) => `This Bot API server does not know the method ${method}`,
		description:
			'The server under Base URL is older than the method. Update it, or set Base URL to https://api.telegram.org.',
	},
	{
		match: 'Not Found',
		errorCode: 404,
		message: 'There is no such bot at this address',
		description:
			'The bot token is malformed or the Base URL of the Telegram Payments API credential is wrong. Base URL is only the address of the server, such as https://api.telegram.org, without /bot and the token.',
	},
	{
		match: 'terminated by other getUpdates',
		errorCode: 409,
		message: 'Another program is reading the updates of this bot',
		description:
			"Only one program can receive a bot's updates. Stop the other program or workflow, or use a different bot for it.",
	},
	{
		match: 'while webhook is active',
		errorCode: 409,
		message: 'The bot has a webhook, so its updates cannot be read by polling',
		description:
			'Set "Receive Updates" of the trigger to "By Webhook", or remove the webhook where it was set up. A bot has either a webhook or polling.',
	},
	{
		match: 'terminated by setWebhook',
		errorCode: 409,
		message: 'A webhook was set while the updates were read by polling',
		description:
			'Another workflow or program uses the same bot. Keep one of the two, or use a different bot for one of them.',
	},
	{
		match: 'terminated by other setWebhook',
		errorCode: 409,
		message: 'Two programs set the webhook of this bot at the same time',
		description: 'Activate one workflow per bot, then try again.',
	},
	{
		match: 'HTTPS URL must be provided',
		message: 'Telegram sends updates to https addresses only',
		description:
			'Set a public https address for n8n (N8N_WEBHOOK_URL, in older versions WEBHOOK_URL), or set "Receive Updates" of the trigger to "By Long Polling".',
	},
	{
		match: 'only on ports 80, 88, 443 or 8443',
		message: 'Telegram does not send updates to this port',
		description:
			'Webhooks may use ports 80, 88, 443 and 8443. Change the public address of n8n (N8N_WEBHOOK_URL, in older versions WEBHOOK_URL), or set "Receive Updates" of the trigger to "By Long Polling".',
	},
	{
		match: 'is reserved',
		methods: ['setWebhook'],
		message: 'The address of this n8n is not reachable from the internet',
		description:
			'The webhook address leads to a private network. Set a public address for n8n (N8N_WEBHOOK_URL, in older versions WEBHOOK_URL), or set "Receive Updates" of the trigger to "By Long Polling".',
	},
	{
		match: 'invalid webhook URL',
		message: 'The webhook address is not a valid link',
		description:
			'Check the public address of n8n (N8N_WEBHOOK_URL, in older versions WEBHOOK_URL): it starts with https:// and has no blanks.',
	},
	{
		match: 'Failed to resolve host',
		message: 'Telegram cannot find the host of the webhook address',
		description:
			'Check the spelling of the public address of n8n (N8N_WEBHOOK_URL, in older versions WEBHOOK_URL) and its DNS entry. A new entry can need some minutes.',
	},
	{
		match: 'Too Many Requests',
		errorCode: 429,
		message: ({ answer }) =>
			answer.retry_after === undefined
				? 'Telegram asks for a pause: too many calls at once'
				: `Telegram asks for a pause of ${answer.retry_after} seconds: too many calls at once`,
		description: explainPace,
	},
	{
		match: 'Request Entity Too Large',
		message: 'The request is too large for this Bot API server',
		description:
			'Send a smaller file. https://api.telegram.org accepts uploads of up to 50 MB. For the photo of an invoice, use a URL.',
	},
	{
		match: 'must be encoded in UTF-8',
		message: 'A text holds characters that are not valid UTF-8',
		description:
			'This happens when a text was cut in the middle of an emoji or read from a file with another encoding. Check title, description, order ID and labels of this item.',
	},
];
