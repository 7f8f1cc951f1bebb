import { visibleReason } from '../telegram/visibleReason';
import { type BuyerMatter, DECLINE_REASONS, LANGUAGES, type Language } from './declineReasons';

/** What buyers read whose language has no built-in texts. */
const DEFAULT_LANGUAGE: Language = 'en';

const isBuiltIn = (code: string): code is Language =>
	(LANGUAGES as readonly string[]).includes(code);

/** A text of the owner in place of a built-in one. */
export interface OwnText {
	matter: BuyerMatter;
	/** IETF language tag, lower case, such as `de` or `pt-br`; empty for all other languages. */
	language: string;
	text: string;
}

/** Makes a text safe to send to a buyer; an empty one gives way to `fallback`. */
export function cleanBuyerText(text: string, fallback: string): string {
	return visibleReason(text) || fallback;
}

/**
 * Fills `{placeholders}`. Values come from the buyer or the invoice and are inserted unchanged; an
 * unknown placeholder stays visible, so that a typing slip is seen in the first test.
 */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
	const known = new Map(Object.entries(values));
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => known.get(name) ?? whole);
}

/** `pt-br`, `pt`: the language itself and, for one of a region, the language without it. */
function candidates(languageCode: string | undefined): string[] {
	const code = (languageCode ?? '').toLowerCase().replaceAll('_', '-');
	const [language = ''] = code.split('-');
	return [...new Set([code, language])].filter((candidate) => candidate !== '');
}

function findOwn(
	own: readonly OwnText[],
	matter: BuyerMatter,
	languages: readonly string[],
): string | undefined {
	for (const language of [...languages, '']) {
		const found = own.find((entry) => entry.matter === matter && entry.language === language);
		if (found && found.text !== '') return found.text;
	}
	return undefined;
}

/**
 * What a buyer is told, in the buyer's language where there is a text in it: the owner's text for the
 * language, the owner's for all others, the built-in one, the English one.
 *
 * @param languageCode `language_code` of the buyer (Bot API: User), absent when Telegram does not say
 */
export function tellBuyer(
	matter: BuyerMatter,
	languageCode: string | undefined,
	own: readonly OwnText[] = [],
	values: Readonly<Record<string, string>> = {},
): string {
	const languages = candidates(languageCode);
	const builtIn = DECLINE_REASONS[matter].texts[languages.find(isBuiltIn) ?? DEFAULT_LANGUAGE];
	const text = findOwn(own, matter, languages) ?? '';
	return cleanBuyerText(fillPlaceholders(text, values), fillPlaceholders(builtIn, values));
}
