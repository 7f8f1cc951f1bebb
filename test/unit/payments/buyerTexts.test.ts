import fc from 'fast-check';
import {
	cleanBuyerText,
	DEFAULT_FALLBACK_TEXT,
	DEFAULT_NO_DELIVERY_TEXT,
	DEFAULT_TEXTS,
	fillPlaceholders,
	fillText,
} from '../../../nodes/shared/payments/buyerTexts';

/** What Telegram does to a text (Bot API server: control characters, U+2028-202E), and what is left. */
const asTelegramShows = (text: string): string =>
	text
		.replace(/\r/g, '')
		.replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ')
		.replace(/[\u2028-\u202e]/g, '');

describe('cleanBuyerText', () => {
	it.each([
		['plain text', 'Sorry!', 'Sorry!'],
		['a line break inside', 'One\nTwo', 'One\nTwo'],
		['blanks around', '  Sorry \n', 'Sorry'],
		['a tab', 'a\tb', 'a b'],
		['a carriage return', 'a\r\nb', 'a\nb'],
		['direction marks', '\u202eabc\u202c', 'abc'],
		['letters of many scripts', 'Извините 对不起 🙏', 'Извините 对不起 🙏'],
	])('given %s, when it is cleaned, then it stays readable', (_, text, expected) => {
		expect(cleanBuyerText(text, 'fallback')).toBe(expected);
	});

	it.each(['', ' ', '\n\n', '\u0000', '\r', '\t\u001f', '\u2028\u2029', '\u202a\u202e ', '\u0085'])(
		'given %j, of which Telegram shows nothing, when it is cleaned, then the fallback is used',
		(text) => {
			expect(cleanBuyerText(text, 'fallback')).toBe('fallback');
		},
	);

	it('given any text, when it is cleaned, then Telegram shows something', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\r', '\u202e', '\t'))),
				(parts) =>
					asTelegramShows(cleanBuyerText(parts.join(''), DEFAULT_FALLBACK_TEXT)).trim() !== '',
			),
		);
	});

	it.each([...Object.values(DEFAULT_TEXTS), DEFAULT_FALLBACK_TEXT, DEFAULT_NO_DELIVERY_TEXT])(
		'given the built-in "%s", when it is cleaned, then nothing changes',
		(text) => {
			expect(cleanBuyerText(text, 'x')).toBe(text);
		},
	);
});

describe('fillPlaceholders', () => {
	it.each([
		['a known name', 'To {country}.', 'To DE.'],
		['a name twice', '{country}{country}', 'DEDE'],
		['an empty value', '[{empty}]', '[]'],
		['an unknown name', '{contry}', '{contry}'],
		[
			'a name of every object',
			'{constructor} {toString} {__proto__}',
			'{constructor} {toString} {__proto__}',
		],
		['a lone brace', '{country', '{country'],
		['a dollar sign in the value', '{money}', '$& $1 $$'],
	])('given %s, when it is filled, then only known names change', (_, text, expected) => {
		expect(fillPlaceholders(text, { country: 'DE', empty: '', money: '$& $1 $$' })).toBe(expected);
	});
});

describe('fillText', () => {
	it('given an own text of dropped characters, when it is filled, then the built-in one is used', () => {
		expect(fillText('country', '{country}', { country: '\u202e' })).toMatch(/^Sorry, we do not/);
		expect(fillText('expired', '', {})).toBe(DEFAULT_TEXTS.expired);
		expect(fillText('expired', undefined, {})).toBe(DEFAULT_TEXTS.expired);
	});
});
