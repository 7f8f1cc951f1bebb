import type { INodeParameters } from 'n8n-workflow';

/**
 * Under this key n8n (2.35 and 2.41 do) looks for functions that say the same as a description's
 * expressions, and calls them instead: three expressions cost some 15 ms of CPU a delivery. Older
 * releases know no such key and evaluate the expressions.
 */
const WEBHOOK_RESOLVERS = Symbol.for('n8n.webhookDescriptionResolvers');

type Resolve = (parameters: INodeParameters) => string;

/**
 * Fields of a webhook description that are computed from the node's parameters.
 *
 * @param fields functions that use nothing from outside: n8n evaluates their text
 */
export function webhookFields<T extends Record<string, Resolve>>(
	fields: T,
): { [field in keyof T]: string } {
	const resolvers = Object.entries(fields).map(([name, resolve]) => [
		name,
		{ template: `={{(${String(resolve)})($parameter)}}`, resolve },
	]) as Array<[string, { template: string; resolve: Resolve }]>;
	const templates = resolvers.map(([name, { template }]) => [name, template]);
	return {
		...Object.fromEntries(templates),
		[WEBHOOK_RESOLVERS]: Object.fromEntries(resolvers),
	} as { [field in keyof T]: string };
}
