import { exampleNames } from '../../support/examples';
import { groupsOfExamples, nodesOf, stepsOf, stepsOfImport } from '../../support/newcomer/example';
import { CREDENTIAL_TYPES, understand } from '../../support/newcomer/sentences';
import { WALKS } from '../../support/newcomer/walks';

/** Each sentence of a page's steps with those before it in the same step. */
const sentencesOf = (name: string) =>
	stepsOf(name).flatMap((step) =>
		step.map((sentence, place) => ({ sentence, before: step.slice(0, place).join(' ') })),
	);

const requestsOf = (name: string) =>
	sentencesOf(name).flatMap(({ sentence, before }) => understand(sentence, before, nodesOf(name)));

/** `node: type` of each credential that a page says to choose, its own sentences aside. */
const chosen = (name: string) =>
	requestsOf(name).flatMap((request) =>
		request.kind === 'credentials'
			? request.choices.map(({ node, label }) => `${node}: ${CREDENTIAL_TYPES[label]}`)
			: [],
	);

/** Pages that say how to find the nodes instead of naming them, and settings that ask for a credential. */
const CHOSEN_BY_HAND: Readonly<Record<string, { named?: string[]; meant?: string[] }>> = {
	'card-refund-stripe': { named: ['Refund form: httpBasicAuth'] },
	'card-refund-yookassa': { named: ['Refund form: httpBasicAuth'] },
	'two-bots-one-table': {
		meant: [
			'Payment or message (second bot): telegramPaymentsApi',
			'Send the invoice (second bot): telegramPaymentsApi',
			'Send the invoice (second bot): telegramPaymentProviderApi',
			'Answer questions (second bot): telegramApi',
		],
	},
};

describe('the newcomer who follows the pages of the examples', () => {
	test('given the examples, when the walks are read, then each has one, and each that plays in another names it', () => {
		expect(Object.keys(WALKS).sort()).toEqual([...exampleNames].sort());
		expect([...groupsOfExamples().values()].flat().sort()).toEqual([...exampleNames].sort());
		for (const { playedIn } of Object.values(WALKS)) {
			if (playedIn !== undefined) expect(WALKS[playedIn]?.buy).toBeDefined();
		}
	});

	test('given the way to import an example, when it is read, then it is the one that the newcomer goes', () => {
		expect(stepsOfImport()).toEqual([
			expect.stringContaining('Install the package'),
			expect.stringMatching(
				/^Create a workflow, open its menu .*\*\*Import\*\*, \*\*From file\*\*/,
			),
			expect.stringMatching(/^Open a node marked red and choose your credential\./),
			expect.stringContaining('Change what the note on the canvas asks'),
			expect.stringMatching(/^Publish the workflow/),
		]);
	});

	test.each(exampleNames)(
		'given the page of %s, when its steps are read, then each sentence is done by somebody, and nothing is done that the page does not say',
		(name) => {
			const own = WALKS[name]?.own ?? {};
			const sentences = sentencesOf(name);
			const nobodys = sentences.filter(
				({ sentence, before }) =>
					own[sentence] === undefined && understand(sentence, before, nodesOf(name)).length === 0,
			);
			expect(nobodys.map(({ sentence }) => sentence)).toEqual([]);
			const said = sentences.map(({ sentence }) => sentence);
			expect(Object.keys(own).filter((sentence) => !said.includes(sentence))).toEqual([]);
		},
	);

	test.each(exampleNames)(
		'given the page of %s, when its credentials are read, then they are those of the nodes, one by one',
		(name) => {
			const { named = [], meant = [] } = CHOSEN_BY_HAND[name] ?? {};
			const wanted = nodesOf(name).flatMap((node) =>
				Object.keys(node.credentials ?? {}).map((type) => `${node.name}: ${type}`),
			);
			expect([...chosen(name), ...meant].sort()).toEqual([...wanted, ...named].sort());
		},
	);

	test.each(exampleNames)(
		'given the page of %s, when what is to be replaced is looked for, then it is in the nodes that the page names, and in no other',
		(name) => {
			const replaced = requestsOf(name).flatMap((request) =>
				request.kind === 'replace' ? request.nodes.map((node) => `${node}: ${request.what}`) : [],
			);
			const found = nodesOf(name).flatMap((node) =>
				[...new Set(JSON.stringify(node.parameters).match(/-1001234567890|\b1002\b/g))].map(
					(what) => `${node.name}: ${what}`,
				),
			);
			expect(replaced.sort()).toEqual(found.sort());
		},
	);

	test('given a page that counts the nodes wrongly, when it is read, then this is noticed', () => {
		const nodes = nodesOf('stars-shop');
		const choose = (count: string) => `Choose _Telegram API_ in the ${count} message nodes.`;
		expect(understand(choose('two'), '', nodes)).toHaveLength(1);
		expect(() => understand(choose('three'), '', nodes)).toThrow('"the three message nodes" are 2');
	});
});
