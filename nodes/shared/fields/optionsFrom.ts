import type { INodePropertyOptions } from 'n8n-workflow';

/** The entries of a table as a list to choose from: by title, as n8n orders such lists. */
export const optionsFrom = (
	table: Readonly<Record<string, { title: string; description: string }>>,
): INodePropertyOptions[] =>
	Object.entries(table)
		.map(([value, { title, description }]) => ({ name: title, value, description }))
		.sort((one, other) => one.name.localeCompare(other.name));
