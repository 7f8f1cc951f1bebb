import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InvalidInputError } from '../../../nodes/shared/errors/inputErrors';
import { readOrderReference } from '../../../nodes/shared/payments/orderReference';
import { execute } from '../../../nodes/TelegramPayments/actions/invoice/sendAndWaitForPayment.operation';
import type { ItemRun } from '../../../nodes/TelegramPayments/actions/operation';

const LINK = 'https://t.me/$abc';
const RESUME_URL = `http://127.0.0.1/webhook-waiting/7?signature=${'a'.repeat(64)}`;

const ALBUM: IDataObject = {
	paymentMethod: 'stars',
	chatId: '4242',
	title: 'Album',
	description: 'Twelve songs',
	orderId: 'album-1',
	prices: [{ label: 'Album', amount: 250 }],
	timeLimit: 30,
	sendAs: 'link',
};

/** Runs the operation; gives the calls it made and what it put out. */
async function run(parameters: IDataObject) {
	const calls: Record<string, IDataObject> = {};
	const answers: Record<string, unknown> = {
		getWebhookInfo: { url: 'https://n8n.example' },
		createInvoiceLink: LINK,
		sendMessage: { message_id: 5 },
	};
	const item = {
		index: 0,
		call: async (method: string, sent: IDataObject = {}) => {
			calls[method] = sent;
			return answers[method];
		},
		warn: () => undefined,
	} as ItemRun;
	const typed = { ...ALBUM, ...parameters };
	const context = {
		getNodeParameter: (name: string, _index: number, fallback: unknown) => typed[name] ?? fallback,
		getCredentials: async () => ({ accessToken: '424242:plain' }),
		getInputData: () => [{ json: {} }],
		getExecutionId: () => '7',
		getNode: () => ({ id: 'node' }),
		evaluateExpression: () => RESUME_URL,
		getExecuteData: () => ({ data: { main: [] } }),
		getContext: () => ({}),
		putExecutionToWait: async () => undefined,
	} as unknown as IExecuteFunctions;
	const output = await execute.call(context, item);
	return { calls, output };
}

describe('given an invoice that is sent as a link and waited for', () => {
	it('when only the basics are typed, then a message carries the link on a button', async () => {
		const { calls, output } = await run({});
		expect(calls.sendMessage).toEqual({
			chat_id: 4242,
			text: 'Please pay here:',
			reply_markup: { inline_keyboard: [[{ text: 'Album', url: LINK }]] },
		});
		expect(output).toMatchObject({ message_id: 5, invoice_link: LINK, order_id: 'album-1' });
		expect(calls).not.toHaveProperty('sendInvoice');
	});

	it('when it has message options, then they are those of the message, and none of them is on the link', async () => {
		const { calls } = await run({
			linkText: ' Your order is ready. ',
			additionalFields: {
				allowPaidBroadcast: true,
				allowSendingWithoutReply: true,
				directMessagesTopicId: 8,
				disableNotification: true,
				messageEffectId: '5104841245755180586',
				messageThreadId: 7,
				payButtonText: 'Pay 250 Stars',
				protectContent: true,
				replyToMessageId: 3,
				startParameter: 'album',
			},
		});
		expect(calls.sendMessage).toEqual({
			chat_id: 4242,
			text: 'Your order is ready.',
			allow_paid_broadcast: true,
			direct_messages_topic_id: 8,
			disable_notification: true,
			message_effect_id: '5104841245755180586',
			message_thread_id: 7,
			protect_content: true,
			reply_parameters: { message_id: 3, allow_sending_without_reply: true },
			reply_markup: { inline_keyboard: [[{ text: 'Pay 250 Stars', url: LINK }]] },
		});
		const { payload, ...invoice } = calls.createInvoiceLink;
		expect(invoice).toEqual({
			title: 'Album',
			description: 'Twelve songs',
			currency: 'XTR',
			prices: [{ label: 'Album', amount: 250 }],
		});
		expect(readOrderReference(String(payload)).terms).toHaveProperty('waiting');
	});

	it.each([
		['chat', { chatId: '' }, '"Chat ID"'],
		['option', { additionalFields: { messageThreadId: 'x' } }, '"Message Thread ID"'],
		['button', { additionalFields: { payButtonText: ['x'] } }, '"Pay Button Text"'],
		['message', { linkText: { text: 'x' } }, '"Message": must be a text, not an object'],
		['message, which is too long,', { linkText: 'x'.repeat(4_097) }, '"Message"'],
		[
			'chat, like message and button,',
			{ chatId: '', linkText: 'x'.repeat(4_097), additionalFields: { payButtonText: ['x'] } },
			/"Chat ID".*"Message".*"Pay Button Text"/s,
		],
	])('when the %s cannot be read, then nothing is sent', async (_name, parameters, message) => {
		const running = run(parameters);
		await expect(running).rejects.toBeInstanceOf(InvalidInputError);
		await expect(running).rejects.toThrow(message);
	});
});
