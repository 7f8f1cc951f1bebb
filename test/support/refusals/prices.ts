import { INVOICE } from './invoice';
import { type Refusal, refusalsOf } from './rows';

/** What Telegram says to currencies, prices and tips. */
export const PRICE_REFUSALS: readonly Refusal[] = refusalsOf('sendInvoice', INVOICE, [
	[
		'CURRENCY_TOTAL_AMOUNT_INVALID',
		'The total of 0.50 USD is outside the limits of Telegram',
		'Telegram took 1.00 USD to 10000.00 USD',
		{ prices: [{ label: 'Sticker', amount: 50 }] },
	],
	[
		'CURRENCY_INVALID',
		'The currency "KWD" is not accepted',
		'a token of Stripe, test mode',
		{ currency: 'KWD' },
	],
	[
		'invoice price label must be encoded in UTF-8',
		'A label of the prices is not valid UTF-8',
		'emoji',
	],
	[
		'total price must be positive',
		'The total is -5.00 USD',
		'Discounts (negative lines)',
		{ prices: JSON.stringify([{ label: 'Discount', amount: -500 }]) },
	],
	[
		'total price is too big',
		'The total has more than 12 digits',
		'"Amount Unit"',
		{
			prices: [
				{ label: 'A', amount: 999_999_999_999 },
				{ label: 'B', amount: 1 },
			],
		},
	],
	[
		'too big amount of the currency specified',
		'One of the amounts has more than 12 digits',
		'"Amount Unit"',
		{ prices: [{ label: 'A', amount: 1_000_000_000_000 }] },
	],
	[
		'there must be at least one price',
		'The invoice has no price lines',
		'under "Prices"',
		{ prices: [] },
	],
	[
		"can't parse labeled price: LabeledPrice label must be non-empty",
		'A price line has no label',
		'a label, such as "Red mug"',
		{ prices: [{ label: '', amount: 500 }] },
	],
	[
		'can\'t parse labeled price: Can\'t find field "amount"',
		'A price line cannot be read',
		'[{"label":"Mug"}]',
		{ prices: [{ label: 'Mug' }] },
	],
	[
		"can't parse prices JSON object",
		'The prices are not valid JSON',
		'"12,50"',
		{ prices: '12,50' },
	],
	['expected an Array of labeled prices', 'The prices are not a list', '"{}"', { prices: '{}' }],
	[
		"suggested tip amount can't be bigger than max_tip_amount",
		'A suggested tip is above the maximum tip "100" (minor units)',
		'Raise "Max Tip Amount"',
		{ max_tip_amount: 100, suggested_tip_amounts: [200] },
	],
	[
		'suggested tip amount must be positive',
		'A suggested tip is zero or negative',
		'above zero',
		{ max_tip_amount: 100, suggested_tip_amounts: [0] },
	],
	[
		'there can be at most 4 suggested tip amounts',
		'There are more than four suggested tips',
		'at most four',
		{ max_tip_amount: 100, suggested_tip_amounts: [1, 2, 3, 4, 5] },
	],
	[
		'invalid max_tip_amount of the currency specified',
		'The maximum tip "-1" is not possible',
		'zero or more',
		{ max_tip_amount: -1 },
	],
	[
		'can\'t parse "max_tip_amount" as Number',
		'The maximum tip "much" is not a number',
		'such as 5.00',
		{ max_tip_amount: 'much' },
	],
	[
		"can't parse suggested tip amount as Number",
		'The suggested tips cannot be read',
		'["x"]',
		{ suggested_tip_amounts: ['x'] },
	],
	[
		"can't parse suggested_tip_amounts JSON object",
		'The suggested tips are not valid JSON',
		'"[1"',
		{ suggested_tip_amounts: '[1' },
	],
]);
