/** n8n gives at most so many rows at once. */
const PAGE_SIZE = 250;

/**
 * @typedef {{ name: string, columns: Array<{ name: string, type: string }>, rows?: object[] }} DataTable
 *   `rows`: what a new one holds
 */

/** @param {import('./api.mjs').N8nApi} api */
async function tablesRoute(api) {
	const { id } = await api.call('GET', '/projects/personal');
	return `/projects/${id}/data-tables`;
}

/**
 * @param {import('./api.mjs').N8nApi} api
 * @param {string} route
 * @param {string} name
 * @returns {Promise<{ id: string } | undefined>}
 */
async function findTable(api, route, name) {
	const filter = encodeURIComponent(JSON.stringify({ name }));
	const { data } = await api.call('GET', `${route}?filter=${filter}`);
	return data.find((/** @type {{ name: string }} */ table) => table.name === name);
}

/**
 * Makes a Data Table unless there is one of that name.
 * @param {import('./api.mjs').N8nApi} api
 * @param {DataTable} table
 */
export async function ensureTable(api, { name, columns, rows = [] }) {
	const route = await tablesRoute(api);
	if (await findTable(api, route, name)) return;
	const { id } = await api.call('POST', route, { name, columns });
	if (rows.length > 0)
		await api.call('POST', `${route}/${id}/insert`, { data: rows, returnType: 'count' });
}

/**
 * @param {import('./api.mjs').N8nApi} api
 * @param {string} name
 * @returns {Promise<Array<Record<string, unknown>>>} all rows of a Data Table, oldest first; none as long as there is no such table
 */
export async function readRows(api, name) {
	const route = await tablesRoute(api);
	const table = await findTable(api, route, name);
	if (!table) return [];
	const rows = [];
	for (;;) {
		const page = `take=${PAGE_SIZE}&skip=${rows.length}&sortBy=id:asc`;
		const { data } = await api.call('GET', `${route}/${table.id}/rows?${page}`);
		rows.push(...data);
		if (data.length < PAGE_SIZE) return rows;
	}
}

/**
 * Writes values into all rows of a Data Table that have a certain value.
 * @param {import('./api.mjs').N8nApi} api
 * @param {string} name
 * @param {{ column: string, value: unknown }} where
 * @param {Record<string, unknown>} data
 */
export async function updateRows(api, name, { column, value }, data) {
	const route = await tablesRoute(api);
	const table = await findTable(api, route, name);
	if (!table) throw new Error(`There is no Data Table ${name}.`);
	const filters = [{ columnName: column, condition: 'eq', value }];
	await api.call('PATCH', `${route}/${table.id}/rows`, { filter: { type: 'and', filters }, data });
}

/**
 * Makes the Data Tables that a workflow would create, deactivates the nodes that create them, and chooses each in the
 * nodes that use it, as a person does where n8n's Data Table node neither creates tables nor finds them by name.
 * @param {import('./api.mjs').N8nApi} api
 * @param {import('./workflows.mjs').Workflow} workflow
 * @returns {Promise<import('./workflows.mjs').Workflow>} with the tables' ids
 */
export async function chooseTables(api, workflow) {
	const wanted = workflow.nodes.filter(isCreation).map(({ parameters }) => ({
		name: parameters.tableName,
		columns: parameters.columns.column,
	}));
	for (const table of [...(workflow.meta?.dataTables ?? []), ...wanted])
		await ensureTable(api, table);
	const route = await tablesRoute(api);
	const nodes = [];
	for (const node of workflow.nodes) {
		if (isCreation(node)) {
			nodes.push({ ...node, disabled: true });
			continue;
		}
		const { dataTableId } = node.parameters;
		const table =
			dataTableId?.mode === 'name' ? await findTable(api, route, dataTableId.value) : undefined;
		const chosen = table && { ...dataTableId, mode: 'id', value: table.id };
		nodes.push(
			chosen ? { ...node, parameters: { ...node.parameters, dataTableId: chosen } } : node,
		);
	}
	return { ...workflow, nodes };
}

/** @param {{ parameters: Record<string, unknown> }} node */
const isCreation = ({ parameters }) =>
	parameters.resource === 'table' && parameters.operation === 'create';
