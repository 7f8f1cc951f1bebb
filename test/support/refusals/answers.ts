import { type Refusal, refusalsOf } from './rows';

/** What Telegram says to the answers of a checkout. */
export const ANSWER_REFUSALS: readonly Refusal[] = [
	...refusalsOf('answerPreCheckoutQuery', { pre_checkout_query_id: '77', ok: true }, [
		[
			'query is too old and response timeout expired or query ID is invalid',
			'The buyer is no longer waiting for this answer',
			'within 10 seconds',
		],
		['ERROR_TEXT_EMPTY', 'A refusal needs a reason that the buyer can read', '"Reason"'],
		[
			'parameter "error_message" is required',
			'"Reason" is empty',
			'Fill in "Reason"',
			{ ok: false },
		],
	]),
	...refusalsOf('answerShippingQuery', { shipping_query_id: '78', ok: true }, [
		[
			'query is too old and response timeout expired or query ID is invalid',
			'The buyer is no longer waiting for the shipping options',
			'"Shipping Zones"',
			{
				shipping_options: [
					{ id: 'a', title: 'Courier', prices: [{ label: 'Courier', amount: 500 }] },
				],
			},
		],
		[
			'total price must be positive',
			'A shipping option that costs nothing was refused',
			'probably do not accept free shipping',
			{
				shipping_options: [
					{ id: 'a', title: 'Courier', prices: [{ label: 'Courier', amount: 0 }] },
				],
			},
		],
		['there must be at least one price part', 'A shipping option has no price', 'one price line'],
		[
			"can't parse shipping option: Can't parse shipping option prices: There must be at least one price",
			'The prices of a shipping option cannot be read',
			'label and an amount',
			{ shipping_options: [{ id: 'a', title: 'Courier', prices: [] }] },
		],
		[
			"can't parse shipping options JSON object",
			'The shipping options are not valid JSON',
			'id, title and prices',
			{ shipping_options: '[' },
		],
		[
			'expected an Array of shipping options',
			'The shipping options are not a list',
			'id, title and prices',
			{ shipping_options: '{}' },
		],
		[
			'there must be at least one shipping option',
			'There is no shipping option to offer',
			'Decline',
			{ shipping_options: [] },
		],
		[
			"can't parse shipping option: ShippingOption identifier must be non-empty",
			'A shipping option has no ID',
			'different ID for each option',
			{ shipping_options: [{ id: '', title: 'Courier', prices: [] }] },
		],
		[
			"can't parse shipping option: ShippingOption title must be non-empty",
			'A shipping option has no title',
			'such as "Courier"',
			{ shipping_options: [{ id: 'a', title: '', prices: [] }] },
		],
		[
			'can\'t parse shipping option: Can\'t find field "prices"',
			'A shipping option cannot be read',
			'at least one price',
			{ shipping_options: [{ id: 'a', title: 'Courier' }] },
		],
	]),
	...refusalsOf('answerWebAppQuery', {}, [
		[
			'query is too old and response timeout expired or query ID is invalid',
			'The query can no longer be answered',
			'answered already',
		],
	]),
];
