import { isRecord } from '../input/lists';
import { recognizeProviderToken, trimToken } from '../providers/tokens';
import type { BotCredential } from '../transport/botAddress';
import type { BotReply } from '../transport/askBot';

const BOT_TOKEN = /^\d+:[\w-]+$/;

function describeToken(typed: unknown): string | undefined {
	const token = trimToken(typeof typed === 'string' ? typed : '');
	if (token === '') return 'Enter the "Access Token" that @BotFather shows for your bot.';
	const { kind } = recognizeProviderToken(token);
	if (kind === 'provider' || kind === 'stripeKey') {
		return 'This is the token of a payment provider, not of a bot. Use it in a Telegram Payment Provider API credential, and enter the token that @BotFather shows for your bot here.';
	}
	return BOT_TOKEN.test(token)
		? undefined
		: 'This does not look like a bot token, e.g. 123456789:AAE…. Copy the complete token from @BotFather.';
}

function hostOf(baseUrl: string): string | undefined {
	try {
		return new URL(baseUrl).host;
	} catch {
		return undefined;
	}
}

function describeBaseUrl(typed: unknown): string | undefined {
	const baseUrl = String(typed ?? '').trim();
	if (!/^https?:\/\//i.test(baseUrl)) {
		return '"Base URL" must start with https:// (or http:// for your own server), e.g. https://api.telegram.org.';
	}
	if (/\/bot/i.test(baseUrl)) {
		return '"Base URL" must not contain /bot or the token. Enter only the address of the server, e.g. https://api.telegram.org.';
	}
	return hostOf(baseUrl) ? undefined : '"Base URL" is not a valid address.';
}

/** What is certain to be wrong with a bot credential before anything is sent; never holds the token. */
export const describeBotCredential = ({
	accessToken,
	baseUrl,
}: BotCredential): string | undefined => describeToken(accessToken) ?? describeBaseUrl(baseUrl);

/** Why no server answered, by the code of Node.js. */
const FAILURES: Readonly<Record<string, string>> = {
	ENOTFOUND:
		'There is no server with this name. Check "Base URL", and that n8n has access to the internet.',
	EAI_AGAIN:
		'The name of the server could not be looked up. Check that n8n has access to the internet.',
	ECONNREFUSED:
		'The server refused the connection. Check "Base URL", and that the server is running.',
	EPROTO: 'The server does not use HTTPS. Check whether "Base URL" must start with http://.',
};

const NO_ANSWER = 'Check "Base URL", and that n8n can reach this server.';

/** The outcome of a credential test in words. */
export interface BotTestResult {
	works: boolean;
	text: string;
}

/** Says in words what the test of a bot credential found, and what to do; never holds the token. */
export function describeBotReply(reply: BotReply, { baseUrl }: BotCredential): BotTestResult {
	const host = hostOf(String(baseUrl).trim()) ?? '';
	if ('failure' in reply) {
		const advice = FAILURES[reply.failure] ?? NO_ANSWER;
		return { works: false, text: `Could not reach ${host} (${reply.failure}). ${advice}` };
	}
	const { statusCode, body } = reply;
	if (statusCode === 401) {
		return {
			works: false,
			text: 'Telegram does not recognize this token. Copy it again from @BotFather: a revoked token no longer works. If the bot was created on Telegram\'s test servers, turn on "Test Environment".',
		};
	}
	if (statusCode === 404) {
		return {
			works: false,
			text: `There is no such bot at ${host}. Check that the token is complete, and that "Base URL" is only the address of the server, e.g. https://api.telegram.org.`,
		};
	}
	const bot = isRecord(body) && body.ok === true ? body.result : undefined;
	if (!isRecord(bot)) {
		return {
			works: false,
			text: `${host} answered with HTTP status ${statusCode}, but not as a Bot API server does. Check "Base URL".`,
		};
	}
	return {
		works: true,
		text: `Connected to @${String(bot.username)} (${String(bot.first_name)}).`,
	};
}
