import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, Script } from 'node:vm';
import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

interface ExampleNode {
	name: string;
	parameters: INodeParameters & {
		operation?: string;
		jsCode?: string;
		filters?: { conditions: Array<{ keyName: string; condition: string; keyValue?: unknown }> };
		columns?: { value: IDataObject };
	};
}

/** A node of an example, as its file has it. */
export function readExampleNode(example: string, name: string): ExampleNode {
	const file = path.join(__dirname, `../../examples/${example}.json`);
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: ExampleNode[] };
	const node = nodes.find((one) => one.name === name);
	if (!node) throw new Error(`${example} has no node ${name}.`);
	return node;
}

/** One for all expressions: to make one takes longer than to evaluate hundreds. */
const scope = createContext({});
const scripts = new Map<string, Script>();

function run(expression: string, $json: IDataObject): unknown {
	const script = scripts.get(expression) ?? new Script(`(${expression})`);
	scripts.set(expression, script);
	Object.assign(scope, { $json, ...(expression.includes('$now') ? { $now: DateTime.utc() } : {}) });
	return script.runInContext(scope);
}

/** A parameter as n8n makes it for an item: a value, an expression, or a text with expressions. */
function evaluate(value: unknown, json: IDataObject): unknown {
	if (typeof value !== 'string' || !value.startsWith('=')) return value;
	const [, whole] = /^=\{\{((?:(?!\}\})[\s\S])+)\}\}$/.exec(value) ?? [];
	if (whole !== undefined) return run(whole, json);
	return value
		.slice(1)
		.replace(/\{\{([\s\S]+?)\}\}/g, (_all, part: string) => String(run(part, json)));
}

/** A Data Table without n8n, changed by the Data Table nodes of an example. */
export class ExampleTable {
	readonly rows: IDataObject[] = [];
	private readonly nodes = new Map<string, ExampleNode>();

	constructor(private readonly example: string) {}

	/** What a node does with an item; gives the rows it changed. */
	apply(name: string, json: IDataObject): IDataObject[] {
		const node = this.nodes.get(name) ?? readExampleNode(this.example, name);
		this.nodes.set(name, node);
		const { operation, filters, columns } = node.parameters;
		const data = Object.fromEntries(
			Object.entries(columns?.value ?? {}).map(([key, value]) => [
				key,
				this.store(evaluate(value, json)),
			]),
		);
		const conditions = filters?.conditions ?? [];
		const found = this.rows.filter((row) =>
			conditions.every(({ keyName, condition, keyValue }) => {
				const equals = row[keyName] === evaluate(keyValue, json);
				if (condition !== 'eq' && condition !== 'neq') throw new Error(`unknown: ${condition}`);
				return condition === 'eq' ? equals : !equals;
			}),
		);
		for (const row of found) Object.assign(row, data);
		if (found.length > 0 || operation === 'update') return found;
		const row = data as IDataObject;
		this.rows.push(row);
		return [row];
	}

	/** A table has null for nothing, and gives moments as texts (Data Table node 1.1). */
	private store(value: unknown): IDataObject[string] {
		if (DateTime.isDateTime(value)) return value.toUTC().toISO();
		return (value ?? null) as IDataObject[string];
	}
}
