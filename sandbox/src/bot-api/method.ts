import type { Call } from './call.js';

/** How one parameter is read. What it throws is Telegram's refusal of it. */
export interface Reader<T> {
	read(call: Call, name: string): T;
	/** Other parameters read along with it, such as a text's `parse_mode`. */
	readonly along?: readonly string[];
	/** Telegram knows and acts on it, the sandbox does not: the journal names it when it is given. */
	readonly unused?: true;
}

type Readers = Readonly<Record<string, Reader<unknown>>>;

/** What a method's effect is given: each parameter as its reader gave it. */
export type Given<R extends Readers> = {
	readonly [Name in keyof R]: R[Name] extends Reader<infer T> ? T : never;
};

/** One row of the table of methods. */
export interface Method {
	/** Every parameter Telegram knows, and whether the sandbox acts on it. */
	readonly parameters: ReadonlyMap<string, 'used' | 'unused'>;
	/** Reads the parameters and does the work: the result, or a thrown BotApiError. */
	run(call: Call): unknown;
}

/**
 * A row of the table of methods.
 * @param readers every parameter Telegram knows, in the order in which Telegram looks at them
 * @param effect what the call does once all of them have been read
 */
export function method<R extends Readers>(
	readers: R,
	effect: (given: Given<R>, call: Call) => unknown,
): Method {
	const named = Object.entries(readers);
	const parameters = new Map<string, 'used' | 'unused'>();
	for (const [name, reader] of named) {
		parameters.set(name, reader.unused ? 'unused' : 'used');
		for (const other of reader.along ?? []) parameters.set(other, 'used');
	}
	return {
		parameters,
		run: (call) => {
			const given: Record<string, unknown> = {};
			for (const [name, reader] of named) given[name] = reader.read(call, name);
			return effect(given as Given<R>, call);
		},
	};
}

/** Values that ask for nothing: leaving the parameter out would be the same. */
const NOTHING = new Set(['', 'false', '0', 'null', '[]', '{}']);

/** What the journal says of a call's parameters: which of them nothing was done with. */
export function noteOf(
	{ parameters }: Method,
	fields: ReadonlyMap<string, string>,
): string | undefined {
	const unused: string[] = [];
	const unknown: string[] = [];
	for (const [name, value] of fields) {
		const use = parameters.get(name);
		if (use === 'used' || NOTHING.has(value)) continue;
		if (use === 'unused') unused.push(name);
		else if (name !== 'method') unknown.push(name.slice(0, 60));
	}
	const notes = [
		unused.length > 0 && `Not acted on here: ${unused.join(', ')}.`,
		unknown.length > 0 && `Unknown to Telegram, ignored: ${unknown.slice(0, 10).join(', ')}.`,
	];
	return notes.filter(Boolean).join(' ') || undefined;
}
