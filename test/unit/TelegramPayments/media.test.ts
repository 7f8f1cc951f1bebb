import type { IExecuteFunctions } from 'n8n-workflow';
import { readMedia } from '../../../nodes/TelegramPayments/actions/paidMedia/media';

const read = async (media: unknown) =>
	await readMedia({ getNodeParameter: () => media } as unknown as IExecuteFunctions, 0);

describe('given media from an expression', () => {
	it('when entries are addresses, then they are read in their order', async () => {
		const media = [
			{ type: 'video', source: 'url', url: 'https://example.com/a.mp4' },
			{ source: 'url', url: 'abc' },
		];
		expect(await read(media)).toEqual({
			media: [
				{ type: 'video', media: 'https://example.com/a.mp4' },
				{ type: 'photo', media: 'abc' },
			],
			attachments: [],
		});
	});

	it('when an entry has an address and no source, then the address is sent', async () => {
		expect(await read([{ type: 'photo', url: 'https://example.com/a.jpg' }])).toEqual({
			media: [{ type: 'photo', media: 'https://example.com/a.jpg' }],
			attachments: [],
		});
	});

	it.each(['live_photo', 'Video', 'document'])(
		'when the type is %s, then it is refused rather than sent as a photo',
		async (type) => {
			await expect(read([{ type, source: 'url', url: 'abc' }])).rejects.toMatchObject({
				problems: [
					{ field: 'Media', message: `the type "${type}" is neither "photo" nor "video"` },
				],
			});
		},
	);

	it('when entries are none, then each is refused with its place', async () => {
		const reading = read([null, { source: 'url', url: 'abc' }, 5, { source: 'url', url: ['x'] }]);
		await expect(reading).rejects.toMatchObject({
			problems: [
				{ field: 'Media', message: expect.stringMatching(/^entry 1: must have a type and a file/) },
				{ field: 'Media', message: expect.stringMatching(/^entry 3: must have a type and a file/) },
				{ field: 'Media', message: expect.stringMatching(/^entry 4: must be a text, not a list/) },
			],
		});
	});
});
