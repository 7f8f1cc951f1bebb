import fc from 'fast-check';
import {
	cleanBuyerText,
	fillPlaceholders,
	type OwnText,
	tellBuyer,
} from '../../../nodes/shared/payments/buyerTexts';
import {
	type BuyerMatter,
	DECLINE_REASONS,
	LANGUAGES,
	type Language,
} from '../../../nodes/shared/payments/declineReasons';

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
				(parts) => asTelegramShows(cleanBuyerText(parts.join(''), 'fallback')).trim() !== '',
			),
		);
	});
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

/** What Telegram's apps show of a reason (the documentation names no limit; a pop-up holds this much). */
const READABLE = 200;

const MATTERS = Object.keys(DECLINE_REASONS) as BuyerMatter[];

const builtIn = (matter: BuyerMatter, language: Language = 'en'): string =>
	DECLINE_REASONS[matter].texts[language];
const placeholdersOf = (text: string) => text.match(/\{\w*\}?/g) ?? [];

/** Long values of every placeholder. */
const VALUES = {
	minimum: '1000000.00 UZS',
	maximum: '1000000.00 UZS',
	currency: 'UZS',
	country: 'UZ',
};

describe('built-in texts', () => {
	it('given the languages that are promised, when texts are looked up, then each has them', () => {
		expect([...LANGUAGES].sort()).toEqual(
			['en', 'ru', 'uk', 'uz', 'es', 'fr', 'de', 'ar', 'hi', 'pt', 'id'].sort(),
		);
	});

	describe.each(LANGUAGES)('in %s', (language) => {
		it.each(MATTERS)('given %s, when a buyer is told, then all of it can be read', (matter) => {
			const text = tellBuyer(matter, language, [], VALUES);
			expect(placeholdersOf(builtIn(matter, language))).toEqual(placeholdersOf(builtIn(matter)));
			expect(text).not.toMatch(/[{}]/);
			expect(text).toMatch(/[.!।]$/);
			expect(text).toBe(asTelegramShows(text).trim());
			expect([...text].length).toBeLessThanOrEqual(READABLE);
		});

		it('given its texts, when compared, then no two say the same and none is left in English', () => {
			const texts = MATTERS.map((matter) => builtIn(matter, language));
			expect(new Set(texts).size).toBe(MATTERS.length);
			const english = MATTERS.filter((matter) => builtIn(matter, language) === builtIn(matter));
			expect(english).toEqual(language === 'en' ? MATTERS : []);
		});
	});

	it.each([
		['cyrillic', ['ru', 'uk'], /^[^a-z]*$/i],
		['arabic', ['ar'], /^[^a-z]*$/i],
		['devanagari', ['hi'], /^[^a-z]*$/i],
		[
			'latin',
			['de', 'en', 'es', 'fr', 'id', 'pt', 'uz'],
			/^(?:(?![\u0400-\u06ff]|[\u0900-\u097f]).)*$/su,
		],
	] satisfies Array<[string, Language[], RegExp]>)(
		'given a language in %s letters, when its texts are read, then no others are in them',
		(_, languages, letters) => {
			for (const language of languages) {
				for (const matter of MATTERS) {
					const text = builtIn(matter, language);
					expect(text.replace(/\{\w+\}/g, '')).toMatch(letters);
				}
			}
		},
	);

	it('given the placeholders of a matter, when it declines, then each is one that is filled for it', () => {
		const filled: Partial<Record<BuyerMatter, string[]>> = {
			currency: ['{currency}'],
			minimumTotal: ['{minimum}'],
			maximumTotal: ['{maximum}'],
			country: ['{country}'],
		};
		for (const matter of MATTERS) {
			expect(placeholdersOf(builtIn(matter))).toEqual(filled[matter] ?? []);
		}
	});
});

describe('tellBuyer', () => {
	const german = builtIn('expired', 'de');
	const english = builtIn('expired');
	const own = (language: string, text: string): OwnText => ({ matter: 'expired', language, text });
	const OWN = [
		own('', 'All others'),
		own('de', 'Deutsch'),
		own('pt-br', 'Brasil'),
		own('pt', 'Portugal'),
	];

	it.each<[string, string | undefined, OwnText[], string | undefined]>([
		['no text of the owner, a known language', 'de', [], german],
		['no text of the owner, a known language of a region', 'de-AT', [], german],
		['no text of the owner, an unknown language', 'ja', [], english],
		['no text of the owner, no language', undefined, [], english],
		['a language that every object knows', 'constructor', [], english],
		['a text in the language', 'de', OWN, 'Deutsch'],
		['a text in the language, a region', 'de-CH', OWN, 'Deutsch'],
		['a text for the region', 'pt_BR', OWN, 'Brasil'],
		['a text for another region', 'pt-PT', OWN, 'Portugal'],
		['a text for all others, a known language', 'ru', OWN, 'All others'],
		['a text for all others, no language', undefined, OWN, 'All others'],
		['a text in another language only', 'ru', [own('de', 'Deutsch')], builtIn('expired', 'ru')],
		['an empty text in the language', 'de', [own('de', ''), own('', 'All')], 'All'],
		['a text about something else', 'de', [{ ...own('', 'No'), matter: 'country' }], german],
		['a text of dropped characters', 'de', [own('', '\u202e')], german],
	])(
		'given %s, when a buyer is told, then it is the closest text',
		(_, language, texts, expected) => {
			expect(tellBuyer('expired', language, texts)).toBe(expected);
		},
	);
});
