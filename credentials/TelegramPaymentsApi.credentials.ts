import type { IAuthenticate, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { addressBot } from '../nodes/shared/transport/botAddress';

export class TelegramPaymentsApi implements ICredentialType {
	name = 'telegramPaymentsApi';

	displayName = 'Telegram Payments API';

	icon: Icon = {
		light: 'file:../nodes/TelegramPayments/telegramPayments.svg',
		dark: 'file:../nodes/TelegramPayments/telegramPayments.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-telegram-payments/n8n-nodes-telegram-payments/blob/main/docs/guides/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 123456789:AAE…',
			description:
				'Token of the bot. To see it, send /mybots to @BotFather, choose the bot, and select API Token.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.telegram.org',
			description:
				'Address of the Bot API. Change it only if you run your own Bot API server or the sandbox, e.g. http://127.0.0.1:8081.',
		},
		{
			displayName: 'Test Environment',
			name: 'testEnvironment',
			type: 'boolean',
			default: false,
			description:
				"Whether the bot was created on Telegram's test servers. Test payments do not need this: they use a TEST provider token.",
		},
	];

	authenticate: IAuthenticate = async (credentials, options) => addressBot(credentials, options);
}
