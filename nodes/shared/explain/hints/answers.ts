import type { Hint } from './hint';

const PRE_CHECKOUT = ['answerPreCheckoutQuery'] as const;
const SHIPPING = ['answerShippingQuery'] as const;

/** Answers to buyers: pre-checkout and shipping queries. */
export const ANSWER_HINTS: readonly Hint[] = [
	{
		match: 'query is too old',
		methods: PRE_CHECKOUT,
		message: 'The buyer is no longer waiting for this answer',
		description:
			'Telegram accepts one answer within 10 seconds. This one was too late, or the query has already been answered. Let the trigger answer checkouts itself ("Pre-Checkout": Answer by Rules), or make the workflow shorter.',
	},
	{
		match: 'query is too old',
		methods: SHIPPING,
		message: 'The buyer is no longer waiting for the shipping options',
		description:
			'The query was answered already, or the answer came too late (probably after 10 seconds). Let the trigger answer with "Shipping Zones", or make the workflow shorter.',
	},
	{
		match: 'query is too old',
		message: 'The query can no longer be answered',
		description: 'It was answered already, or its time has run out.',
	},
	{
		match: 'ERROR_TEXT_EMPTY',
		message: 'A refusal needs a reason that the buyer can read',
		description: 'Fill in "Reason", for example "Sold out, sorry". Blanks alone do not count.',
	},
	{
		match: "can't parse shipping options JSON object",
		message: 'The shipping options are not valid JSON',
		description: 'An expression must return a list of options, each with id, title and prices.',
	},
	{
		match: 'expected an Array of shipping options',
		message: 'The shipping options are not a list',
		description: 'An expression must return a list of options, each with id, title and prices.',
	},
	{
		match: 'there must be at least one shipping option',
		message: 'There is no shipping option to offer',
		description:
			'Offer at least one, or decline the query with Shipping Query: Decline and say why.',
	},
	{
		match: 'ShippingOption identifier must be non-empty',
		message: 'A shipping option has no ID',
		description: 'Enter a different ID for each option. The payment record returns it.',
	},
	{
		match: 'ShippingOption title must be non-empty',
		message: 'A shipping option has no title',
		description: 'Enter a title for each option, such as "Courier". The buyer sees it.',
	},
	{
		match: "can't parse shipping option:",
		message: 'A shipping option cannot be read',
		description: 'Every option needs an ID, a title and at least one price.',
	},
];
