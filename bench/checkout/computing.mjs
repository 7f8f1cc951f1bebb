import { idFrom, inARow, uuidFrom } from '../../scripts/n8n/parts.mjs';
import { webhookNode } from '../soak/nodes.mjs';

/** Of each run of the workflow whose Edit Fields node computes. */
const ITEMS = 100;

const WORK = `let sum = 0;
for (let step = 0; step < 2e8; step++) sum = (sum * 31 + step) % 1000003;
return [{ json: { sum } }];`;

const LIST = `return Array.from({ length: ${ITEMS} }, (_, index) => ({
	json: { name: 'Order ' + index, amount: index * 1.25 },
}));`;

/** @param {string} name @param {string} jsCode */
const codeNode = (name, jsCode) => ({
	id: uuidFrom(`code ${name}`),
	name,
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	position: [200, 0],
	parameters: { jsCode },
});

/** @param {string} name @param {string} value an expression */
const field = (name, value) => ({ id: uuidFrom(`field ${name}`), name, type: 'string', value });

const editFields = {
	id: uuidFrom('compute fields'),
	name: 'Edit Fields',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	position: [400, 0],
	parameters: {
		assignments: {
			assignments: [
				field('title', '={{ $json.name.toUpperCase() }}'),
				field('price', '={{ $json.amount.toFixed(2) }}'),
				field('line', "={{ $json.name + ': ' + $json.amount + ' EUR' }}"),
			],
		},
		options: {},
	},
};

const firstOnly = {
	id: uuidFrom('compute limit'),
	name: 'Limit',
	type: 'n8n-nodes-base.limit',
	typeVersion: 1,
	position: [600, 0],
	parameters: {},
};

/** What computes, by the workflow's name. */
const COMPUTING = {
	code: [codeNode('Compute', WORK)],
	fields: [codeNode('List', LIST), editFields, firstOnly],
};

/**
 * A workflow that does nothing but compute when it is called, and answers when it is done.
 * @param {keyof typeof COMPUTING} name
 * @returns {import('../../scripts/n8n/workflows.mjs').Workflow}
 */
export function computeWorkflow(name) {
	const nodes = [webhookNode(`compute-${name}`, 'lastNode'), ...COMPUTING[name]];
	return {
		id: idFrom(`compute${name}`),
		name: `Compute: ${name}`,
		nodes,
		connections: inARow(nodes),
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	};
}
