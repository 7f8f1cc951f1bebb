import type { ExampleNode } from './example';

/** What a page calls the types of credentials, and what n8n calls them inside. */
export const CREDENTIAL_TYPES: Readonly<Record<string, string>> = {
	'Telegram Payments API': 'telegramPaymentsApi',
	'Telegram Payment Provider API': 'telegramPaymentProviderApi',
	'Telegram API': 'telegramApi',
	OpenAI: 'openAiApi',
	'Stripe API': 'stripeApi',
	'Basic Auth': 'httpBasicAuth',
	'Google Service Account API': 'googleApi',
	'Airtable Personal Access Token API': 'airtableTokenApi',
	'HubSpot Service Key': 'hubspotAppToken',
	Postgres: 'postgres',
};

/** One credential to choose: of which type, in which node. */
export interface Choice {
	label: string;
	node: string;
}

/** What a sentence asks for, where all pages use the same words. */
export type Request =
	| { kind: 'import'; examples: string[] }
	| { kind: 'credentials'; choices: Choice[] }
	| { kind: 'replace'; what: string; nodes: string[] }
	| { kind: 'seller'; nodes: string[] }
	| { kind: 'setUp'; example: string }
	| { kind: 'publish' };

const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3 };

/** Nodes that pages mean without naming them. */
const MEANT: ReadonlyArray<readonly [RegExp, (node: ExampleNode) => boolean]> = [
	[/\bthe trigger\b/, ({ type }) => /Trigger$/.test(type)],
	[/\bthe (?:(\w+) )?message nodes\b/, ({ type }) => type === 'n8n-nodes-base.telegram'],
	[/\bthe (?:(\w+) )?invoice nodes\b/, ({ name }) => /^Send the invoice/.test(name)],
	[/\bthe (?:(\w+) )?HubSpot nodes\b/, ({ type }) => type === 'n8n-nodes-base.hubspot'],
];

/**
 * The nodes that a text names or means, those named first.
 * @throws {Error} when it counts them wrongly
 */
export function nodesIn(text: string, nodes: readonly ExampleNode[]): string[] {
	const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) => name);
	const named = bold.filter((name) => nodes.some((node) => node.name === name));
	const meant = MEANT.flatMap(([words, fits]) => {
		const found = words.exec(text);
		if (!found) return [];
		const names = nodes.filter(fits).map(({ name }) => name);
		const [phrase, count] = found;
		if (count !== undefined && NUMBERS[count] !== names.length) {
			throw new Error(`"${phrase}" are ${names.length}: ${names.join(', ')}`);
		}
		return names;
	});
	return [...named, ...meant];
}

const labelsIn = (text: string) =>
	[...text.matchAll(/_([^_]+)_/g)].filter(([, label = '']) => label in CREDENTIAL_TYPES);

/** `_A_ in **X**, _B_ and _C_ in **Y**`; `In **X**, choose _A_`; or a list of `- **X**: _A_`. */
function readChoices(text: string, nodes: readonly ExampleNode[]): Choice[] {
	const lines = text.split(/\s- (?=\*\*)/).slice(1);
	if (lines.length > 0 || text.startsWith('In **')) {
		return (lines.length > 0 ? lines : [text]).flatMap((line) =>
			labelsIn(line).flatMap(([, label = '']) =>
				nodesIn(line.split(': ')[0] ?? '', nodes).map((node) => ({ label, node })),
			),
		);
	}
	const labels = labelsIn(text);
	const choices: Choice[] = [];
	let waiting: string[] = [];
	for (const [place, { 0: found, 1: label = '', index }] of labels.entries()) {
		waiting.push(label);
		const named = nodesIn(text.slice(index + found.length, labels[place + 1]?.index), nodes);
		if (named.length === 0) continue;
		choices.push(...waiting.flatMap((one) => named.map((node) => ({ label: one, node }))));
		waiting = [];
	}
	return choices;
}

const PLACEHOLDER = /\breplace `(-?\d+)`/i;

/** "in both" and "there" are the last nodes of the sentences before. */
function nodesOfReplacement(sentence: string, before: string, nodes: readonly ExampleNode[]) {
	if (/\bin both\b/.test(sentence)) return nodesIn(before, nodes).slice(-2);
	if (/\bthere\b/.test(sentence)) return nodesIn(before, nodes).slice(-1);
	const [rest = '', behind = ''] = sentence.split(PLACEHOLDER).filter((_, index) => index !== 1);
	const [own = ''] = behind.split(/, and set|\band set\b/);
	const named = nodesIn(own, nodes);
	if (named.length > 0) return named;
	return nodesIn(behind.includes('**') ? behind : rest, nodes);
}

/**
 * What a sentence of a page asks a newcomer to do, as far as it is said in the words of all pages.
 * @param before the sentences before it in the same step
 */
export function understand(
	sentence: string,
	before: string,
	nodes: readonly ExampleNode[],
): Request[] {
	const requests: Request[] = [];
	if (/^Import \[/.test(sentence)) {
		const examples = [...sentence.matchAll(/\]\(([\w-]+)\.json\)/g)].map(([, name = '']) => name);
		requests.push({ kind: 'import', examples });
	}
	const choices = readChoices(sentence, nodes);
	if (choices.length > 0) requests.push({ kind: 'credentials', choices });
	const [, what] = PLACEHOLDER.exec(sentence) ?? [];
	if (what !== undefined) {
		requests.push({ kind: 'replace', what, nodes: nodesOfReplacement(sentence, before, nodes) });
	}
	if (/\breplace the seller, address and contact\b/i.test(sentence)) {
		requests.push({ kind: 'seller', nodes: nodesIn(sentence, nodes) });
	}
	const [, example] = /^(?:Set up|Store your payments in .* as) \[([\w-]+)\]/.exec(sentence) ?? [];
	if (example !== undefined) requests.push({ kind: 'setUp', example });
	if (/^Publish the workflow\b/.test(sentence)) requests.push({ kind: 'publish' });
	return requests;
}
