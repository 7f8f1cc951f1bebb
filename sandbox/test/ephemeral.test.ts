import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { blankPicture } from '../src/text/blank-picture.js';
import { call, must, TOKEN } from './support/shop.js';
import { upload } from './support/upload.js';

const GROUP = -1_000_000_000_700;
const RECEIVER = 42;
const ephemeral_message_parameters = { receiver_user_id: RECEIVER };

interface Message {
	message_id: number;
	ephemeral_message_id: number;
	[field: string]: unknown;
}

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	sandbox.addBot({ token: TOKEN });
	sandbox.addChat({
		id: GROUP,
		type: 'supergroup',
		title: 'Guests',
		bot_ids: [700100],
		member_ids: [41, RECEIVER],
	});
});

afterEach(() => sandbox.close());

const send = (params: Record<string, unknown> = {}) =>
	call(sandbox, 'sendMessage', {
		chat_id: GROUP,
		text: 'For you',
		ephemeral_message_parameters,
		...params,
	});
const seenBy = (customer_id: number) =>
	sandbox.messages({ chat_id: GROUP, customer_id }).map(({ text, caption }) => text ?? caption);
const at = ({ ephemeral_message_id }: Message) => ({
	chat_id: GROUP,
	receiver_user_id: RECEIVER,
	ephemeral_message_id,
});

describe('a message for one member', () => {
	test.each([
		['as now', { ephemeral_message_parameters }],
		['as at first', { ephemeral_message_parameters: '', receiver_user_id: RECEIVER }],
	])('given its receiver %s, when it is sent, then nobody else sees it', async (_how, params) => {
		const { result } = await send(params);
		expect(result).toMatchObject({
			message_id: 0,
			ephemeral_message_id: 1,
			receiver_user: { id: RECEIVER },
			text: 'For you',
		});
		expect(seenBy(RECEIVER)).toEqual(['For you']);
		expect(seenBy(41)).toEqual([]);
	});

	test('given a text, when text and keyboard are edited and it is deleted, then its receiver sees it', async () => {
		const message = (await send()).result as Message;
		const edit = { ...at(message), text: 'Only for you' };
		expect(await must(sandbox, 'editEphemeralMessageText', edit)).toBe(true);
		const reply_markup = { inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] };
		await must(sandbox, 'editEphemeralMessageReplyMarkup', { ...at(message), reply_markup });
		const [shown] = sandbox.messages({ chat_id: GROUP, customer_id: RECEIVER });
		expect(shown).toMatchObject({ text: 'Only for you', reply_markup });
		expect(await must(sandbox, 'deleteEphemeralMessage', at(message))).toBe(true);
		expect(seenBy(RECEIVER)).toEqual([]);
	});

	test('given a photo, when caption and media are edited, then its receiver sees it', async () => {
		const file = { data: blankPicture(90, 90), name: 'a.png', type: 'image/png' };
		const { result } = await upload(sandbox, 'sendPhoto', {
			chat_id: String(GROUP),
			ephemeral_message_parameters: JSON.stringify(ephemeral_message_parameters),
			photo: file,
			caption: 'One',
		});
		const message = result as Message;
		await must(sandbox, 'editEphemeralMessageCaption', { ...at(message), caption: 'Two' });
		expect(seenBy(RECEIVER)).toEqual(['Two']);
		const media = { type: 'document', media: 'https://shop.example/a.pdf', caption: 'Three' };
		await must(sandbox, 'editEphemeralMessageMedia', { ...at(message), media });
		const [shown] = sandbox.messages({ chat_id: GROUP, customer_id: RECEIVER });
		expect(shown).toMatchObject({ caption: 'Three', document: { file_name: 'a.pdf' } });
		expect(shown).not.toHaveProperty('photo');
	});

	test.each<[string, string, Record<string, unknown>, string]>([
		['sendMessage', 'a private chat', { chat_id: 41 }, 'PEER_ID_INVALID'],
		[
			'sendMessage',
			'a stranger',
			{ ephemeral_message_parameters: { receiver_user_id: 77 } },
			'USER_NOT_PARTICIPANT',
		],
		[
			'sendMessage',
			'a list',
			{ ephemeral_message_parameters: [] },
			'object expected as ephemeral message parameters',
		],
		[
			'editEphemeralMessageText',
			'another’s',
			{ receiver_user_id: 41 },
			'message to edit not found',
		],
		[
			'deleteEphemeralMessage',
			'another’s',
			{ receiver_user_id: 41 },
			'message to delete not found',
		],
	])(
		'%s, given %s, when it is called, then it is refused',
		async (method, _given, params, answer) => {
			const message = (await send()).result as Message;
			const all = { ...at(message), text: 'x', ephemeral_message_parameters, ...params };
			expect(await call(sandbox, method, all)).toMatchObject({
				description: `Bad Request: ${answer}`,
			});
		},
	);
});

test('given a photo and a film, when a live photo is sent, then it shows both', async () => {
	const sent = await upload(sandbox, 'sendLivePhoto', {
		chat_id: String(GROUP),
		live_photo: { data: 'film', name: 'a.mov', type: 'video/quicktime' },
		photo: { data: blankPicture(90, 60), name: 'a.png', type: 'image/png' },
		caption: 'Look',
	});
	expect(sent.result).toMatchObject({
		caption: 'Look',
		photo: [{ width: 90, height: 60 }],
		live_photo: { photo: [{ width: 90 }], mime_type: 'video/quicktime', duration: 0 },
	});
	const none = await call(sandbox, 'sendLivePhoto', { chat_id: GROUP });
	expect(none).toMatchObject({ description: 'Bad Request: there is no live photo in the request' });
});
