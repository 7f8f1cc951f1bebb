import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { CURRENCIES } from '../../../shared/money/currencies';

/** Currencies by code, with their names; Stars are a payment method of their own. */
const CURRENCY_OPTIONS: INodePropertyOptions[] = Object.entries(CURRENCIES).map(
	([code, { name }]) => ({ name: `${code} - ${name}`, value: code }),
);

/** The currency that amounts are typed in. */
export const currencyField = (description: string): INodeProperties => ({
	displayName: 'Currency',
	name: 'currency',
	type: 'options',
	default: 'USD',
	options: CURRENCY_OPTIONS,
	description,
});

/**
 * How amounts are typed.
 *
 * @param example the same amount of US dollars in both units, e.g. `12.50` and `1250`
 */
export const amountUnitField = (
	example: { major: string; minor: string },
	description: string,
): INodeProperties => ({
	displayName: 'Amount Unit',
	name: 'amountUnit',
	type: 'options',
	default: 'major',
	options: [
		{
			name: 'Major',
			value: 'major',
			description: `As the buyer sees it: ${example.major} is ${example.major} USD`,
		},
		{
			name: 'Minor',
			value: 'minor',
			description: `In the smallest unit: ${example.minor} is ${example.major} USD`,
		},
	],
	description,
});
