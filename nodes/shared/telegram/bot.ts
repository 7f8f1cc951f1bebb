import { serverAddress, TELEGRAM } from './serverAddress';

/** Fields of the bot credential that say whose updates these are. */
interface BotFields {
	accessToken?: unknown;
	baseUrl?: unknown;
	testEnvironment?: unknown;
}

/** The bot whose updates are taken in. */
export interface Bot {
	/** Telegram's ID of the bot; `null` when the token does not start with one. */
	id: number | null;
	/** `undefined` for a server that is not Telegram's: what it charges cannot be known. */
	environment: 'test' | 'live' | undefined;
}

/**
 * Tells from the credential which bot it is. A token is the bot's ID, a colon and a secret (Bot API:
 * "Authorizing your bot").
 */
export function readBot({ accessToken, baseUrl, testEnvironment }: BotFields): Bot {
	const [, digits] = /^(\d{1,15}):/.exec(String(accessToken ?? '').trim()) ?? [];
	const production = serverAddress(baseUrl) === TELEGRAM ? 'live' : undefined;
	return {
		id: digits === undefined ? null : Number(digits),
		environment: testEnvironment === true ? 'test' : production,
	};
}
