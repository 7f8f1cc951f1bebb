import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readText } from '../../../shared/input/values';
import { GIFT_TEXT_MAX } from '../../../shared/telegram/limits';
import { checkLength, textFormatField } from '../fields/markedText';

/** Who a gift is for. */
export const giftUserId: INodeProperties = {
	displayName: 'User ID',
	name: 'userId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123456789',
	description: 'Telegram user ID, e.g. `user_id` from the trigger',
};

/** Optional fields of everything that is given away. */
export const giftAdditionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: { show: { resource: ['gift'], operation: ['giftPremium', 'send'] } },
	options: [
		{
			displayName: 'Maximum Stars',
			name: 'maximumStars',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 100,
			description:
				'Highest price to pay. The node looks the price up first and sends nothing if it is higher.',
		},
		{
			displayName: 'Pay for Upgrade',
			name: 'payForUpgrade',
			type: 'boolean',
			default: false,
			displayOptions: { show: { '/operation': ['send'] } },
			description: 'Whether the bot also pays for the upgrade to a unique gift',
		},
		{
			displayName: 'Send Once per Key',
			name: 'onceKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.order_id }}',
			description:
				'A value that is unique for each gift, such as an order ID. The node sends once for each key, even if the step, the run, or n8n itself starts again. n8n stores the keys with this node of this workflow.',
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: 'e.g. Thank you!',
			description: 'Text shown with the gift, up to 128 characters',
		},
		{
			...textFormatField('Text Format', 'textParseMode', 'How the text is formatted'),
			displayOptions: { show: { text: [{ _cnd: { exists: true } }] } },
		},
	],
};

/** Reads the text of a gift. @throws InvalidInputError when it is longer than 128 characters */
export function readGiftText(fields: IDataObject): IDataObject {
	const text = readText('Text', fields.text);
	if (text === '') return {};
	checkLength('Text', text, GIFT_TEXT_MAX, fields.textParseMode);
	return { text, ...(fields.textParseMode ? { text_parse_mode: fields.textParseMode } : {}) };
}
