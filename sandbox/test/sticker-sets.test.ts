import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { blankPicture } from '../src/text/blank-picture.js';
import { call, must, TOKEN, write } from './support/shop.js';
import type { Envelope } from './support/shop.js';
import { upload } from './support/upload.js';
import type { Part } from './support/upload.js';

interface Sticker {
	file_id: string;
	emoji?: string;
	set_name?: string;
	custom_emoji_id?: string;
	[field: string]: unknown;
}
interface StickerSet {
	name: string;
	title: string;
	sticker_type: string;
	stickers: Sticker[];
	thumbnail?: { file_id: string };
}

const NAME = 'cups_by_shop_bot';
const PICTURE = blankPicture(512, 300);
const EMOJI = blankPicture(100, 100);
const TGS = Buffer.from([0x1f, 0x8b, 8, 0]);
const WEBM = Buffer.from('1a45dfa3a3428681', 'hex');

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	sandbox.addBot({ token: TOKEN, username: 'shop_bot' });
	sandbox.addBot({ token: '700200:another-bot', username: 'other_bot' });
	write(sandbox, 42, '/start');
});

afterEach(() => sandbox.close());

const file = (data: Buffer): Part => ({ data, name: 'sticker' });
const input = (emoji: string[], more: Record<string, unknown> = {}) => ({
	sticker: 'attach://picture',
	format: 'static',
	emoji_list: emoji,
	...more,
});

/** Makes a set of one sticker for each of the lists of emoji. */
const create = (
	more: Record<string, Part> = {},
	stickers: object[] = [input(['🙂'])],
): Promise<Envelope> =>
	upload(sandbox, 'createNewStickerSet', {
		user_id: '42',
		name: NAME,
		title: 'Cups',
		stickers: JSON.stringify(stickers),
		picture: file(PICTURE),
		...more,
	});

const read = (name = NAME): Promise<StickerSet> => must(sandbox, 'getStickerSet', { name });
const add = (emoji: string) =>
	upload(sandbox, 'addStickerToSet', {
		user_id: '42',
		name: NAME,
		sticker: JSON.stringify(input([emoji])),
		picture: file(PICTURE),
	});
const emojiOf = async (): Promise<unknown[]> => (await read()).stickers.map(({ emoji }) => emoji);
async function firstId(): Promise<string> {
	const [first] = (await read()).stickers;
	return first?.file_id ?? '';
}

