import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { TelegramPaymentProviderApi } from '../../../credentials/TelegramPaymentProviderApi.credentials';
import { TelegramPaymentsApi } from '../../../credentials/TelegramPaymentsApi.credentials';
import { RESOURCES } from '../../../nodes/TelegramPayments/actions/resources';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';
import { TelegramPaymentsTrigger } from '../../../nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node';
import { DEFAULT_ASSUMPTIONS } from '../../../sandbox/src/assumptions';
import { markdownFiles, prose, read, tableBelow } from './markdown';

/** Labels of n8n, of Telegram and @BotFather, and of the sandbox's page. */
const OTHER_LABELS = [
	'+',
	'API Token',
	'Add a bot',
	'Add bot',
	'Add first step',
	'Community nodes',
	'Connect to Telegram Payments',
	'Data tables',
	'Developer',
	'Execute previous nodes',
	'Execute step',
	'Execute workflow',
	'Executions',
	'From file',
	'Import',
	'Install a community node',
	'Message',
	'New group',
	'On Error',
	'Pay',
	'Payments',
	'Publish',
	'Retry On Fail',
	'Settings',
	'Start',
	'Telegram API',
	'Telegram Trigger',
];

type Entry = INodeProperties | INodePropertyOptions | INodePropertyCollection;

function labelsOf(entry: Entry): string[] {
	const inner: Entry[] = [
		...('options' in entry ? (entry.options ?? []) : []),
		...('values' in entry ? entry.values : []),
	];
	const own = 'displayName' in entry ? entry.displayName : entry.name;
	return [own, ...inner.flatMap(labelsOf)];
}

const operationLabels = Object.values(RESOURCES).flatMap(({ option, description }) => {
	const operations = description.find(({ name }) => name === 'operation')?.options ?? [];
	return operations.map(({ name }) => `${option.name}: ${name}`);
});

const node = new TelegramPayments().description;
const trigger = new TelegramPaymentsTrigger().description;
const credentials = [new TelegramPaymentsApi(), new TelegramPaymentProviderApi()];

const labels = new Set([
	...OTHER_LABELS,
	...operationLabels,
	...[node, trigger, ...credentials].map(({ displayName }) => displayName),
	...[node, trigger, ...credentials].flatMap(({ properties }) => properties.flatMap(labelsOf)),
]);

const guides = markdownFiles.filter((file) => file.startsWith('docs/guides/'));

describe.each(guides)('%s', (file) => {
	test('given the words in bold, when the editor’s labels are read, then each is one of them', () => {
		const bold = [...prose(read(file)).matchAll(/\*\*([^*]+)\*\*/g)].map(
			([, words]) => words ?? '',
		);
		expect(bold.filter((words) => !labels.has(words))).toEqual([]);
	});

	test('given the fields it names after a dot or in code, when records are read, then none is misspelt', () => {
		const known = [
			'record',
			'star',
			'invoice',
			'gift',
			'paid-media',
			'subscription',
			'trigger',
			'access',
			'inline-query',
			'mini-app',
		]
			.map((name) => read(`docs/reference/${name}.md`))
			.join('\n');
		const named = [...prose(read(file)).matchAll(/`([a-z]+(?:_[a-z0-9]+)+)`/g)].map(
			([, name]) => name ?? '',
		);
		const elsewhere = [
			'error_code',
			'error_description',
			'may_have_happened',
			'message_id',
			'payment_failed',
			'pending_update_count',
			'provider_data',
			'shipping_declined',
			'shipping_timeout',
			'telegram_payments',
		];
		const unknown = named.filter(
			(name) => !elsewhere.includes(name) && !new RegExp(`\\b${name}\\b`).test(known),
		);
		expect(unknown).toEqual([]);
	});
});

