import { deflateSync } from 'node:zlib';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { call, must, TOKEN, write } from './support/shop.js';
import type { Envelope } from './support/shop.js';

/** A PNG of these pixels, black. */
function png(width: number, height: number): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 0, 0, 0, 0], 8);
	const chunk = (type: string, data: Buffer): Buffer => {
		const length = Buffer.alloc(4);
		length.writeUInt32BE(data.length);
		return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
	};
	const rows = deflateSync(Buffer.alloc((width + 1) * height));
	const parts = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
	return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), ...parts]);
}

interface Message {
	message_id: number;
	photo?: Array<{ file_id: string; width: number; height: number; file_size: number }>;
	[field: string]: unknown;
}

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	write(sandbox, 42, '/start');
});

afterEach(() => sandbox.close());

type Part = string | { data: Buffer | string; name: string; type?: string };

/** Uploads as every client library does. */
async function upload(method: string, parts: Record<string, Part>): Promise<Envelope> {
	const form = new FormData();
	form.set('chat_id', '42');
	for (const [name, part] of Object.entries(parts)) {
		if (typeof part === 'string') form.set(name, part);
		else
			form.set(
				name,
				new Blob([Uint8Array.from(Buffer.from(part.data))], { type: part.type ?? '' }),
				part.name,
			);
	}
	const response = await fetch(`${sandbox.url}/bot${TOKEN}/${method}`, {
		method: 'POST',
		body: form,
	});
	return (await response.json()) as Envelope;
}

async function uploaded(method: string, parts: Record<string, Part>): Promise<Message> {
	const body = await upload(method, parts);
	if (!body.ok) throw new Error(body.description);
	return body.result as Message;
}

const download = (path: string): Promise<Response> =>
	fetch(`${sandbox.url}/file/bot${TOKEN}/${path}`);

