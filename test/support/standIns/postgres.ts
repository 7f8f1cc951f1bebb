import { runner } from '../n8n/runner';

export interface PostgresServer {
	/** Data of n8n's "Postgres" credential. */
	credential: Record<string, unknown>;
	query: (text: string) => Promise<Array<Record<string, unknown>>>;
	stop: () => Promise<void>;
}

/** A real PostgreSQL server on this machine only, as n8n's Postgres node sees it. */
export async function startPostgres(): Promise<PostgresServer> {
	const { access, query, stop } = await runner.startPostgres();
	return {
		credential: {
			...access,
			ssl: 'disable',
			allowUnauthorizedCerts: false,
			sshTunnel: false,
		},
		query: async (text) => await query(text),
		stop,
	};
}
