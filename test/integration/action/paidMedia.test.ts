import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { ActionShop, BUYER } from '../../support/actionShop';
import { failAction, runAction } from '../../support/executeContext';

const SEND: INodeParameters = {
	resource: 'paidMedia',
	operation: 'send',
	chatId: String(BUYER),
	starCount: '50',
	orderId: 'photos-1',
	media: { item: [{ type: 'photo', source: 'url', url: 'https://example.com/a.jpg' }] },
};

let shop: ActionShop;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});

afterEach(() => shop.reset());

afterAll(async () => await shop.sandbox.close());

const withFile = (): INodeExecutionData => ({
	json: {},
	binary: {
		data: {
			data: Buffer.from('not really a picture').toString('base64'),
			mimeType: 'image/png',
			fileName: 'a.png',
		},
		clip: { data: Buffer.from('not really a film').toString('base64'), mimeType: '' },
	},
});

describe('given paid media', () => {
	it('when it comes from an address, then the message and the order come out', async () => {
		const { json } = await runAction(shop.setUp(SEND));
		expect(json[0]).toMatchObject({
			message_id: expect.any(Number),
			order_id: 'photos-1',
			paid_media_payload: 'photos-1',
			star_count: 50,
		});
	});

	it('when files come as binary data, then they are uploaded', async () => {
		const media = {
			item: [
				{ type: 'photo', source: 'binary', binaryProperty: 'data' },
				{ type: 'video', source: 'binary', binaryProperty: 'clip' },
				{ type: 'photo', source: 'url', url: 'AgACfileid' },
			],
		};
		const additionalFields = {
			caption: 'Two of them',
			parseMode: 'HTML',
			showCaptionAboveMedia: true,
			protectContent: true,
		};
		const { json } = await runAction(
			shop.setUp({ ...SEND, orderId: '', media, additionalFields }, { items: [withFile()] }),
		);
		expect(json[0]?.order_id).toMatch(/^[0-9a-z]{16}$/);
		const sent = shop.calls('sendPaidMedia')[0];
		expect(sent).toMatchObject({ ok: true });
		expect(JSON.stringify(sent?.parameters)).toContain('attach://file0');
		expect(json[0]).toMatchObject({ caption: 'Two of them', paid_media: { star_count: 50 } });
	});

	it('when it goes out for a business account, then the connection is sent', async () => {
		const additionalFields = { businessConnectionId: 'abc', caption: ' ' };
		await runAction(
			shop.setUp({ ...SEND, additionalFields }, { onError: 'continueRegularOutput' }),
		);
		const parameters = shop.calls('sendPaidMedia')[0]?.parameters;
		expect(parameters).toMatchObject({ business_connection_id: 'abc' });
		expect(parameters).not.toHaveProperty('caption');
	});

	it.each<[string, INodeParameters, string[]]>([
		['no media', { media: {} }, ['"Media": is empty']],
		[
			'eleven files',
			{ media: { item: Array.from({ length: 11 }, () => ({ source: 'url', url: 'x' })) } },
			['"Media": has 11 items'],
		],
		[
			'a missing file',
			{ media: { item: [{ type: 'photo', source: 'binary', binaryProperty: 'nothing' }] } },
			['"Media": the input item has no binary field "nothing"'],
		],
		[
			'an empty address',
			{ media: { item: [{ type: 'photo', source: 'url', url: ' ' }] } },
			['"Media": the URL or file ID is empty'],
		],
		['no price', { starCount: '0' }, ['"Star Count": must be 1 to 25000, and 0 was given']],
		['a high price', { starCount: '25001' }, ['"Star Count": must be 1 to 25000']],
		[
			'everything wrong',
			{
				chatId: '',
				starCount: '1.5',
				orderId: 'x'.repeat(129),
				additionalFields: { caption: 'x'.repeat(1025), messageThreadId: 'x' },
			},
			[
				'"Chat ID": is empty',
				'"Star Count": must be a whole number',
				'"Order ID": is 129 bytes',
				'"Caption": is 1025 characters',
				'"Message Thread ID"',
			],
		],
	])('when it has %s, then nothing is sent', async (_name, changes, texts) => {
		const error = await failAction(shop.setUp({ ...SEND, ...changes }));
		for (const text of texts) expect(`${error.message}\n${error.description}`).toContain(text);
		expect(shop.calls('sendPaidMedia')).toEqual([]);
	});
});