describe('a sticker set', () => {
	test('given a bot makes one, when it is read, then it is what was made', async () => {
		expect(await create({}, [input(['🙂', '☕']), input(['🥐'])])).toEqual({
			ok: true,
			result: true,
		});
		expect(await read('CUPS_by_Shop_Bot')).toMatchObject({
			name: NAME,
			title: 'Cups',
			sticker_type: 'regular',
			contains_masks: false,
			stickers: [
				{
					emoji: '🙂',
					set_name: NAME,
					type: 'regular',
					is_animated: false,
					width: 512,
					height: 300,
				},
				{ emoji: '🥐' },
			],
		});
		expect(sandbox.stickerSets()).toMatchObject([
			{ name: NAME, owner_id: 42, bot_id: 700100, stickers: [{ emoji: ['🙂', '☕'] }, {}] },
		]);
	});

	test('given one of its stickers, when it is sent by its id, then the message names the set', async () => {
		await create();
		const sticker = await firstId();
		const sent = await must(sandbox, 'sendSticker', { chat_id: 42, sticker });
		expect(sent).toMatchObject({ sticker: { set_name: NAME, emoji: '🙂' } });
	});

	test('given an uploaded file, when a sticker is made of it, then the file stays a lone one', async () => {
		const { result } = await upload(sandbox, 'uploadStickerFile', {
			user_id: '42',
			sticker_format: 'static',
			sticker: file(PICTURE),
		});
		const { file_id, file_path } = result as { file_id: string; file_path: string };
		const loaded = await fetch(`${sandbox.url}/file/bot${TOKEN}/${file_path}`);
		expect(Buffer.from(await loaded.arrayBuffer())).toEqual(PICTURE);
		await create({}, [input(['🙂'], { sticker: file_id })]);
		const sent = await must<{ sticker: Sticker }>(sandbox, 'sendSticker', {
			chat_id: 42,
			sticker: file_id,
		});
		expect(sent.sticker.set_name).toBeUndefined();
		expect(await firstId()).not.toBe(file_id);
	});

	test.each([
		['animated', TGS, { is_animated: true, is_video: false }],
		['video', WEBM, { is_animated: false, is_video: true }],
		['static', PICTURE, { is_animated: false, is_video: false }],
		['auto', WEBM, { is_animated: false, is_video: true }],
	])(
		'given a file of format %s, when it is added, then the sticker is that',
		async (format, data, shown) => {
			await create({ picture: file(data) }, [input(['🙂'], { format })]);
			expect((await read()).stickers).toMatchObject([shown]);
		},
	);

	test('given stickers, when they are added, moved, replaced and deleted, then the set follows', async () => {
		await create();
		await add('😎');
		await add('🤖');
		expect(await emojiOf()).toEqual(['🙂', '😎', '🤖']);
		await must(sandbox, 'setStickerPositionInSet', { sticker: await firstId(), position: 2 });
		expect(await emojiOf()).toEqual(['😎', '🤖', '🙂']);
		const old_sticker = await firstId();
		const replaced = await upload(sandbox, 'replaceStickerInSet', {
			user_id: '42',
			name: NAME,
			old_sticker,
			sticker: JSON.stringify(input(['🔁'])),
			picture: file(PICTURE),
		});
		expect(replaced).toEqual({ ok: true, result: true });
		expect(await emojiOf()).toEqual(['🔁', '🤖', '🙂']);
		expect(await call(sandbox, 'deleteStickerFromSet', { sticker: old_sticker })).toMatchObject({
			description: 'Bad Request: STICKER_INVALID',
		});
		await must(sandbox, 'deleteStickerFromSet', { sticker: await firstId() });
		expect(await emojiOf()).toEqual(['🤖', '🙂']);
	});

	test('given the last sticker, when it is deleted, then so is the set', async () => {
		await create();
		await must(sandbox, 'deleteStickerFromSet', { sticker: await firstId() });
		expect(await call(sandbox, 'getStickerSet', { name: NAME })).toMatchObject({
			description: 'Bad Request: STICKERSET_INVALID',
		});
	});

	test('given a set, when its stickers’ emoji and keywords and its title change, then they are read back', async () => {
		await create();
		const sticker = await firstId();
		await must(sandbox, 'setStickerEmojiList', { sticker, emoji_list: ['😎', '🕶'] });
		await must(sandbox, 'setStickerKeywords', { sticker, keywords: ['sun', 'summer'] });
		await must(sandbox, 'setStickerSetTitle', { name: NAME, title: 'Mugs' });
		expect(await read()).toMatchObject({ title: 'Mugs', stickers: [{ emoji: '😎' }] });
		const [own] = sandbox.stickerSets();
		expect(own?.stickers).toMatchObject([{ emoji: ['😎', '🕶'], keywords: ['sun', 'summer'] }]);
	});

	test('given a set of masks, when a mask’s place is set and taken away, then it is read back', async () => {
		const mask_position = { point: 'eyes', x_shift: 0, y_shift: 0.5, scale: 1 };
		await create({ sticker_type: 'mask' }, [input(['🙂'], { mask_position })]);
		expect((await read()).stickers).toMatchObject([{ type: 'mask', mask_position }]);
		const sticker = await firstId();
		const moved = { ...mask_position, point: 'chin' };
		await must(sandbox, 'setStickerMaskPosition', { sticker, mask_position: moved });
		expect((await read()).stickers).toMatchObject([{ mask_position: moved }]);
		await must(sandbox, 'setStickerMaskPosition', { sticker });
		expect((await read()).stickers[0]).not.toHaveProperty('mask_position');
	});

	test('given custom emoji, when they are looked for by their ids, then they are found', async () => {
		await create({ sticker_type: 'custom_emoji', needs_repainting: 'true', picture: file(EMOJI) });
		const { stickers } = await read();
		expect(stickers).toMatchObject([{ type: 'custom_emoji', needs_repainting: true, width: 100 }]);
		const id = stickers[0]?.custom_emoji_id ?? '';
		const custom_emoji_ids = [id, '1'];
		expect(await must(sandbox, 'getCustomEmojiStickers', { custom_emoji_ids })).toEqual(stickers);
		await must(sandbox, 'setCustomEmojiStickerSetThumbnail', { name: NAME, custom_emoji_id: id });
		expect((await read()).thumbnail?.file_id).toBe(stickers[0]?.file_id);
		await must(sandbox, 'setCustomEmojiStickerSetThumbnail', { name: NAME });
		expect(await read()).not.toHaveProperty('thumbnail');
	});

	test('given a thumbnail, when it is set and removed, then the set shows it or not', async () => {
		await create();
		const set = (parts: Record<string, Part>) =>
			upload(sandbox, 'setStickerSetThumbnail', {
				user_id: '42',
				name: NAME,
				format: 'static',
				...parts,
			});
		expect(await set({ thumbnail: file(PICTURE) })).toMatchObject({
			description: 'Bad Request: STICKER_THUMB_PNG_NOPNG',
		});
		await set({ thumbnail: file(EMOJI) });
		expect((await read()).thumbnail).toMatchObject({ width: 100, height: 100 });
		await set({});
		expect(await read()).not.toHaveProperty('thumbnail');
	});

	test('given a set, when it is deleted, then neither it nor the group that had it knows of it', async () => {
		await create();
		const bot_ids = [700100];
		sandbox.addChat({ id: -1005, type: 'supergroup', title: 'Fans', bot_ids });
		const group = { chat_id: -1005 };
		await must(sandbox, 'setChatStickerSet', { ...group, sticker_set_name: NAME });
		const shown = () => must<Record<string, unknown>>(sandbox, 'getChat', group);
		expect(await shown()).toMatchObject({ sticker_set_name: NAME, can_set_sticker_set: true });
		await must(sandbox, 'deleteChatStickerSet', group);
		expect(await shown()).not.toHaveProperty('sticker_set_name');
		await must(sandbox, 'setChatStickerSet', { ...group, sticker_set_name: NAME });
		await must(sandbox, 'deleteStickerSet', { name: NAME });
		expect(await shown()).not.toHaveProperty('sticker_set_name');
		expect((await create()).ok).toBe(true);
	});

	test('given a set that Telegram has, when a bot uses it, then it finds but does not change it', async () => {
		sandbox.addStickerSet({ name: 'Pusheen', emoji: ['🐱', '😻'] });
		expect(await read('pusheen')).toMatchObject({
			name: 'Pusheen',
			stickers: [{ emoji: '🐱' }, { emoji: '😻' }],
		});
		expect(await call(sandbox, 'deleteStickerSet', { name: 'Pusheen' })).toMatchObject({
			description: 'Bad Request: STICKERSET_INVALID',
		});
		expect(() => sandbox.addStickerSet({ name: 'PUSHEEN' })).toThrow('exists already');
	});

	test('given the icons for topics, when they are asked for, then they are custom emoji like others', async () => {
		const icons = await must<Sticker[]>(sandbox, 'getForumTopicIconStickers');
		const ids = icons.map(({ custom_emoji_id: id }) => id);
		expect(ids.length).toBeGreaterThan(1);
		expect(await must(sandbox, 'getForumTopicIconStickers')).toEqual(icons);
		const custom_emoji_ids = ids.slice(0, 1);
		expect(await must(sandbox, 'getCustomEmojiStickers', { custom_emoji_ids })).toEqual([icons[0]]);
	});

	test('given the parameters of old versions, when a set is made, then they are understood', async () => {
		const old = await upload(sandbox, 'createNewStickerSet', {
			user_id: '42',
			name: NAME,
			title: 'Cups',
			png_sticker: file(PICTURE),
			emojis: '🙂☕',
			contains_masks: 'true',
			mask_position: JSON.stringify({ point: 'mouth', x_shift: 1, y_shift: 1, scale: 2 }),
		});
		expect(old).toEqual({ ok: true, result: true });
		expect(await read()).toMatchObject({
			contains_masks: true,
			stickers: [{ emoji: '🙂', mask_position: { point: 'mouth' } }],
		});
	});
});