describe('media', () => {
	test('given an uploaded photo, when it is sent, got and downloaded, then sizes rise and the bytes are those uploaded', async () => {
		const data = png(1000, 500);
		const message = await uploaded('sendPhoto', {
			photo: { data, name: 'mug.png' },
			caption: '<b>Mug</b>',
			parse_mode: 'HTML',
			has_spoiler: 'true',
		});
		expect(message).toMatchObject({
			caption: 'Mug',
			caption_entities: [{ type: 'bold', offset: 0, length: 3 }],
			has_media_spoiler: true,
		});
		expect(message.photo?.map(({ width, height }) => [width, height])).toEqual([
			[90, 45],
			[320, 160],
			[800, 400],
			[1000, 500],
		]);
		const { file_id } = message.photo?.at(-1) ?? { file_id: '' };
		const file = await must<{ file_path: string; file_size: number }>(sandbox, 'getFile', {
			file_id,
		});
		expect(file).toMatchObject({ file_id, file_size: data.length, file_path: 'photos/file_0.jpg' });
		const response = await download(file.file_path);
		expect(Buffer.from(await response.arrayBuffer()).equals(data)).toBe(true);
		const again = await must<Message>(sandbox, 'sendPhoto', { chat_id: 42, photo: file_id });
		expect(again.photo).toEqual(message.photo);
	});

	test.each([
		['sendDocument', 'document', 'a.pdf', { mime_type: 'application/pdf', file_name: 'a.pdf' }],
		['sendVideo', 'video', 'a.mp4', { mime_type: 'video/mp4', width: 0, duration: 7 }],
		['sendAnimation', 'animation', 'a.mp4', { mime_type: 'video/mp4', duration: 7 }],
		['sendAudio', 'audio', 'a.mp3', { mime_type: 'audio/mpeg', performer: 'Ann', duration: 7 }],
		['sendVoice', 'voice', 'a.ogg', { mime_type: 'audio/ogg', duration: 7 }],
		['sendVideoNote', 'video_note', 'a.mp4', { length: 240, duration: 7 }],
		['sendSticker', 'sticker', 'a.webp', { type: 'regular', is_animated: false, emoji: '🎁' }],
	])(
		'given an upload, when %s is called, then the message shows it as %s',
		async (method, kind, name, shown) => {
			const message = await uploaded(method, {
				[kind]: { data: 'bytes', name },
				duration: '7',
				performer: 'Ann',
				emoji: '🎁',
			});
			expect(message[kind]).toMatchObject({ ...shown, file_size: 5 });
			const { file_id } = message[kind] as { file_id: string };
			const again = await must<Message>(sandbox, method, { chat_id: 42, [kind]: file_id });
			expect(again[kind]).toEqual(message[kind]);
		},
	);

	test('given an album with attached files, when it is sent, then each is a message of one group', async () => {
		const body = await upload('sendMediaGroup', {
			media: JSON.stringify([
				{ type: 'photo', media: 'attach://one', caption: 'First' },
				{ type: 'video', media: 'attach://two' },
			]),
			one: { data: png(10, 10), name: 'one.png' },
			two: { data: 'film', name: 'two.mp4' },
		});
		const [first, second] = body.result as Message[];
		expect(first).toMatchObject({ caption: 'First', photo: [{ width: 10 }] });
		expect(second).toMatchObject({
			media_group_id: first?.['media_group_id'],
			video: { file_name: 'two.mp4' },
		});
	});

	test('given a photo at an address, when it is sent, then it is fetched when it is downloaded', async () => {
		const shop = createServer((_request, response) => response.end('picture'));
		await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
		const { port } = shop.address() as AddressInfo;
		try {
			const photo = `http://127.0.0.1:${port}/mug.jpg`;
			const message = await must<Message>(sandbox, 'sendPhoto', { chat_id: 42, photo });
			expect(sandbox.journal().at(-1)?.note).toMatch('The address was not fetched');
			const { file_id } = message.photo?.[0] ?? { file_id: '' };
			const file = await must<{ file_path: string }>(sandbox, 'getFile', { file_id });
			expect(await (await download(file.file_path)).text()).toBe('picture');
		} finally {
			shop.close();
		}
	});

	test.each([
		['sendPhoto', { chat_id: 42 }, 'there is no photo in the request'],
		['sendVideoNote', { chat_id: 42 }, 'there is no video note in the request'],
		[
			'sendPhoto',
			{ chat_id: 42, photo: 'ä' },
			'wrong remote file identifier specified: Wrong character in the string',
		],
		[
			'sendPhoto',
			{ chat_id: 42, photo: 'AgAC' },
			"wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
		],
		[
			'sendMediaGroup',
			{ chat_id: 42, media: [{ type: 'photo' }] },
			"can't parse InputMedia: media not found",
		],
		['sendMediaGroup', { chat_id: 42, media: '{' }, "can't parse media JSON object"],
		['sendMediaGroup', { chat_id: 42, media: [] }, 'there are no messages to send'],
		[
			'sendMediaGroup',
			{
				chat_id: 42,
				media: [
					{ type: 'audio', media: 'http://a.b/c' },
					{ type: 'photo', media: 'http://a.b/c' },
				],
			},
			"audio can't be mixed with other media types",
		],
		['getFile', { file_id: 'nothing' }, 'invalid file_id'],
		['editMessageMedia', { chat_id: 42, message_id: 1 }, 'parameter "media" is required'],
	])('given %s %j, when it is called, then: %s', async (method, params, answer) => {
		expect((await call(sandbox, method, params)).description).toBe(`Bad Request: ${answer}`);
	});

	test('given what is no picture, when it is sent as a photo, then Telegram’s refusal and why', async () => {
		const body = await upload('sendPhoto', { photo: { data: 'text', name: 'a.png' } });
		expect(body.description).toBe('Bad Request: IMAGE_PROCESS_FAILED');
		expect(sandbox.journal().at(-1)?.note).toMatch('no PNG, JPEG, GIF or WebP');
		const wide = await upload('sendPhoto', { photo: { data: png(2100, 100), name: 'a.png' } });
		expect(wide.description).toBe('Bad Request: PHOTO_INVALID_DIMENSIONS');
		const empty = await upload('sendDocument', { document: { data: '', name: 'a.txt' } });
		expect(empty.description).toBe('Bad Request: file must be non-empty');
	});

	test('given a document’s id, when it is sent as a photo, then the kinds are named', async () => {
		const { document } = await uploaded('sendDocument', { document: { data: 'x', name: 'a.txt' } });
		const { file_id } = document as { file_id: string };
		const body = await call(sandbox, 'sendPhoto', { chat_id: 42, photo: file_id });
		expect(body.description).toBe("Bad Request: can't use file of type Document as Photo");
	});

	test('given unknown tokens and paths, when files are downloaded, then refused', async () => {
		expect((await download('photos/file_9.jpg')).status).toBe(404);
		expect((await fetch(`${sandbox.url}/file/bot0:x/photos/file_0.jpg`)).status).toBe(401);
	});
});