describe('docs/guides/troubleshooting.md', () => {
	const quoted = [...read('docs/guides/troubleshooting.md').matchAll(/^### “(.+)”$/gm)].map(
		([, text]) => text ?? '',
	);
	const reference = read('docs/reference/errors.md');

	test.each(quoted)('given "%s", when the texts of the nodes are read, then it is one', (text) => {
		const parts = text
			.split('…')
			.map((part) => part.trim())
			.filter((part) => part.length > 2);
		expect(parts.length).toBeGreaterThan(0);
		for (const part of parts) {
			expect({ part, known: reference.includes(part) }).toEqual({ part, known: true });
		}
	});
});

describe('figures in the guides', () => {
	test.each([
		['nodes/shared/intake/memory/intakeMemory.ts', 'HANDLED_CAPACITY = 1_000', '1,000'],
		['nodes/shared/intake/memory/orders.ts', 'PAID_CAPACITY = 5_000', '5,000'],
		['nodes/TelegramPaymentsTrigger/polling/backlog.ts', 'CAPACITY = 1_000', '1,000'],
		['nodes/TelegramPaymentsTrigger/polling/loop.ts', 'BATCH_LIMIT = 100', '100'],
		['nodes/TelegramPaymentsTrigger/webhook/receive.ts', 'RETRY_WHILE_RUNNING_S = 30', '30'],
	])('given %s, when it says %s, then the guide says %s', (file, constant, figure) => {
		expect(read(file)).toContain(constant);
		expect(read('docs/guides/acknowledge-and-repeats.md')).toContain(figure);
	});
});

describe('docs/assumptions.md', () => {
	const text = read('docs/assumptions.md');
	const relied = tableBelow(text, '## Relied on by the nodes');

	test.each(relied)('given "%s", when %s is read, then the name is there', (_assumed, where) => {
		const [, file, name] = /^`([^`]+)` \(`([^`]+)`\)$/.exec(where ?? '') ?? [];
		expect(read(file ?? where ?? '')).toContain(name);
	});

	const ofN8n = tableBelow(text, '## Relied on of n8n');

	test.each(ofN8n)(
		'given what n8n does, "%s" (%s), when %s and its test are read, then both are there',
		(_does, _source, where = '', tried = '') => {
			const [, file = '', name] = /^`([^`]+)` \(`([^`]+)`\)$/.exec(where) ?? [];
			expect(read(file)).toContain(name);
			if (tried === 'no end-to-end test yet') return;
			const [, test = '', words] = /^`(test\/e2e\/[^`]+)`: “([^”]+)”$/.exec(tried) ?? [];
			expect(read(test)).toContain(words);
		},
	);

	test('given the switches of the sandbox, when the page is read, then it lists exactly these', () => {
		const listed = tableBelow(text, '## Relied on by the sandbox').flatMap(([names]) =>
			[...(names ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
		);
		expect(listed.sort()).toEqual(Object.keys(DEFAULT_ASSUMPTIONS).sort());
	});
});

describe('README.md', () => {
	const text = read('README.md');

	test('given n8n’s order of sections, when the headings are read, then they follow it', () => {
		const wanted = [
			'Installation',
			'Operations',
			'Credentials',
			'Compatibility',
			'Usage',
			'Resources',
			'Version history',
		];
		const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading ?? '');
		expect(headings.filter((heading) => wanted.includes(heading))).toEqual(wanted);
	});

	test('given the resources and operations of the node, when the table is read, then it lists them all', () => {
		const rows = tableBelow(text, '**Telegram Payments** does the rest.');
		for (const { option, description } of Object.values(RESOURCES)) {
			const names = (description.find(({ name }) => name === 'operation')?.options ?? []).map(
				({ name }) => name,
			);
			const row = rows.find(([resource]) => resource === option.name);
			const listed = (row?.[1] ?? '').replace(/, for bots.*/, '').split(', ');
			expect({ resource: option.name, operations: listed.sort() }).toEqual({
				resource: option.name,
				operations: names.sort(),
			});
		}
	});
});