/** What is wrong with a new set, and what Telegram says. */
const WRONG: ReadonlyArray<[given: string, parts: Record<string, Part>, answer: string]> = [
	['no user', { user_id: '0' }, 'invalid user_id specified'],
	['an unknown user', { user_id: '77' }, 'user not found'],
	['a bot as owner', { user_id: '700200' }, 'PEER_ID_INVALID'],
	['no title', { title: '' }, 'sticker set title must be non-empty'],
	['no name', { name: '' }, 'sticker set name must be non-empty'],
	['another bot’s name', { name: 'cups_by_other_bot' }, 'invalid sticker set name is specified'],
	['a digit first', { name: '1_by_shop_bot' }, 'invalid sticker set name is specified'],
	['two underscores', { name: 'a__by_shop_bot' }, 'invalid sticker set name is specified'],
	['a long title', { title: 'x'.repeat(65) }, 'PACK_TITLE_INVALID'],
	['an unknown type', { sticker_type: 'gif' }, 'unsupported sticker type specified'],
	['repainting', { needs_repainting: 'true' }, 'only custom emoji stickers support repainting'],
	['stickers that are no JSON', { stickers: '[{' }, "can't parse stickers JSON object"],
	['stickers that are no list', { stickers: '{}' }, 'expected an Array of InputSticker'],
	['no stickers', { stickers: '[]' }, 'at least 1 sticker must be specified'],
	[
		'51 stickers',
		{ stickers: JSON.stringify(Array.from({ length: 51 }, () => input(['🙂']))) },
		'too many stickers specified',
	],
	['a text', { picture: file(Buffer.from('x'.repeat(40))) }, 'STICKER_PNG_NOPNG'],
	['a small picture', { picture: file(EMOJI) }, 'STICKER_PNG_DIMENSIONS'],
	['a big emoji', { sticker_type: 'custom_emoji' }, 'STICKER_PNG_DIMENSIONS'],
];

