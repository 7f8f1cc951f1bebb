import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * Reads a collection with a field that hides a form. As in the editor, a field that was added and left
 * empty hides nothing and is left out. An expression that finds nothing stays: what was typed into the
 * hidden form before must not count.
 */
export function readBesideForm(
	context: IExecuteFunctions,
	itemIndex: number,
	collection: string,
	name: string,
): IDataObject {
	const fields = context.getNodeParameter(collection, itemIndex, {}) as IDataObject;
	const typed = context.getNodeParameter(`${collection}.${name}`, itemIndex, '', {
		rawExpressions: true,
	});
	if (typed !== '') return fields;
	return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}
