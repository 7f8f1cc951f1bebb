import { code, inline, table } from './markdown.mjs';

/** @typedef {import('n8n-workflow').INodeProperties} Property */

/** Longer lists are named only; their entries explain themselves. */
const DESCRIBED_OPTIONS = 12;

const NESTED = new Set(['collection', 'fixedCollection']);

/** Resource and operation decide which page and table a parameter is in. */
const PLACES = new Set(['resource', 'operation']);

/** @param {Property} property */
function typeOf({ type, typeOptions, options }) {
	if (type === 'fixedCollection' && typeOptions?.multipleValues) return 'list';
	if (NESTED.has(type)) return 'group';
	if (type === 'options') return options?.length ? 'choice' : 'text';
	if (type === 'multiOptions') return 'choices';
	if (type === 'string') return typeOptions?.password ? 'secret' : 'text';
	if (type === 'resourceLocator') return 'list or ID';
	return type;
}

/** @param {Property} property */
function defaultOf({ type, default: value, options = [] }) {
	if (NESTED.has(type) || value === '' || value === undefined) return '';
	if (type === 'resourceLocator') return '';
	const nameOf = (/** @type {unknown} */ one) =>
		options.find((option) => 'value' in option && option.value === one)?.name ?? String(one);
	if (Array.isArray(value)) return value.map(nameOf).join(', ');
	if (type === 'options') return nameOf(value);
	return typeof value === 'boolean' ? (value ? 'on' : 'off') : code(String(value));
}

/** @param {Property} property */
function describeOptions({ name, type, options = [] }) {
	if (type !== 'options' && type !== 'multiOptions') return '';
	if (name === 'currency') return 'See [currencies](currencies.md).';
	if (options.length > DESCRIBED_OPTIONS) {
		return `One of: ${options.map((option) => inline(option.name)).join(', ')}.`;
	}
	return options
		.map(({ name: label, value, description }) => {
			const meaning = description ? `: ${inline(description)}` : '';
			return `<br>• *${inline(label)}* (${value === '' ? 'empty' : code(String(value))})${meaning}`;
		})
		.join('');
}

const sentence = (/** @type {string} */ text) =>
	text === '' || /[.!?:…]$/.test(text) ? text : `${text}.`;

/**
 * A value that n8n compares, such as `{ _cnd: { exists: true } }`.
 * @param {any} value
 */
function describeComparison({ _cnd: { exists, gt } }) {
	if (exists) return 'set';
	if (gt !== undefined) return `above ${gt}`;
	throw new Error('The reference does not know this comparison.');
}

/**
 * A parameter as a condition names it: `sendAs`, or `/additionalFields.pricesJson` inside of a group.
 * @param {string} key
 * @param {Property[]} all
 * @returns {Property | undefined}
 */
