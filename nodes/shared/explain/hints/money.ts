import {
	currencyOf,
	describeProvider,
	describeTotal,
	quote,
	type RefusalFacts,
	shown,
} from './facts';
import { type Hint, INVOICE_METHODS } from './hint';
import { describeUsualTotals } from '../../money/usualTotals';
import { STARS } from '../../telegram/limits';

const SHIPPING: readonly string[] = ['answerShippingQuery'];

function explainLimits(facts: RefusalFacts): string {
	const currency = currencyOf(facts);
	if (currency === STARS) {
		return 'Telegram publishes no limit for Stars; 100,000 in one invoice have been seen to work, and 10,000 for a subscription. Lower the price.';
	}
	const limits = describeUsualTotals(currency) || 'Its limits are not known here.';
	return `Telegram accepts about 1 to 10,000 US dollars per invoice in any currency. ${limits} Change the prices; enter what the buyer sees (12.50), unless "Amount Unit" is Minor.`;
}

/** Amounts, currencies, prices and tips. */
export const MONEY_HINTS: readonly Hint[] = [
	{
		match: 'CURRENCY_TOTAL_AMOUNT_INVALID',
		message: (facts) =>
			`The total${describeTotal(facts) ? ` of ${describeTotal(facts)}` : ''} is outside the limits of Telegram`,
		description: explainLimits,
	},
	{
		match: 'CURRENCY_INVALID',
		message: (facts) => `The currency${shown(facts, 'currency')} is not accepted`,
		description: (facts) =>
			`Either Telegram does not know the code, or the connected provider probably does not accept this currency (sent: ${describeProvider(facts)}). Choose another currency or provider.`,
	},
	{
		match: 'price label must be encoded',
		message: 'A label of the prices is not valid UTF-8',
		description: 'Check the labels under "Prices" for emoji that were cut in half.',
	},
	{
		match: 'total price must be positive',
		methods: SHIPPING,
		message: 'A shipping option that costs nothing was refused',
		description:
			'Newer versions of Telegram probably do not accept free shipping options. Set a small price for the option, or turn off "Flexible Shipping" and include shipping in the prices.',
	},
	{
		match: 'total price must be positive',
		message: (facts) => `The total is ${describeTotal(facts) ?? 'not above zero'}`,
		description:
			'The prices together must be above zero. Discounts (negative lines) may not eat up the whole sum.',
	},
	{
		match: 'total price is too big',
		message: 'The total has more than 12 digits',
		description:
			'Check that the prices are typed as the buyer sees them (12.50) and that "Amount Unit" fits.',
	},
	{
		match: 'too big amount of the currency',
		message: 'One of the amounts has more than 12 digits',
		description:
			'Check that the amounts are typed as the buyer sees them (12.50) and that "Amount Unit" fits.',
	},
	{
		match: 'there must be at least one price part',
		message: 'A shipping option has no price',
		description: 'Add at least one price line to each shipping option.',
	},
	{
		match: "can't parse shipping option prices",
		message: 'The prices of a shipping option cannot be read',
		description:
			'Each shipping option needs at least one price with a label and an amount in whole minor units.',
	},
	{
		match: 'there must be at least one price',
		message: 'The invoice has no price lines',
		description:
			'Add at least one line under "Prices"; an expression must return a list with entries.',
	},
	{
		match: 'LabeledPrice label must be non-empty',
		message: 'A price line has no label',
		description: 'Enter a label, such as "Red mug", for each line under "Prices".',
	},
	{
		match: "can't parse labeled price",
		message: 'A price line cannot be read',
		description: (facts) =>
			`Every line needs a label and an amount. Sent: ${quote(facts, 'prices') ?? 'nothing'}. An expression must return a list like [{ "label": "Mug", "amount": 12.5 }].`,
	},
	{
		match: 'prices JSON object',
		message: 'The prices are not valid JSON',
		description: (facts) =>
			`Sent: ${quote(facts, 'prices') ?? 'nothing'}. An expression must return a list like [{ "label": "Mug", "amount": 12.5 }].`,
	},
	{
		match: 'expected an Array of labeled prices',
		message: 'The prices are not a list',
		description: (facts) =>
			`Sent: ${quote(facts, 'prices') ?? 'nothing'}. An expression must return a list like [{ "label": "Mug", "amount": 12.5 }].`,
	},
	{
		match: "tip amount can't be bigger than max_tip_amount",
		message: (facts) =>
			`A suggested tip is above the maximum tip${shown(facts, 'max_tip_amount')} (minor units)`,
		description:
			'Raise "Max Tip Amount" or lower the suggested tips; without a maximum, buyers cannot add a tip.',
	},
	{
		match: 'tip amount must be positive',
		message: 'A suggested tip is zero or negative',
		description: 'Suggested tips must be above zero. Leave the list empty for no suggestions.',
	},
	{
		match: 'at most 4 suggested tip amounts',
		message: 'There are more than four suggested tips',
		description: 'Keep at most four, in rising order.',
	},
	{
		match: 'invalid max_tip_amount',
		message: (facts) => `The maximum tip${shown(facts, 'max_tip_amount')} is not possible`,
		description: 'It must be zero or more and have at most 12 digits in minor units.',
	},
	{
		match: '"max_tip_amount" as Number',
		message: (facts) => `The maximum tip${shown(facts, 'max_tip_amount')} is not a number`,
		description: 'Type an amount such as 5.00.',
	},
	{
		match: 'suggested tip amount',
		methods: INVOICE_METHODS,
		message: 'The suggested tips cannot be read',
		description: (facts) =>
			`Sent: ${quote(facts, 'suggested_tip_amounts') ?? 'nothing'}. Use up to four amounts in rising order.`,
	},
	{
		match: 'suggested_tip_amounts',
		methods: INVOICE_METHODS,
		message: 'The suggested tips are not valid JSON',
		description: (facts) =>
			`Sent: ${quote(facts, 'suggested_tip_amounts') ?? 'nothing'}. Use up to four amounts in rising order.`,
	},
];