/** The same for one of its stickers. */
const WRONG_STICKERS: ReadonlyArray<[given: string, sticker: unknown, answer: string]> = [
	['a number', 5, 'InputSticker must be an Object'],
	['no file', { ...input(['🙂']), sticker: 'attach://nothing' }, 'sticker not found'],
	['no format', { ...input(['🙂']), format: undefined }, 'Can\'t find field "format"'],
	['a wrong format', input(['🙂'], { format: 'gif' }), 'Invalid sticker format specified'],
	['no emoji list', { ...input([]), emoji_list: undefined }, 'Can\'t find field "emoji_list"'],
	['no emoji', input([]), 'emoji list must be non-empty'],
	['21 emoji', input(Array.from({ length: 21 }, () => '🙂')), 'too many emoji specified'],
	['a word', input(['sun']), 'expected a Unicode emoji'],
	['two emoji in one', input(['🙂🙂']), 'expected a Unicode emoji'],
	['a keyword 5', input(['🙂'], { keywords: [5] }), 'keyword must be a string'],
	['a mask 5', input(['🙂'], { mask_position: 5 }), 'MaskPosition must be an Object'],
	[
		'a mask on the nose',
		input(['🙂'], { mask_position: { point: 'nose', x_shift: 0, y_shift: 0, scale: 1 } }),
		'Wrong point specified in MaskPosition',
	],
];

