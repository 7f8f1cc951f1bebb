import { uuidFrom } from './paymentBot';
import { type Credential, type QueueModeN8n, runner, type Workflow } from './runner';
import { controlSandbox, type SandboxControl } from './sandboxControl';

export interface QueueShop {
	n8n: QueueModeN8n;
	sandbox: SandboxControl & { url: string };
	/** Rows of a table that {@link insertInto} fills. */
	rows: (table: string) => Promise<Array<Record<string, unknown>>>;
	stop: () => Promise<void>;
}

interface QueueShopPlan {
	credentials: (sandboxUrl: string) => Credential[];
	/** Active from the start. */
	workflows: (sandboxUrl: string) => Workflow[];
	/** Tables for {@link insertInto}, made before. */
	tables: string[];
	env?: NodeJS.ProcessEnv;
}

const CREDENTIAL = { id: 'shopDatabase0001', name: 'Shop database' };

/** A node that keeps a payment in a table of PostgreSQL, one row for each `idempotency_key`. */
export const insertInto = (table: string): object => ({
	id: uuidFrom(`insert ${table}`),
	name: 'Store',
	type: 'n8n-nodes-base.postgres',
	typeVersion: 2.6,
	position: [260, 0],
	parameters: {
		resource: 'database',
		operation: 'executeQuery',
		query: `INSERT INTO ${table} (idempotency_key, order_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
		options: { queryReplacement: '={{ [$json.idempotency_key, $json.order_id] }}' },
	},
	credentials: { postgres: CREDENTIAL },
});

/** A sandbox and an n8n in queue mode: a main process, two webhook processors, two workers. */
export async function startQueueShop(plan: QueueShopPlan): Promise<QueueShop> {
	const tarball = await runner.ensurePackage();
	const server = await runner.startSandbox();
	try {
		const n8n = await runner.launchQueueMode({
			tarball,
			processors: 2,
			workers: 2,
			env: plan.env,
			credentials: ({ access }) => [
				...plan.credentials(server.url),
				{
					...CREDENTIAL,
					type: 'postgres',
					data: { ...access, ssl: 'disable', allowUnauthorizedCerts: false, sshTunnel: false },
				},
			],
			workflows: plan.workflows(server.url),
		});
		for (const table of plan.tables) {
			await n8n.postgres.query(
				`CREATE TABLE ${table} (idempotency_key text PRIMARY KEY, order_id text)`,
			);
		}
		return {
			n8n,
			sandbox: { ...controlSandbox(server.url), url: server.url },
			rows: async (table) => await n8n.postgres.query(`SELECT * FROM ${table}`),
			stop: async () => {
				await n8n.stop();
				await server.stop();
			},
		};
	} catch (error) {
		await server.stop();
		throw error;
	}
}
