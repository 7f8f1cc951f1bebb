/** @jest-environment ./test/support/n8n/environment.mjs */
import { http } from '../support/http';
import { eventually } from '../support/n8n/eventually';
import { listRuns } from '../support/n8n/executions';
import { idFrom, type PaymentBot, paymentBot, uuidFrom } from '../support/n8n/paymentBot';
import { runner, type Workflow } from '../support/n8n/runner';
import { type Shop, startShop } from '../support/n8n/shop';

const CUSTOMER = 6401;
const GROUP = -1_000_000_006_401;

/** n8n takes no answer from what calls itself a program: it might only look at the link. */
const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

/** What one operation of n8n's Telegram node is given besides resource and operation. */
type Parameters = Record<string, unknown>;

const KEYBOARD = {
	replyMarkup: 'replyKeyboard',
	replyKeyboard: {
		rows: [
			{
				row: {
					buttons: [
						{ text: 'My Phone', additionalFields: { request_contact: true } },
						{ text: 'My Place', additionalFields: { request_location: true } },
					],
				},
			},
		],
	},
	replyKeyboardOptions: { resize_keyboard: true },
};

const BUTTONS = {
	replyMarkup: 'inlineKeyboard',
	inlineKeyboard: {
		rows: [{ row: { buttons: [{ text: 'Buy', additionalFields: { callback_data: 'buy' } }] } }],
	},
};

const idOf = (node: string) => `={{ $('${node}').first().json.result.message_id }}`;

/** Every operation on messages, files and chats, in an order in which each finds what it needs. */
function operations(sandboxUrl: string): Array<[name: string, parameters: Parameters]> {
	const address = `${sandboxUrl}/api/health?name=.json`;
	const chat = { chatId: String(CUSTOMER) };
	const group = { chatId: String(GROUP) };
	const message = (operation: string, parameters: Parameters): Parameters => ({
		resource: 'message',
		operation,
		...chat,
		...parameters,
	});
	const media = (operation: string): [string, Parameters] => [
		operation,
		message(operation, {
			file: address,
			additionalFields: { caption: 'A *caption*', parse_mode: 'Markdown' },
		}),
	];
	return [
		[
			'sendMessage',
			message('sendMessage', { text: 'Your _order_', ...BUTTONS, additionalFields: {} }),
		],
		[
			'keyboard',
			message('sendMessage', { text: 'Who are you?', ...KEYBOARD, additionalFields: {} }),
		],
		[
			'forceReply',
			message('sendMessage', {
				text: 'Your size?',
				replyMarkup: 'forceReply',
				forceReply: { force_reply: true },
				additionalFields: {},
			}),
		],
		[
			'noKeyboard',
			message('sendMessage', {
				text: 'Thanks',
				replyMarkup: 'replyKeyboardRemove',
				replyKeyboardRemove: { remove_keyboard: true },
				additionalFields: {},
			}),
		],
		[
			'editMessageText',
			message('editMessageText', {
				messageType: 'message',
				messageId: idOf('sendMessage'),
				text: 'Changed',
				...BUTTONS,
				additionalFields: { parse_mode: 'HTML' },
			}),
		],
		[
			'pinChatMessage',
			message('pinChatMessage', { messageId: idOf('sendMessage'), additionalFields: {} }),
		],
		['unpinChatMessage', message('unpinChatMessage', { messageId: idOf('sendMessage') })],
		['deleteMessage', message('deleteMessage', { messageId: idOf('noKeyboard') })],
		['sendChatAction', message('sendChatAction', { action: 'typing' })],
		media('sendAnimation'),
		media('sendAudio'),
		media('sendPhoto'),
		media('sendVideo'),
		['sendSticker', message('sendSticker', { file: address, additionalFields: {} })],
		[
			'sendLocation',
			message('sendLocation', { latitude: 52.5, longitude: 13.4, additionalFields: {} }),
		],
		[
			'sendMediaGroup',
			message('sendMediaGroup', {
				media: {
					media: [
						{ type: 'photo', media: address, additionalFields: { caption: 'One' } },
						{ type: 'video', media: address },
					],
				},
				additionalFields: {},
			}),
		],
		[
			'sendMessageDraft',
			message('sendMessageDraft', { draftId: 1, text: 'Writing', additionalFields: {} }),
		],
		[
			'sendRichMessage',
			message('sendRichMessage', {
				richFormat: 'html',
				richMessageText: '<h1>Tea</h1><p>Fresh</p>',
				additionalFields: {},
			}),
		],
		[
			'sendRichMessageDraft',
			message('sendRichMessageDraft', {
				draftId: 2,
				richFormat: 'markdown',
				richMessageText: '# Tea',
				additionalFields: {},
			}),
		],
		media('sendDocument'),
		[
			'getFile',
			{
				resource: 'file',
				operation: 'get',
				fileId: "={{ $('sendDocument').first().json.result.document.file_id }}",
				download: true,
				additionalFields: {},
			},
		],
		[
			'upload',
			message('sendDocument', {
				binaryData: true,
				binaryPropertyName: 'data',
				additionalFields: { fileName: 'health.json' },
			}),
		],
		['getChat', { resource: 'chat', operation: 'get', ...group }],
		['administrators', { resource: 'chat', operation: 'administrators', ...group }],
		['member', { resource: 'chat', operation: 'member', ...group, userId: String(CUSTOMER) }],
		['setTitle', { resource: 'chat', operation: 'setTitle', ...group, title: 'Tea club' }],
		[
			'setDescription',
			{ resource: 'chat', operation: 'setDescription', ...group, description: 'About tea' },
		],
		['leave', { resource: 'chat', operation: 'leave', ...group }],
	];
}