describe('what is refused', () => {
	test.each(WRONG)(
		'given %s, when a set is made, then it is refused and not there',
		async (_given, parts, answer) => {
			expect(await create(parts)).toEqual({
				ok: false,
				error_code: 400,
				description: `Bad Request: ${answer}`,
			});
			expect(sandbox.stickerSets()).toEqual([]);
		},
	);

	test.each(WRONG_STICKERS)(
		'given %s among its stickers, when a set is made, then it is refused',
		async (_given, sticker, answer) => {
			expect(await create({}, [sticker as object])).toMatchObject({
				description: `Bad Request: can't parse InputSticker: ${answer}`,
			});
		},
	);

	test('given a name in use, when a second set takes it, then it is refused', async () => {
		await create();
		expect(await create({ name: NAME.toUpperCase() })).toMatchObject({
			description: 'Bad Request: sticker set name is already occupied',
		});
	});

	test('given another bot’s set, when a bot changes it, then it is refused', async () => {
		await create();
		const other = '700200:another-bot';
		const sticker = await firstId();
		const answers = [
			await call(sandbox, 'setStickerSetTitle', { name: NAME, title: 'Mine' }, other),
			await call(sandbox, 'setStickerPositionInSet', { sticker, position: 0 }, other),
		];
		expect(answers.map(({ description }) => description)).toEqual([
			'Bad Request: STICKERSET_INVALID',
			'Bad Request: STICKER_INVALID',
		]);
		expect((await read()).title).toBe('Cups');
	});

	test.each<[string, string, Record<string, unknown>, string]>([
		['setStickerPositionInSet', 'no sticker', {}, 'sticker is not specified'],
		[
			'setStickerPositionInSet',
			'no file',
			{ sticker: 'x', position: 0 },
			'wrong sticker file specified',
		],
		['deleteStickerFromSet', 'no sticker', {}, 'sticker is not specified'],
		[
			'setStickerEmojiList',
			'no JSON',
			{ sticker: 'x', emoji_list: '[' },
			"can't parse emoji list JSON array",
		],
		[
			'setStickerEmojiList',
			'a word',
			{ sticker: 'x', emoji_list: ['x'] },
			"can't parse emoji list: expected a Unicode emoji",
		],
		[
			'setStickerKeywords',
			'no list',
			{ sticker: 'x', keywords: {} },
			'field "keywords" must be an Array',
		],
		[
			'setStickerMaskPosition',
			'no JSON',
			{ sticker: 'x', mask_position: '{' },
			"can't parse mask position JSON object",
		],
		['getStickerSet', 'an unknown set', { name: 'x' }, 'STICKERSET_INVALID'],
		['setStickerSetTitle', 'no name', { title: 'x' }, 'sticker set name must be non-empty'],
		['getCustomEmojiStickers', 'no ids', {}, 'parameter "custom_emoji_ids" is required'],
		[
			'getCustomEmojiStickers',
			'a word',
			{ custom_emoji_ids: ['x'] },
			'invalid custom emoji identifier specified',
		],
		[
			'getCustomEmojiStickers',
			'a number',
			{ custom_emoji_ids: [1] },
			'custom emoji identifier must be of type String',
		],
		[
			'setChatStickerSet',
			'a private chat',
			{ chat_id: 42, sticker_set_name: 'x' },
			'method is available only for supergroups',
		],
	])(
		'%s, given %s, when it is called, then it is refused',
		async (method, _given, params, answer) => {
			expect(await call(sandbox, method, params)).toMatchObject({
				description: `Bad Request: ${answer}`,
			});
		},
	);

	test('given a sticker, when its position is missing or its keywords are too many, then it is refused', async () => {
		await create();
		const sticker = await firstId();
		expect(await call(sandbox, 'setStickerPositionInSet', { sticker })).toMatchObject({
			description: 'Bad Request: wrong sticker position specified',
		});
		const keywords = ['x'.repeat(65)];
		expect(await call(sandbox, 'setStickerKeywords', { sticker, keywords })).toMatchObject({
			description: 'Bad Request: STICKER_INVALID',
		});
	});
});
