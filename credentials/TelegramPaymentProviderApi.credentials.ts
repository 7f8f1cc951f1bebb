import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class TelegramPaymentProviderApi implements ICredentialType {
	name = 'telegramPaymentProviderApi';

	displayName = 'Telegram Payment Provider API';

	icon: Icon = {
		light: 'file:../nodes/TelegramPayments/telegramPayments.svg',
		dark: 'file:../nodes/TelegramPayments/telegramPayments.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-telegram-payments/n8n-nodes-telegram-payments/blob/main/docs/providers.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'options',
			default: 'stripe',
			description: 'The company that charges the card, as chosen in @BotFather under Payments',
			options: [
				{ name: 'Bank 131', value: 'bank131' },
				{ name: 'Stripe', value: 'stripe' },
				{ name: 'Other', value: 'other' },
			],
		},
		{
			displayName: 'Provider Token',
			name: 'providerToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 284685063:TEST:…',
			description:
				'The token @BotFather shows under Payments after you connected the provider. It has TEST or LIVE in the middle.',
		},
	];
}