function findParameter(key, all) {
	const [name, inner] = key.replace(/^\//, '').split('.');
	// Each resource has a group of that name.
	const found = all.filter((one) => one.name === name);
	if (inner === undefined) return found[0];
	return found.flatMap(({ options = [] }) => options).find((one) => one.name === inner);
}

/**
 * When a parameter is shown, in the words of the editor.
 * @param {Property} property
 * @param {Property[]} all where the parameters it depends on are found
 */
function conditionOf({ displayOptions }, all) {
	const describe = (/** @type {Record<string, unknown[]> | undefined} */ conditions, verb) =>
		Object.entries(conditions ?? {})
			.filter(([key]) => !PLACES.has(key.replace(/^\//, '')))
			.map(([key, values]) => {
				const other = findParameter(key, all);
				const labels = values.map((value) => {
					if (typeof value === 'boolean') return value ? 'on' : 'off';
					if (typeof value === 'object') return describeComparison(value);
					return other?.options?.find((option) => option.value === value)?.name ?? String(value);
				});
				return `${other?.displayName ?? key} ${verb} ${labels.join(' or ')}`;
			});
	return [
		...describe(displayOptions?.show, 'is'),
		...describe(displayOptions?.hide, 'is not'),
	].join(', ');
}

/**
 * Operations a parameter belongs to.
 * @param {Property} property
 * @param {string[]} all operations of its resource
 */
export function operationsOf({ displayOptions }, all) {
	const read = (/** @type {'show' | 'hide'} */ kind) =>
		displayOptions?.[kind]?.operation ?? displayOptions?.[kind]?.['/operation'];
	const shown = read('show') ?? all;
	const hidden = read('hide') ?? [];
	return all.filter((operation) => shown.includes(operation) && !hidden.includes(operation));
}

/**
 * Whether a parameter that several resources share is one of this resource.
 * @param {string | undefined} resource
 * @param {Property} property
 */
const isOf = (resource, { displayOptions }) =>
	resource === undefined || (displayOptions?.show?.['/resource'] ?? [resource]).includes(resource);

/**
 * @typedef {object} Scope
 * @property {string} [resource] whose parameters they are
 * @property {Property[]} all every parameter of the node, for conditions
 * @property {Record<string, string>} [operations] label by value; a column tells them apart
 * @property {string} [only] the one operation that is rendered
 */

/**
 * Tables of parameters: one for these, one more for each group or list among them.
 * @param {Property[]} properties
 * @param {Scope} scope
 * @param {string} [path] labels of the groups around them
 * @returns {string[]} Markdown blocks
 */
export function renderParameters(properties, scope, path = '') {
	const shown = properties.filter(
		(property) =>
			property.type !== 'notice' &&
			property.type !== 'hidden' &&
			isOf(scope.resource, property) &&
			(scope.only === undefined || operationsOf(property, [scope.only]).length > 0),
	);
	const names = Object.keys(scope.operations ?? {});
	const rows = shown.map((property) => {
		const condition = conditionOf(property, scope.all);
		const used = operationsOf(property, names);
		const text = [
			sentence(inline(property.description ?? '')),
			property.placeholder && !NESTED.has(property.type)
				? sentence(inline(property.placeholder.replace(/^e\.g\. /, 'For example ')))
				: '',
			describeOptions(property),
			condition === '' ? '' : `<br>Shown when ${inline(condition)}.`,
		];
		return [
			`${inline(property.displayName)}${property.required ? ' (required)' : ''}`,
			code(property.name),
			typeOf(property),
			inline(defaultOf(property)),
			...(names.length > 1
				? [
						used.length === names.length
							? 'all'
							: used.map((name) => scope.operations[name]).join(', '),
					]
				: []),
			text.filter(Boolean).join(' ').replaceAll(' <br>', '<br>').replace(/^<br>/, ''),
		];
	});
	const head = ['Parameter', 'Name', 'Type', 'Default'];
	const blocks =
		rows.length === 0
			? []
			: [table([...head, ...(names.length > 1 ? ['For'] : []), 'Meaning'], rows)];
	const groups = shown.filter(({ type }) => NESTED.has(type));
	return [...blocks, ...groups.flatMap((group) => renderGroup(group, scope, path))];
}

/**
 * @param {Property} group
 * @param {Scope} scope
 * @param {string} path
 */
function renderGroup(group, scope, path) {
	const here = path === '' ? group.displayName : `${path} → ${group.displayName}`;
	if (group.type === 'collection') {
		const inside = { ...scope, all: [...group.options, ...scope.all] };
		return [`**${here}**`, ...renderParameters(group.options, inside, here)];
	}
	return group.options.flatMap(({ displayName, name, values }) => [
		`**${here} → ${displayName}** (${code(name)})`,
		...renderParameters(
			values,
			{ ...scope, all: [...values, ...scope.all] },
			`${here} → ${displayName}`,
		),
	]);
}

/**
 * Notices that the editor shows, as quoted lines.
 * @param {Property[]} properties
 * @param {Scope} scope
 */
export function renderNotices(properties, scope) {
	return properties
		.filter(({ type }) => type === 'notice')
		.map((notice) => {
			const condition = conditionOf(notice, scope.all);
			return `> ${inline(notice.displayName)}${condition ? ` *(${inline(condition)})*` : ''}`;
		});
}
