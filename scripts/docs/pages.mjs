import { renderErrors } from './errors.mjs';
import { GENERATED, code, inline, page, table } from './markdown.mjs';
import { OPERATION_OUTPUTS } from './outputs.mjs';
import { operationsOf, renderNotices, renderParameters } from './parameters.mjs';
import { message, RECORD_FIELDS, ROW_FIELDS, SAMPLES } from './rows.mjs';
import { load } from './sources.mjs';

/** @typedef {import('n8n-workflow').INodeProperties} Property */

const events = () => load('nodes/shared/payments/events').EVENTS;

/** Events whose rows are about money and have the same columns. */
const PAYMENT_EVENTS = [
	'successful_payment',
	'checkout_declined',
	'refunded_payment',
	'pre_checkout_query',
	'shipping_query',
	'purchased_paid_media',
	'subscription',
];

/** @param {string} event @returns {string[]} keys of its row, as the code makes them */
export function rowKeys(event) {
	const { classifyUpdate } = load('nodes/shared/payments/updates');
	const { buildRow } = load('nodes/shared/payments/rows/buildRow');
	const kind = event === 'checkout_declined' ? 'pre_checkout_query' : event;
	const content = SAMPLES[kind];
	const inMessage = kind === 'successful_payment' || kind === 'refunded_payment';
	const update = inMessage ? { message: { ...message, [kind]: content } } : { [kind]: content };
	const classified = classifyUpdate({ update_id: 1, ...update });
	const context = { event, bot: { id: 1 }, receivedAt: 0 };
	return Object.keys(buildRow(classified, context));
}

/** @param {Record<string, string>} fields */
function fieldTable(fields) {
	return table(
		['Field', 'Meaning'],
		Object.entries(fields).map(([name, meaning]) => [code(name), meaning]),
	);
}

/** @param {string} key @param {Record<string, string>} from @param {string} what */
function lookUp(key, from, what) {
	const found = from[key];
	if (found === undefined)
		throw new Error(`scripts/docs/rows.mjs has no text for ${what} "${key}"`);
	return found;
}

function renderRecord() {
	const byEvent = Object.fromEntries(PAYMENT_EVENTS.map((event) => [event, rowKeys(event)]));
	const all = [...new Set([...Object.values(byEvent).flat(), 'update'])];
	const always = all.filter((key) => PAYMENT_EVENTS.every((event) => byEvent[event].includes(key)));
	const some = all.filter((key) => !always.includes(key));
	const others = events().filter((event) => event !== 'other' && !PAYMENT_EVENTS.includes(event));
	const { DECLINE_REASONS, LANGUAGES } = load('nodes/shared/payments/declineReasons');
	return page(
		'# The payment record',
		GENERATED,
		'Each item of the trigger and of Update: Process is one flat row. The items of all events about money have the fields of the first table, in this order, with `null` where Telegram sent nothing, so that the columns of a table never change.',
		'Telegram reports only the sum of a payment. The invoice of this node therefore carries its own total, whether it allows tips, its provider and the mode of the token, in about a dozen bytes behind the order ID. `tip_amount`, `shipping_amount` and `invoice_amount` follow from that where they can be known: all three for Stars, for an invoice without tips or without delivery, and with both where the trigger itself offers the delivery by zones. They are `null` for invoices of another program, with Plain Payload, for an order ID that leaves no room, and where the numbers do not add up. Nothing is guessed.',
		fieldTable(Object.fromEntries(always.map((key) => [key, lookUp(key, RECORD_FIELDS, 'field')]))),
		'## Fields of some events',
		table(
			['Field', 'Event', 'Meaning'],
			some.map((key) => [
				code(key),
				PAYMENT_EVENTS.filter((event) => byEvent[event].includes(key))
					.map(code)
					.join(', ') || 'all',
				lookUp(key, RECORD_FIELDS, 'field'),
			]),
		),
		'## Rows of other updates',
		'Flat as well, with columns of their own. Updates on the output Other are passed on as Telegram sent them.',
		...others.flatMap((event) => [
			`### ${code(event)}`,
			fieldTable(
				Object.fromEntries(
					rowKeys(event).map((key) => [
						key,
						ROW_FIELDS[event]?.[key] ??
							lookUp(key, { ...RECORD_FIELDS, ...ROW_FIELDS.any }, 'field'),
					]),
				),
			),
		]),
		'## Reasons for a decline',
		`The buyer reads the reason in the language of the Telegram app, if it is one of ${LANGUAGES.map(code).join(', ')}, and otherwise in English. Texts for Buyers replaces a text. \`tooLate\` is in no row: the run has started by then.`,
		table(
			['Reason', 'When', 'What the buyer reads'],
			Object.entries(DECLINE_REASONS).map(([reason, { description, texts }]) => [
				code(reason),
				description,
				inline(texts.en),
			]),
		),
	);
}

function renderTrigger() {
	const { triggerProperties } = load('nodes/TelegramPaymentsTrigger/trigger.description');
	const { EVENT_TABLE } = load('nodes/shared/payments/events');
	const { wantedUpdates } = load('nodes/TelegramPaymentsTrigger/allowedUpdates');
	const scope = { all: triggerProperties };
	return page(
		'# Telegram Payments Trigger',
		GENERATED,
		'Starts a workflow when someone pays, and answers checkouts before any run starts. Credential: Telegram Payments API.',
		...renderNotices(triggerProperties, scope),
		'## Parameters',
		...renderParameters(triggerProperties, scope),
		'## Outputs',
		'One output for each chosen event, always in this order. The items are [rows](record.md).',
		table(
			['Event', 'Output', 'Telegram is asked for'],
			events().map((event) => [
				code(event),
				EVENT_TABLE[event].output,
				wantedUpdates(new Set([event]))
					.map(code)
					.join(', '),
			]),
		),
	);
}

