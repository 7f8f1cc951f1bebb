import { eventually } from './eventually';
import type { N8n } from './runner';

interface Execution {
	id: string;
	status: string;
	workflowId: string;
}

async function readExecutions(n8n: N8n, filter: object): Promise<Execution[]> {
	const query = encodeURIComponent(JSON.stringify(filter));
	const { results } = (await n8n.api.call('GET', `/executions?filter=${query}`)) as {
		results: Execution[];
	};
	return results;
}

/** Until no run is left over. */
export async function waitUntilIdle(n8n: N8n): Promise<void> {
	await eventually('the end of all runs', async () =>
		(await readExecutions(n8n, { status: ['new', 'running'] })).length === 0 ? true : undefined,
	);
}
