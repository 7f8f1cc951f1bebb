import type { Account } from './editor';

interface Bot {
	token: string;
}

/**
 * What a newcomer types into the credentials of a bot and of its payment provider, by their type.
 * @param url of the sandbox
 */
export function accountsOf({ token }: Bot, url: string): Record<string, Account> {
	const access = { accessToken: token, baseUrl: url };
	return {
		'Telegram Payments API': { type: access },
		'Telegram API': { type: access },
		'Telegram Payment Provider API': {
			choose: { provider: 'Stripe' },
			type: { providerToken: '284685063:TEST:ZGVtb19zaG9w' },
		},
	};
}
