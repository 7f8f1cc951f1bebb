/**
 * A JSON reader that keeps numbers as written, because Telegram decides on the text of a number
 * (`1.0` is not an integer) and passes values on as raw text.
 */
export type JsonNode =
	| { readonly type: 'null' }
	| { readonly type: 'boolean'; readonly value: boolean }
	| { readonly type: 'number'; readonly raw: string }
	| { readonly type: 'string'; readonly value: string }
	| { readonly type: 'array'; readonly items: readonly JsonNode[] }
	| { readonly type: 'object'; readonly fields: ReadonlyMap<string, JsonNode> };

const MAX_DEPTH = 100;
const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

class JsonSyntaxError extends Error {}

class Reader {
	at = 0;

	constructor(readonly text: string) {}

	space(): void {
		SPACE.lastIndex = this.at;
		SPACE.test(this.text);
		this.at = SPACE.lastIndex;
	}

	take(character: string): boolean {
		this.space();
		if (this.text[this.at] !== character) return false;
		this.at += 1;
		return true;
	}

	match(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text)?.[0];
		if (found !== undefined) this.at += found.length;
		return found;
	}

	string(): string {
		this.space();
		const found = this.match(STRING);
		if (found === undefined) throw new JsonSyntaxError('string expected');
		return JSON.parse(found) as string;
	}

	value(depth = 0): JsonNode {
		if (depth > MAX_DEPTH) throw new JsonSyntaxError('too deep');
		this.space();
		const first = this.text[this.at];
		if (first === '{') return this.object(depth);
		if (first === '[') return this.array(depth);
		if (first === '"') return { type: 'string', value: this.string() };
		const word = this.match(WORD);
		if (word === 'null') return { type: 'null' };
		if (word !== undefined) return { type: 'boolean', value: word === 'true' };
		const raw = this.match(NUMBER);
		if (raw === undefined) throw new JsonSyntaxError('value expected');
		return { type: 'number', raw };
	}

	private array(depth: number): JsonNode {
		this.at += 1;
		const items: JsonNode[] = [];
		if (this.take(']')) return { type: 'array', items };
		do items.push(this.value(depth + 1));
		while (this.take(','));
		if (!this.take(']')) throw new JsonSyntaxError('] expected');
		return { type: 'array', items };
	}

	private object(depth: number): JsonNode {
		this.at += 1;
		const fields = new Map<string, JsonNode>();
		if (this.take('}')) return { type: 'object', fields };
		do {
			const name = this.string();
			if (!this.take(':')) throw new JsonSyntaxError(': expected');
			const value = this.value(depth + 1);
			if (!fields.has(name)) fields.set(name, value);
		} while (this.take(','));
		if (!this.take('}')) throw new JsonSyntaxError('} expected');
		return { type: 'object', fields };
	}
}

/** Reads one JSON text; undefined when it is not valid JSON. */
export function readJson(text: string): JsonNode | undefined {
	const reader = new Reader(text);
	try {
		const value = reader.value();
		reader.space();
		return reader.at === text.length ? value : undefined;
	} catch (error) {
		if (error instanceof JsonSyntaxError) return undefined;
		throw error;
	}
}

/**
 * Reads the fields of a JSON object as Telegram reads a request body: strings unescaped, all else
 * as raw text, the first of equal names wins, and what follows a broken point is ignored.
 */
export function readFlatObject(text: string): Map<string, string> {
	const fields = new Map<string, string>();
	const reader = new Reader(text);
	if (!reader.take('{')) return fields;
	try {
		do {
			reader.space();
			const name = reader.string();
			if (!reader.take(':')) return fields;
			reader.space();
			const start = reader.at;
			const value = reader.value();
			if (fields.has(name)) continue;
			fields.set(name, value.type === 'string' ? value.value : text.slice(start, reader.at));
		} while (reader.take(','));
	} catch (error) {
		if (!(error instanceof JsonSyntaxError)) throw error;
	}
	return fields;
}
