import {
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

export type State = INodeParameters;
/** Whether a parameter does something in a state of its node. */
export type Acts = (state: State) => boolean;
export type Table = Readonly<Record<string, Acts>>;

export const given = (state: State, path: string): boolean => {
	const [collection = '', name = ''] = path.split('.');
	const value = (state[collection] as INodeParameters | undefined)?.[name];
	return value !== undefined && value !== '';
};

/** Every state: one choice of each list. */
export function combine(
	choices: Readonly<Record<string, readonly INodeParameters[string][]>>,
): State[] {
	return Object.entries(choices).reduce<State[]>(
		(states, [name, values]) =>
			states.flatMap((state) => values.map((value) => ({ ...state, [name]: value }))),
		[{}],
	);
}

/**
 * What the panel shows in a state: top-level parameters, entries of collections as `collection.entry`,
 * and credentials as `credentials.type`.
 */
export function shownIn(description: INodeTypeDescription, state: State): Set<string> {
	const parameters: INodeParameters = {
		...NodeHelpers.getNodeParameters(description.properties, state, true, false, null, description),
		...state,
	};
	const shown = description.properties.filter((property) =>
		NodeHelpers.displayParameter(parameters, property, null, description),
	);
	const credentials = (description.credentials ?? []).filter((credential) =>
		NodeHelpers.displayParameter(parameters, credential, null, description),
	);
	return new Set([
		...credentials.map(({ name }) => `credentials.${name}`),
		...shown.flatMap((property) => {
			if (property.type !== 'collection') return [property.name];
			const entries = property.options as INodeProperties[];
			const values = (parameters[property.name] ?? {}) as INodeParameters;
			return entries
				.filter((entry) =>
					NodeHelpers.displayParameter(values, entry, null, description, parameters),
				)
				.map(({ name }) => `${property.name}.${name}`);
		}),
	]);
}

/** Parameters that show without effect, or have one and do not show, with the state. */
export function contradictions(description: INodeTypeDescription, states: State[], table: Table) {
	const found: string[] = [];
	for (const state of states) {
		const shown = shownIn(description, state);
		for (const [name, acts] of Object.entries(table)) {
			if (shown.has(name) !== acts(state)) {
				found.push(`${name} ${shown.has(name) ? 'shows' : 'is hidden'}: ${JSON.stringify(state)}`);
			}
		}
	}
	return found;
}

export const always: Acts = () => true;