/** A workflow that n8n's own Telegram Trigger starts, with Telegram nodes in a row behind it. */
function workflow(
	name: string,
	credential: { id: string; name: string },
	updates: string[],
	steps: Array<[name: string, parameters: Parameters]>,
): Workflow {
	const credentials = { telegramApi: credential };
	const nodes = [
		{
			id: uuidFrom(`${name} t`),
			name: 'Telegram Trigger',
			type: 'n8n-nodes-base.telegramTrigger',
			typeVersion: 1.2,
			position: [0, 0],
			webhookId: uuidFrom(`${name} h`),
			parameters: { updates, additionalFields: {} },
			credentials,
		},
		...steps.map(([step, parameters], index) => ({
			id: uuidFrom(`${name} ${index}`),
			name: step,
			type: 'n8n-nodes-base.telegram',
			typeVersion: 1.2,
			position: [200 * (index + 1), 0],
			webhookId: uuidFrom(`${name} w${index}`),
			parameters,
			credentials,
			executeOnce: true,
		})),
	];
	return {
		id: idFrom(name),
		name,
		nodes,
		connections: runner.parts.inARow(nodes),
		settings: { executionOrder: 'v1' },
	};
}

describe('n8n’s own Telegram nodes against the sandbox', () => {
	let shop: Shop;
	const bots = [6411, 6412, 6413, 6414].map((id) => paymentBot(id, () => shop.sandbox.url));
	const [sender, pressed, asked, waiting] = bots;
	const builtIn = (bot: PaymentBot) => ({ id: idFrom(`builtIn${bot.id}`), name: `Bot ${bot.id}` });

	beforeAll(async () => {
		shop = await startShop({
			credentials: (sandboxUrl) =>
				bots.map((bot) => ({
					...builtIn(bot),
					type: 'telegramApi',
					data: { accessToken: bot.token, baseUrl: sandboxUrl },
				})),
			workflows: (sandboxUrl) => [
				workflow('Every operation', builtIn(sender), ['message'], operations(sandboxUrl)),
				workflow(
					'Pressed button',
					builtIn(pressed),
					['callback_query'],
					[
						[
							'answer',
							{
								resource: 'callback',
								operation: 'answerQuery',
								queryId: '={{ $json.callback_query.id }}',
								additionalFields: { text: 'Bought', show_alert: true },
							},
						],
					],
				),
				workflow(
					'Asked inline',
					builtIn(asked),
					['inline_query'],
					[
						[
							'answer',
							{
								resource: 'callback',
								operation: 'answerInlineQuery',
								queryId: '={{ $json.inline_query.id }}',
								results: JSON.stringify([
									{
										type: 'article',
										id: '1',
										title: 'Tea',
										input_message_content: { message_text: 'Tea, please' },
									},
								]),
								additionalFields: {},
							},
						],
					],
				),
				workflow(
					'Asks and waits',
					builtIn(waiting),
					['message'],
					[
						[
							'ask',
							{
								resource: 'message',
								operation: 'sendAndWait',
								chatId: String(CUSTOMER),
								message: 'Ship it?',
								responseType: 'approval',
								options: {},
							},
						],
					],
				),
			],
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const finished = async (name: string): Promise<void> => {
		await eventually(
			`a run of ${name} that ended`,
			async () => {
				const runs = await listRuns(shop.n8n.api, {
					workflowId: idFrom(name),
					status: ['success', 'error'],
				});
				return runs.length > 0 ? true : undefined;
			},
			60_000,
		);
	};
	const refused = async ({ id }: PaymentBot): Promise<unknown[]> =>
		(await shop.sandbox.journal()).filter(
			(entry) => entry.bot_id === id && entry.kind === 'call' && !entry.ok,
		);

	test('given every operation of the Telegram node, when a message starts it, then none is refused', async () => {
		await shop.sandbox.control('POST', '/customers', { id: CUSTOMER, first_name: 'Ann' });
		await sender.call('getMe');
		await shop.sandbox.control('POST', '/chats', {
			type: 'supergroup',
			id: GROUP,
			title: 'Club',
			bot_ids: [sender.id],
			member_ids: [CUSTOMER],
		});

		await shop.sandbox.write(sender.id, CUSTOMER, 'hello');

		await finished('Every operation');
		expect(await refused(sender)).toEqual([]);
		const methods = (await shop.sandbox.journal())
			.filter(({ bot_id, kind }) => bot_id === sender.id && kind === 'call')
			.map(({ method }) => method);
		expect(methods.filter((method) => method === 'sendDocument')).toHaveLength(2);
		expect(methods).toEqual(
			expect.arrayContaining([
				'sendMessage',
				'editMessageText',
				'pinChatMessage',
				'unpinChatMessage',
				'deleteMessage',
				'sendChatAction',
				'sendAnimation',
				'sendAudio',
				'sendPhoto',
				'sendVideo',
				'sendSticker',
				'sendLocation',
				'sendMediaGroup',
				'sendMessageDraft',
				'sendRichMessage',
				'sendRichMessageDraft',
				'getFile',
				'getChat',
				'getChatAdministrators',
				'getChatMember',
				'setChatTitle',
				'setChatDescription',
				'leaveChat',
			]),
		);
		const [run] = await listRuns(shop.n8n.api, { workflowId: idFrom('Every operation') });
		expect(run.status).toBe('success');
	}, 120_000);

	test('given a pressed button, when the workflow answers it, then the customer reads the alert', async () => {
		const { message_id } = await pressed.call<{ message_id: number }>('sendMessage', {
			chat_id: CUSTOMER,
			text: 'Tea',
			reply_markup: { inline_keyboard: [[{ text: 'Buy', callback_data: 'buy' }]] },
		});

		await shop.sandbox.control('POST', '/messages', {
			bot_id: pressed.id,
			customer_id: CUSTOMER,
			message_id,
			callback_data: 'buy',
		});

		await finished('Pressed button');
		expect(await refused(pressed)).toEqual([]);
	}, 60_000);

	test('given an inline query, when the workflow answers it, then its result is sent', async () => {
		await shop.sandbox.write(asked.id, CUSTOMER, 'hello');

		const sent = await shop.sandbox.control<{ message: { text: string } }>('POST', '/inline', {
			bot_id: asked.id,
			customer_id: CUSTOMER,
			query: 'tea',
		});

		expect(sent.message.text).toBe('Tea, please');
		expect(await refused(asked)).toEqual([]);
	}, 60_000);

	test('given a question that waits, when the customer approves, then the run ends', async () => {
		await shop.sandbox.write(waiting.id, CUSTOMER, 'ship');

		const question = await shop.sandbox.waitForMessage(
			'the question',
			{ botId: waiting.id, customerId: CUSTOMER },
			({ text }) => text?.startsWith('Ship it?') ?? false,
		);
		const { reply_markup } = question as unknown as {
			reply_markup: { inline_keyboard: Array<Array<{ url?: string; callback_data?: string }>> };
		};
		const [button] = reply_markup.inline_keyboard.flat();
		const { url } = button;
		if (url !== undefined)
			// n8n sends the question, and then puts the run to sleep.
			await eventually('the answer to be taken', async () =>
				(await http.get(url, { headers: BROWSER })).status === 200 ? true : undefined,
			);
		else
			await shop.sandbox.control('POST', '/messages', {
				bot_id: waiting.id,
				customer_id: CUSTOMER,
				message_id: question.message_id,
				callback_data: button.callback_data,
			});

		await finished('Asks and waits');
		expect(await refused(waiting)).toEqual([]);
	}, 60_000);
});
