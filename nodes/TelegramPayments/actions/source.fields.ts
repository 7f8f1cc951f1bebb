import type { INodeProperties } from 'n8n-workflow';

/**
 * Whether the entries of a list are typed in a form or come from an expression.
 *
 * @param entries what the list holds, e.g. `lines`
 */
export const sourceField = (
	displayName: string,
	name: string,
	entries: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	default: 'form',
	options: [
		{ name: 'Form', value: 'form', description: `Type the ${entries} one by one` },
		{ name: 'JSON', value: 'json', description: `Take the ${entries} from an expression` },
	],
	description,
});
