import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
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
				'The token @BotFather gave you when you created the bot (command /token shows it again)',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.telegram.org',
			description:
				'Address of the Bot API. Change it only for a Bot API server of your own or for the sandbox, e.g. http://127.0.0.1:8081.',
		},
		{
			displayName: 'Test Environment',
			name: 'testEnvironment',
			type: 'boolean',
			default: false,
			description:
				"Whether the bot lives on Telegram's test servers. This is not needed for test payments with a TEST provider token.",
		},
	];

	authenticate: IAuthenticate = async (credentials, options) => addressBot(credentials, options);

	test: ICredentialTestRequest = {
		request: { method: 'POST', url: '/getMe' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Telegram does not know this token. Copy it again from @BotFather; revoking a token makes the old one void. A bot of the test servers needs "Test Environment".',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'There is no such bot at this address. Check that the token is complete, and that "Base URL" is only the address of the server, such as https://api.telegram.org.',
				},
			},
		],
	};
}