/** @param {Property[]} properties @param {string[]} names */
function splitByOperation(properties, names) {
	const shared = properties.filter((one) => operationsOf(one, names).length > 1);
	return names.length > 1 && shared.length > 3;
}

/** @param {{ option: any, description: Property[] }} resource */
function renderResource({ option, description }, all) {
	const [operation] = description.filter(({ name }) => name === 'operation');
	const rest = description.filter(({ name }) => name !== 'operation');
	const labels = Object.fromEntries(operation.options.map(({ value, name }) => [value, name]));
	const names = Object.keys(labels);
	const outputs = names.flatMap((name) => [
		`### Output of ${labels[name]}`,
		option.value === 'update'
			? 'One [payment record](record.md) for each update that is passed on; no item for one that is only answered.'
			: fieldTable(lookUp(`${option.value}.${name}`, OPERATION_OUTPUTS, 'operation')),
	]);
	const together = splitByOperation(rest, names);
	const parameters = together
		? [
				'## Parameters',
				...renderParameters(rest, { resource: option.value, all, operations: labels }),
			]
		: names.flatMap((name) => {
				const own = rest.filter((one) => operationsOf(one, names).includes(name));
				const tables = renderParameters(own, { resource: option.value, all, only: name });
				return [`## ${labels[name]}: parameters`, ...(tables.length ? tables : ['None.'])];
			});
	return page(
		`# ${option.name}`,
		GENERATED,
		`${inline(option.description)}. Resource ${code(option.value)} of the Telegram Payments node.`,
		table(
			['Operation', 'Value', 'What it does'],
			operation.options.map(({ name, value, description: text }) => [
				inline(name),
				code(value),
				inline(text),
			]),
		),
		...renderNotices(rest, { all }),
		...parameters,
		'## Outputs',
		...outputs,
	);
}

function renderCredentials() {
	const files = ['TelegramPaymentsApi', 'TelegramPaymentProviderApi'];
	const blocks = files.flatMap((name) => {
		const credential = new (load(`credentials/${name}.credentials`)[name])();
		const scope = { all: credential.properties };
		return [
			`## ${credential.displayName}`,
			...renderNotices(credential.properties, scope),
			...renderParameters(credential.properties, scope),
		];
	});
	return page(
		'# Credentials',
		GENERATED,
		'To get the values, see the [guide](../guides/credentials.md).',
		...blocks,
	);
}

function renderCurrencies() {
	const { CURRENCIES, LIMITS_DATE } = load('nodes/shared/money/currencies');
	const { describeAmount } = load('nodes/shared/money/amounts');
	const rows = Object.entries(CURRENCIES).map(([currency, { name, exponent, limits }]) => [
		code(currency),
		name,
		String(exponent),
		...(limits ? limits.map((limit) => describeAmount(limit, currency)) : ['', '']),
	]);
	return page(
		'# Currencies',
		GENERATED,
		`Currencies that Telegram Payments accepts, besides Telegram Stars (\`XTR\`, no decimals). “Decimals” is how many digits a price may have after the point. The limits are those Telegram published in ${LIMITS_DATE}, about 1 to 10,000 US dollars; they follow the exchange rates, so the node only warns about totals outside of them. A provider may accept fewer currencies.`,
		table(['Code', 'Name', 'Decimals', 'Lowest total', 'Highest total'], rows),
	);
}

/** @param {any[]} resources */
function renderIndex(resources) {
	const rows = resources.map(({ option, description }) => {
		const { options } = description.find(({ name }) => name === 'operation');
		return [
			`[${option.name}](${fileOf(option)})`,
			options.map(({ name }) => inline(name)).join(', '),
		];
	});
	return page(
		'# Reference',
		GENERATED,
		'Every parameter, output field and error, written from the sources of the nodes.',
		table(
			['Page', 'What it lists'],
			[
				['[Telegram Payments Trigger](trigger.md)', 'Parameters and outputs of the trigger'],
				['[Payment record](record.md)', 'Fields of each item, reasons for a decline'],
				['[Credentials](credentials.md)', 'Fields of both credentials'],
				['[Errors](errors.md)', 'Every text the nodes can show, and what to do'],
				['[Currencies](currencies.md)', 'Codes, decimals, limits'],
			],
		),
		'## Telegram Payments node',
		table(['Resource', 'Operations'], rows),
		'## Options of the node',
		'Shown under the fields of most operations.',
		...renderParameters([load('nodes/TelegramPayments/actions/run/run.fields').runOptions], {
			all: [],
		}).slice(1),
	);
}

const fileOf = (/** @type {{ value: string }} */ { value }) =>
	`${value.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;

/**
 * Every generated page.
 * @returns {Record<string, string>} Markdown by path, relative to the checkout
 */
export function renderPages() {
	const { RESOURCES, resourceProperties } = load('nodes/TelegramPayments/actions/resources');
	const resources = Object.values(RESOURCES);
	const pages = {
		'README.md': renderIndex(resources),
		'trigger.md': renderTrigger(),
		'record.md': renderRecord(),
		'credentials.md': renderCredentials(),
		'currencies.md': renderCurrencies(),
		'errors.md': renderErrors(),
		...Object.fromEntries(
			resources.map((resource) => [
				fileOf(resource.option),
				renderResource(resource, resourceProperties),
			]),
		),
	};
	return Object.fromEntries(
		Object.entries(pages).map(([name, text]) => [`docs/reference/${name}`, text]),
	);
}
