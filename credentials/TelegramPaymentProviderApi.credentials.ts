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
			displayName:
				'In @BotFather, choose your bot, select <b>Payments</b>, and connect a provider. Start with the TEST token: no real money is charged. With a LIVE token, buyers pay real money. Telegram Stars do not need a provider.',
			name: 'testAndLive',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'options',
			default: 'stripe',
			description:
				'Payment provider you connected in @BotFather. If it is not listed, choose Other.',
			options: [
				{ name: 'Ammer Pay', value: 'ammerPay' },
				{ name: 'Bank 131', value: 'bank131' },
				{ name: 'bePaid', value: 'bepaid' },
				{ name: 'Bill_line', value: 'billLine' },
				{ name: 'Cascad', value: 'cascad' },
				{ name: 'Chapa', value: 'chapa' },
				{ name: 'CLICK (Uzbekistan)', value: 'click' },
				{ name: 'ECOMMPAY', value: 'ecommpay' },
				{ name: 'Freedom Pay', value: 'freedomPay' },
				{ name: 'Global Pay UZ', value: 'globalPayUz' },
				{ name: 'iPay88', value: 'ipay88' },
				{ name: 'LeoGaming', value: 'leoGaming' },
				{ name: 'LiqPay', value: 'liqpay' },
				{ name: 'Other', value: 'other' },
				{ name: 'PayBox.money', value: 'paybox' },
				{ name: 'Paykassma', value: 'paykassma' },
				{ name: 'PayMaster', value: 'paymaster' },
				{ name: 'Payme (Paycom.Uz)', value: 'payme' },
				{ name: 'Paymega', value: 'paymega' },
				{ name: 'Portmone', value: 'portmone' },
				{ name: 'PSB', value: 'psb' },
				{ name: 'Redsys', value: 'redsys' },
				{ name: 'Robokassa', value: 'robokassa' },
				{ name: 'Sberbank (Сбербанк)', value: 'sberbank' },
				{ name: 'Smart Glocal', value: 'smartGlocal' },
				{ name: 'Stripe', value: 'stripe' },
				{ name: 'Tranzzo', value: 'tranzzo' },
				{ name: 'Unlimint', value: 'unlimint' },
				{ name: 'YooKassa (ЮKassa, YooMoney)', value: 'yookassa' },
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
				'Token that @BotFather shows under Payments after you connect the provider, with TEST or LIVE in the middle. Do not use the secret key of the provider or the token of the bot.',
		},
	];
}
