import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { displayParameter } from 'n8n-workflow';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';
import { TelegramPaymentsTrigger } from '../../../nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node';

interface SavedNode {
	type: string;
	typeVersion: number;
	name: string;
	parameters: INodeParameters;
}

/** Every node of the examples as version 1.0.0 saved them. They stay as they are. */
const saved = JSON.parse(
	readFileSync(path.join(__dirname, '../../fixtures/savedBy1.0.0/nodes.json'), 'utf8'),
) as SavedNode[];

const descriptions = new Map<string, INodeTypeDescription>(
	[new TelegramPayments(), new TelegramPaymentsTrigger()].map(({ description }) => [
		`n8n-nodes-telegram-payments.${description.name}`,
		description,
	]),
);

/** What n8n itself adds to a node that is a tool of an agent. */
const TOOL_PARAMETERS = ['descriptionType', 'toolDescription'];

const of = ({ type }: SavedNode) => {
	// As a tool of an agent, n8n knows the same node by another name.
	const description = descriptions.get(type.replace(/Tool$/, ''));
	if (!description) throw new Error(`there is no node ${type}`);
	return description;
};

const isObject = (value: unknown): value is INodeParameters =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is in a collection that its field does not list. */
function strangersIn(field: INodeProperties, value: unknown): string[] {
	if (!isObject(value) || value.__rl !== undefined) return [];
	if (field.type === 'collection' || field.type === 'fixedCollection') {
		const known = (field.options ?? []).map(({ name }) => name);
		return Object.keys(value).filter((name) => !known.includes(name));
	}
	return [];
}

describe('a workflow saved by version 1.0.0', () => {
	it.each(saved.map((node) => [node.name, node] as const))(
		'given the node %s, when it is opened, then its version and each of its parameters are known',
		(_, node) => {
			const { version, properties } = of(node);
			expect([version].flat()).toContain(node.typeVersion);
			const unknown = Object.entries(node.parameters).flatMap(([name, value]) => {
				if (TOOL_PARAMETERS.includes(name)) return [];
				const fields = properties.filter((property) => property.name === name);
				if (fields.length === 0) return [name];
				const strangers = fields.map((field) => strangersIn(field, value));
				return strangers.some((list) => list.length === 0) ? [] : (strangers[0] ?? []);
			});
			expect(unknown).toEqual([]);
		},
	);

	it.each(
		saved
			.filter(({ parameters }) => parameters.operation !== undefined)
			.map((node) => [node.name, node] as const),
	)('given the node %s, when it is opened, then its operation is on the list', (_, node) => {
		const description = of(node);
		const operations = description.properties
			.filter(
				(property) =>
					property.name === 'operation' &&
					displayParameter(
						node.parameters,
						property,
						{ typeVersion: node.typeVersion },
						description,
					),
			)
			.flatMap(({ options = [] }) => options.map((option) => 'value' in option && option.value));
		expect(operations).toContain(node.parameters.operation);
	});
});
