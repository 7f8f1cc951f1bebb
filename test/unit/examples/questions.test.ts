import { runInNewContext } from 'node:vm';
import { EVENTS } from '../../../nodes/shared/payments/events';
import { exampleNames, parseExample } from '../../support/examples';

interface Condition {
	leftValue: string;
	rightValue: unknown;
	operator: { operation: string };
}

interface Node {
	name: string;
	type: string;
	parameters: {
		resource?: string;
		operation?: string;
		events?: string[];
		text?: string;
		rules?: {
			values: Array<{ conditions: { combinator: 'and' | 'or'; conditions: Condition[] } }>;
		};
	};
}

interface Example {
	nodes: Node[];
	connections: Record<string, { main?: Array<Array<{ node: string }> | null> }>;
}

const COMMANDS = ['terms', 'support', 'paysupport'];

/** Asks for money. */
const SELLS = new Set([
	'invoice:send',
	'invoice:createLink',
	'invoice:sendAndWaitForPayment',
	'inlineQuery:answer',
	'access:createSubscriptionLink',
]);

/** Nodes where a message of a buyer comes in. */
const ENTRANCES = /\.(?:telegramPaymentsTrigger|telegramTrigger|executeWorkflowTrigger)$/;

const shops = exampleNames
	.map((name): [string, Example] => [`${name}.json`, parseExample(name)])
	.filter(
		([, { nodes }]) =>
			nodes.some(({ type }) => ENTRANCES.test(type)) &&
			nodes.some(({ parameters: { resource, operation } }) =>
				SELLS.has(`${resource}:${operation}`),
			),
	);

const evaluate = (expression: string, json: object): unknown =>
	runInNewContext(expression.replace(/^=\{\{([\s\S]*)\}\}$/, '$1'), { $json: json });

function holds({ leftValue, rightValue, operator }: Condition, json: object): boolean {
	const left = evaluate(leftValue, json);
	const results: Record<string, () => boolean> = {
		equals: () => left === rightValue,
		startsWith: () => String(left).startsWith(String(rightValue)),
		regex: () => new RegExp(String(rightValue)).test(String(left)),
		notEmpty: () => left !== '',
		true: () => left === true,
	};
	const result = results[operator.operation];
	if (!result) throw new Error(`This test does not know the operation ${operator.operation}.`);
	return result();
}

/** The messages that n8n's Telegram nodes send when somebody writes this, by entrance. */
function answersTo({ nodes, connections }: Example, text: string): string[][] {
	const json = { event: 'message', text, command: text.slice(1), chat_id: 1001, user_id: 1001 };

	function follow(name: string): string[] {
		const { type, parameters } = nodes.find((node) => node.name === name) as Node;
		if (type === 'n8n-nodes-base.telegram') return [String(evaluate(parameters.text ?? '', json))];
		const outputs = connections[name]?.main ?? [];
		let output = 0;
		if (type.endsWith('.telegramPaymentsTrigger')) {
			// Outputs have the order of all events, whatever order they were chosen in.
			const chosen = EVENTS.filter((event) => parameters.events?.includes(event));
			output = chosen.indexOf('message');
		}
		if (type === 'n8n-nodes-base.switch') {
			output = (parameters.rules?.values ?? []).findIndex(({ conditions }) => {
				const results = conditions.conditions.map((condition) => holds(condition, json));
				return conditions.combinator === 'or' ? results.includes(true) : !results.includes(false);
			});
		}
		return (outputs[output] ?? []).flatMap(({ node }) => follow(node));
	}

	return nodes
		.filter(({ type }) => ENTRANCES.test(type))
		.map(({ name, type, parameters: { events } }) =>
			type.endsWith('.telegramPaymentsTrigger') && !events?.includes('message') ? [] : follow(name),
		);
}

test('given the examples, when those that sell are looked for, then there are many', () => {
	expect(shops.length).toBeGreaterThanOrEqual(16);
});

describe.each(shops)('given %s', (_file, example) => {
	test('when somebody asks for terms, support or help with a payment, then each is answered in its own words', () => {
		const answers = COMMANDS.map((command) => answersTo(example, `/${command}`));

		const starts = [/^The seller is /, /^Write to /, /payment/];
		expect(answers).toEqual(
			starts.map((start) => answers[0]?.map(() => [expect.stringMatching(start)])),
		);
		expect(answers[0]).not.toEqual([]);
	});

	test('when its nodes are read, then the answers come from a node whose name all examples share', () => {
		const answering = example.nodes.filter(({ parameters: { text = '' } }) =>
			text.includes('paysupport:'),
		);
		expect(answering.map(({ name }) => name.slice(0, 'Answer questions'.length))).toEqual(
			answersTo(example, '/terms').map(() => 'Answer questions'),
		);
	});
});

test('given a shop without such a rule, when somebody asks for its terms, then nothing is found', () => {
	const [, shop] = shops[0] as [string, Example];
	const nodes = shop.nodes.map((node) =>
		node.type === 'n8n-nodes-base.switch'
			? { ...node, parameters: { rules: { values: [] } } }
			: node,
	);
	expect(answersTo({ ...shop, nodes }, '/terms')).toEqual([[]]);
});
