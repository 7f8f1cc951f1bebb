import fc from 'fast-check';
import { splitText } from '../../../src/page/client/lib/entities.js';
import { readLink } from '../../../src/page/client/lib/links.js';

describe('links in messages', () => {
	test.each([
		['https://t.me/$abc-DEF_1', { kind: 'invoice', link: 'https://t.me/$abc-DEF_1' }],
		['https://t.me/%24abc', { kind: 'invoice', link: 'https://t.me/$abc' }],
		['t.me/invoice/abc', { kind: 'invoice', link: 'https://t.me/$abc' }],
		['tg://invoice?slug=abc', { kind: 'invoice', link: 'https://t.me/$abc' }],
		[
			'https://t.me/shop_bot?start=order-7',
			{ kind: 'bot', username: 'shop_bot', start: 'order-7' },
		],
		['https://t.me/shop_bot', { kind: 'bot', username: 'shop_bot', start: undefined }],
		['https://example.com/a?b=c', { kind: 'web', url: 'https://example.com/a?b=c' }],
		['example.com', { kind: 'web', url: 'http://example.com' }],
		['javascript:alert(1)', undefined],
		['data:text/html,hello', undefined],
	])('given %s, when it is pressed, then it leads to %j', (url, target) => {
		expect(readLink(url)).toEqual(target);
	});
});

describe('texts of messages', () => {
	test('given a link and a command without entities, when the text is cut, then both can be pressed', () => {
		const runs = splitText('See https://t.me/$abc, or write /buy@shop_bot.');
		expect(runs.find(({ url }) => url)).toMatchObject({ text: 'https://t.me/$abc' });
		expect(runs.find(({ command }) => command)).toMatchObject({ command: '/buy@shop_bot' });
	});

	test('given nested entities, when the text is cut, then the inner part has both styles', () => {
		const runs = splitText('bold and italic', [
			{ type: 'bold', offset: 0, length: 15 },
			{ type: 'italic', offset: 9, length: 6 },
		]);
		expect(runs.map(({ text, styles }) => [text, styles])).toEqual([
			['bold and ', ['bold']],
			['italic', ['bold', 'italic']],
		]);
	});

	test('given any text and any entities, when it is cut, then the pieces are the text again', () => {
		const entity = fc.record({
			type: fc.constantFrom('bold', 'italic', 'code', 'text_link'),
			offset: fc.nat(60),
			length: fc.nat(30),
		});
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', maxLength: 50 }),
				fc.array(entity),
				(text, entities) => {
					const pieces = splitText(text, entities).map((run) => run.text);
					expect(pieces.join('')).toBe(text);
				},
			),
		);
	});
});
