import type { INodeProperties } from 'n8n-workflow';
import type { ProblemList } from '../errors/problemList';
import { COUNTRY_CODES, readCodes } from '../input/codes';
import { splitList } from '../input/lists';
import { readText } from '../input/values';
import { toMinorUnits } from '../money/amounts';
import type { ShippingZone } from '../payments/shippingZones';

/** Who answers a shipping query, and the zones it is answered by. */
export const shippingFields: INodeProperties[] = [
	{
		displayName: 'Shipping',
		name: 'shipping',
		type: 'options',
		default: 'none',
		description:
			'Who offers delivery options and their prices. Applies to invoices with "Flexible Shipping".',
		options: [
			{
				name: 'Answer by Zones',
				value: 'zones',
				description: 'The node immediately offers the delivery options for the address',
			},
			{
				name: 'Answer in the Workflow',
				value: 'workflow',
				description:
					'Your workflow answers with "Shipping Query: Offer Options" or "Decline"; needs "Shipping Query" among the events chosen above',
			},
			{
				name: 'No Invoice Asks for It',
				value: 'none',
				description: 'Buyers who are asked for an address anyway are declined',
			},
		],
	},
	{
		displayName: 'Shipping Currency',
		name: 'shippingCurrency',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. EUR',
		displayOptions: { show: { shipping: ['zones'] } },
		description:
			'Currency of the prices below. Use the currency of the invoices: Telegram adds the numbers up without converting them.',
	},
	{
		displayName: 'Shipping Zones',
		name: 'shippingZones',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Zone',
		default: {},
		displayOptions: { show: { shipping: ['zones'] } },
		description:
			'The first zone that matches the address applies. A zone without countries applies everywhere else.',
		options: [
			{
				displayName: 'Zone',
				name: 'zone',
				values: [
					{
						displayName: 'Countries',
						name: 'countries',
						type: 'string',
						default: '',
						placeholder: 'e.g. DE, AT',
						description:
							'Comma-separated two-letter country codes; leave empty for everywhere else',
					},
					{
						displayName: 'Post Code Prefixes',
						name: 'postCodePrefixes',
						type: 'string',
						default: '',
						placeholder: 'e.g. 10, 12',
						description:
							'Comma-separated beginnings of post codes; leave empty for the whole country',
					},
					{
						displayName: 'Options',
						name: 'options',
						type: 'fixedCollection',
						typeOptions: { multipleValues: true },
						placeholder: 'Add Delivery Option',
						default: {},
						options: [
							{
								displayName: 'Option',
								name: 'option',
								values: [
									{
										displayName: 'Title',
										name: 'title',
										type: 'string',
										default: '',
										placeholder: 'e.g. Express, 1-2 days',
									},
									{
										displayName: 'Price',
										name: 'amount',
										type: 'string',
										default: '',
										placeholder: 'e.g. 4.90',
										description: 'As the buyer sees it; 0 for free delivery',
									},
									{
										displayName: 'ID',
										name: 'id',
										type: 'string',
										default: '',
										placeholder: 'e.g. express',
										description:
											'Returned with the payment as shipping_option_id. If empty, an ID is generated.',
									},
								],
							},
						],
					},
				],
			},
		],
	},
];

/** One zone, as the field holds it. */
export interface ShippingZoneInput {
	countries?: string;
	postCodePrefixes?: string;
	options?: { option?: Array<{ id?: string; title?: string; amount?: number | string }> };
}

/**
 * Reads Shipping Zones as they were typed.
 *
 * @param currency of the prices
 * @param problems is told of every zone that cannot be offered
 */
export function readShippingZones(
	input: readonly ShippingZoneInput[],
	currency: string,
	problems: ProblemList,
): ShippingZone[] {
	return input.map((zone, zoneIndex) => {
		const options = (zone.options?.option ?? []).map((option, index) => {
			const field = `Shipping Zones [${zoneIndex + 1}] Options [${index + 1}]`;
			const title = problems.attempt(() => readText(field, option.title, 'the title '));
			if (title === '') problems.add(field, 'needs a title');
			const amount = problems.attempt(() =>
				toMinorUnits(`${field} Price`, option.amount ?? '', { currency, unit: 'major' }),
			);
			if (amount !== undefined && amount < 0) {
				problems.add(`${field} Price`, 'must not be negative; 0 is free delivery');
			}
			const typedId = problems.attempt(() => readText(field, option.id, 'the ID '));
			const id = typedId || `zone${zoneIndex + 1}-${index + 1}`;
			return { id, title: title ?? '', prices: [{ label: title ?? '', amount: amount ?? 0 }] };
		});
		const ids = options.map(({ id }) => id);
		if (new Set(ids).size < ids.length) {
			problems.add(`Shipping Zones [${zoneIndex + 1}]`, 'has two options with the same ID');
		}
		if (options.length === 0) problems.add(`Shipping Zones [${zoneIndex + 1}]`, 'needs an option');
		return {
			countries: readCodes(
				`Shipping Zones [${zoneIndex + 1}] Countries`,
				zone.countries,
				COUNTRY_CODES,
				problems,
			),
			postCodePrefixes: splitList(zone.postCodePrefixes),
			options,
		};
	});
}
