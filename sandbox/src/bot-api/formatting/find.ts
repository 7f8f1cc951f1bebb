import type { TgEntity } from '../../domain/telegram.js';

/** Ends of names that make an address of a text without a scheme; the common ones. */
const DOMAINS =
	'com|org|net|edu|gov|int|info|biz|name|pro|app|dev|shop|store|online|site|tech|xyz|club|cafe|coffee|io|ai|me|co|tv|cc|eu|us|uk|de|fr|es|it|nl|be|ch|at|pl|pt|se|no|fi|dk|cz|sk|hu|ro|bg|gr|ie|lt|lv|ee|ru|su|ua|by|kz|uz|kg|tj|ge|am|az|tr|il|ae|sa|ir|in|id|my|sg|th|vn|ph|cn|hk|tw|jp|kr|au|nz|ca|mx|br|ar|cl|pe|za|ng|ke|eg|рф';
const WORD = '\\p{L}\\p{N}_';
const LABEL = `[${WORD}-]{1,63}`;
const TAIL = '(?::\\d{1,5})?(?:[/?#][^\\s<>"«»“”]*)?';

/** Each kind with its pattern; what was found by an earlier one is not looked at again. */
const PATTERNS: ReadonlyArray<readonly [type: string, pattern: RegExp]> = [
	[
		'email',
		new RegExp(
			`(?<![${WORD}.+-])[\\w.+-]{1,64}@(?:${LABEL}\\.){1,8}[a-z]{2,20}(?![${WORD}])`,
			'giu',
		),
	],
	[
		'url',
		new RegExp(
			`(?<![${WORD}.@/-])(?:(?:https?|ftp|tonsite)://(?:[^\\s/@]{1,99}@)?(?:${LABEL}\\.){1,20}${LABEL}|(?:tg|ton)://[^\\s<>"/?#]+|(?:${LABEL}\\.){1,20}(?:${DOMAINS})(?![${WORD}-]))${TAIL}`,
			'giu',
		),
	],
	['mention', /(?<![\w@/])@(?:[A-Za-z0-9_]{4,32}|gif|vid|pic)(?!\w)/g],
	['bot_command', /(?<![\w/<>])\/\w{1,64}(?:@\w{3,32})?(?![\w/<>@])/g],
	[
		'hashtag',
		new RegExp(`(?<![${WORD}#])#(?=[\\p{N}_]*\\p{L})[${WORD}·\\u200c]{1,256}(?![#${WORD}])`, 'gu'),
	],
	['cashtag', new RegExp(`(?<![${WORD}$])\\$(?:1INCH|[A-Z]{1,8})(?![${WORD}$])`, 'gu')],
	['bank_card_number', /(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])/g],
];

/** Links, mentions, commands and the like that Telegram marks by itself. */
export function findEntities(text: string): TgEntity[] {
	const found: TgEntity[] = [];
	for (const [type, pattern] of PATTERNS) {
		for (const match of text.matchAll(pattern)) {
			const whole = type === 'url' ? withoutEnd(match[0]) : match[0];
			const entity = { type, offset: match.index, length: whole.length };
			if (type === 'bank_card_number' && !isCardNumber(whole)) continue;
			if (!found.some((other) => overlap(other, entity))) found.push(entity);
		}
	}
	return found;
}

/** Whether two entities share characters. */
export const overlap = (a: TgEntity, b: TgEntity): boolean =>
	a.offset < b.offset + b.length && b.offset < a.offset + a.length;

/** An address without the punctuation of the sentence around it. */
function withoutEnd(url: string): string {
	let end = url.length;
	for (; end > 0; end -= 1) {
		const last = url[end - 1] ?? '';
		const unopened = last === ')' && !url.slice(0, end).includes('(');
		if (!unopened && !/[.,:;'?!…\]]/.test(last)) break;
	}
	return url.slice(0, end);
}

/** The check digit of a card's number (Luhn). */
function isCardNumber(text: string): boolean {
	const digits = [...text.replace(/\D/g, '')].map(Number).reverse();
	const sum = digits.reduce((total, digit, index) => {
		const doubled = index % 2 === 1 ? digit * 2 : digit;
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0);
	return sum % 10 === 0 && digits.some((digit) => digit > 0);
}
