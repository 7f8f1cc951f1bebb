import type { INodeProperties } from 'n8n-workflow';
import type { ProblemList } from '../errors/problemList';
import type { OwnText } from '../payments/buyerTexts';
import { type BuyerMatter, DECLINE_REASONS } from '../payments/declineReasons';
import { optionsFrom } from './optionsFrom';

/** Texts of the owner's own for what buyers may have to be told, by language. */
export const buyerTextsField: INodeProperties = {
	displayName: 'Texts for Buyers',
	name: 'buyerTexts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Text',
	default: {},
	description:
		"Replaces a built-in text. Built-in texts appear in the buyer's language: Arabic, English, French, German, Hindi, Indonesian, Portuguese, Russian, Spanish, Ukrainian, or Uzbek.",
	options: [
		{
			displayName: 'Text',
			name: 'text',
			values: [
				{
					displayName: 'When',
					name: 'matter',
					type: 'options',
					default: 'alreadyPaid',
					description: 'What happened to the buyer',
					options: optionsFrom(DECLINE_REASONS),
				},
				{
					displayName: 'Language',
					name: 'language',
					type: 'string',
					default: '',
					placeholder: 'e.g. de',
					description:
						"Code of the buyer's language, e.g. de or pt-br. Leave empty to use the text for all other languages.",
				},
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					default: '',
					placeholder: 'e.g. Sorry, we do not deliver to {country}.',
					description:
						'Can contain {order_id}, {amount}, {currency}, {minimum}, {maximum}, {country}, and {first_name}. When no delivery is possible: {country}, {city}, and {post_code}.',
				},
			],
		},
	],
};

/** One text, as the field holds it. */
export interface BuyerTextInput {
	matter?: BuyerMatter;
	language?: string;
	text?: string;
}

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/;

/**
 * Reads Texts for Buyers as they were typed.
 *
 * @param problems is told of every language that is no code
 */
export function readBuyerTexts(input: readonly BuyerTextInput[], problems: ProblemList): OwnText[] {
	return input.map(({ matter = 'expired', language = '', text = '' }, index) => {
		const code = String(language).trim().toLowerCase().replaceAll('_', '-');
		const field = `Texts for Buyers [${index + 1}] Language`;
		if (code !== '' && !LANGUAGE.test(code)) {
			problems.add(field, 'must be a code such as de or pt-br, or empty for all other languages');
		}
		return { matter, language: code, text: String(text) };
	});
}
