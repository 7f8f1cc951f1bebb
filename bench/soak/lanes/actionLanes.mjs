import { idFrom, inARow, storeIn } from '../../../scripts/n8n/parts.mjs';
import { createBot } from '../bot.mjs';
import { askInChat, orderAndWait, payInvoice, refundSome } from '../buyers.mjs';
import { ifNode, paymentsNode, webhookNode } from '../nodes.mjs';
import { PROVIDER } from '../telegram.mjs';

/** @typedef {import('../lanes.mjs').Lane} Lane */

/** One payment in three is given back. @returns {Lane} */
export function refundsByPolling() {
	const bot = createBot({
		id: 7104,
		receiveUpdates: 'polling',
		acknowledge: 'onReceived',
		parameters: { events: ['successful_payment', 'refunded_payment'] },
	});
	const call = webhookNode('soak-refund', 'lastNode');
	const refund = paymentsNode(bot, 'Refund', {
		resource: 'star',
		operation: 'refund',
		userId: '={{ $json.body.user }}',
		telegramPaymentChargeId: '={{ $json.body.charge }}',
	});
	return {
		title: 'Stars by polling, with refunds',
		share: 4,
		bot,
		buy: refundSome(
			3,
			'soak-refund',
			payInvoice(() => ({ currency: 'XTR', prices: [{ label: 'Song', amount: 2 }] })),
		),
		workflows: () => [
			bot.workflow([], [0, 1]),
			{
				id: idFrom('soakRefunds'),
				name: 'Soak: refunds',
				nodes: [call, refund],
				connections: inARow([call, refund]),
				settings: { executionOrder: 'v1' },
			},
		],
	};
}

/** The workflow itself says yes or no. One buyer in four meets a no. @returns {Lane} */
export function answeredByWorkflow() {
	const bot = createBot({
		id: 7105,
		receiveUpdates: 'webhook',
		acknowledge: 'whenFinished',
		parameters: { events: ['pre_checkout_query', 'successful_payment'], preCheckout: 'workflow' },
	});
	const check = ifNode('Cheap enough', '={{ $json.total_amount < 2000 }}');
	const query = { resource: 'preCheckoutQuery' };
	const approve = paymentsNode(bot, 'Approve', { ...query, operation: 'approve' });
	const decline = paymentsNode(bot, 'Decline', {
		...query,
		operation: 'decline',
		errorMessage: 'Sold out.',
	});
	return {
		title: 'Checkouts answered in the workflow',
		share: 1,
		bot,
		buy: payInvoice(
			(number) => ({
				...PROVIDER,
				currency: 'USD',
				prices: [{ label: 'Seat', amount: number % 4 === 0 ? 2_000 : 900 }],
			}),
			(number) => (number % 4 === 0 ? { refused: true } : {}),
		),
		workflows: () => [
			bot.workflow(
				[
					{ output: 0, node: check },
					{ from: check.name, output: 0, node: approve },
					{ from: check.name, output: 1, node: decline },
				],
				[1],
			),
		],
	};
}

/** The invoice comes from a run that a message starts. @returns {Lane} */
export function soldInChat() {
	const bot = createBot({
		id: 7106,
		receiveUpdates: 'webhook',
		acknowledge: 'onReceived',
		parameters: { events: ['successful_payment', 'message'] },
	});
	const invoice = paymentsNode(bot, 'Invoice', {
		resource: 'invoice',
		operation: 'send',
		paymentMethod: 'stars',
		chatId: '={{ $json.chat_id }}',
		title: 'Ticket',
		description: 'One ride',
		orderId: '={{ $json.text }}',
		prices: { price: [{ label: 'Ticket', amount: '7' }] },
		additionalFields: {},
	});
	return {
		title: 'Invoice: Send after a message',
		share: 1,
		bot,
		buy: askInChat,
		workflows: () => [bot.workflow([{ output: 1, node: invoice }])],
	};
}

/** The run that sends the invoice sleeps until it is paid. @returns {Lane} */
export function waitedFor() {
	const bot = createBot({ id: 7107, receiveUpdates: 'polling', acknowledge: 'onReceived' });
	const resumed = 'soak_resumed';
	const call = webhookNode('soak-order', 'onReceived');
	const wait = paymentsNode(bot, 'Wait', {
		resource: 'invoice',
		operation: 'sendAndWaitForPayment',
		paymentMethod: 'stars',
		chatId: '={{ $json.body.customer }}',
		orderId: '={{ $json.body.order }}',
		title: 'Book',
		description: 'A pocket book',
		prices: { price: [{ label: 'Book', amount: '5' }] },
		timeLimit: 60,
		additionalFields: {},
	});
	const keep = storeIn(resumed, { operation: 'insert' });
	return {
		title: 'Invoice: Send and Wait for Payment',
		share: 1,
		bot,
		buy: orderAndWait('soak-order'),
		resumed,
		workflows: () => [
			bot.workflow(),
			{
				id: idFrom('soakWaits'),
				name: 'Soak: waits',
				nodes: [call, wait, keep],
				connections: inARow([call, wait, keep]),
				settings: { executionOrder: 'v1' },
			},
		],
	};
}
