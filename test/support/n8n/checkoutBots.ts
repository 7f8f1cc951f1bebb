import { runner } from './runner';
import type { ChatMessage } from './sandboxControl';

export type { CheckoutBot } from '../../../bench/checkout/bots.mjs' with {
	'resolution-mode': 'import',
};

/** The bots that the benchmark of checkouts compares. */
export const { answeredByBuiltInNodes, answeredByRules } = runner.checkoutBots;

/** Sends an invoice as a bot without n8n, so that the checkout alone is measured. */
export async function sendInvoice(
	sandboxUrl: string,
	bot: { token: string },
	customerId: number,
): Promise<ChatMessage> {
	return (await runner.callBot(sandboxUrl, bot.token, 'sendInvoice', {
		chat_id: customerId,
		title: 'Honey',
		description: 'A jar of honey',
		payload: 'order-1',
		provider_token: '284685063:TEST:ZGVtb19zaG9w',
		currency: 'USD',
		prices: [{ label: 'Honey', amount: 1250 }],
	})) as ChatMessage;
}
