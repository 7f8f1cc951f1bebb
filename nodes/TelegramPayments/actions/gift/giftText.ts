import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { GIFT_TEXT_MAX, countCharacters } from '../../../shared/telegram/limits';

/** Optional fields of everything that is given away. */
export const giftText: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: { show: { resource: ['gift'], operation: ['giftPremium', 'send'] } },
	options: [
		{
			displayName: 'Pay for Upgrade',
			name: 'payForUpgrade',
			type: 'boolean',
			default: false,
			displayOptions: { show: { '/operation': ['send'] } },
			description: 'Whether the bot also pays for making the gift a unique one',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: 'e.g. Thank you!',
			description: 'Shown with the gift, at most 128 characters',
		},
		{
			displayName: 'Text Format',
			name: 'textParseMode',
			type: 'options',
			default: '',
			options: [
				{ name: 'HTML', value: 'HTML' },
				{ name: 'Markdown', value: 'MarkdownV2' },
				{ name: 'Plain Text', value: '' },
			],
			description: 'How the text is marked up',
		},
	],
};

/** Reads the text of a gift. @throws InvalidInputError when it is longer than 128 characters */
export function readGiftText(fields: IDataObject): IDataObject {
	const text = String(fields.text ?? '').trim();
	if (text === '') return {};
	const length = countCharacters(text);
	// Marks count only after they are taken off, which is Telegram's to do.
	if (length > GIFT_TEXT_MAX && !fields.textParseMode) {
		refuseInput(
			'Text',
			`is ${length} characters long, and Telegram takes at most ${GIFT_TEXT_MAX}`,
		);
	}
	return { text, ...(fields.textParseMode ? { text_parse_mode: fields.textParseMode } : {}) };
}
