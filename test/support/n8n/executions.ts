import { type N8n, runner } from './runner';

export const { countRuns, listRuns, UNFINISHED } = runner.executions;

/** Long enough for a machine that has other things to do, too. */
const IDLE_WITHIN_MS = 120_000;

/** Until no run is left over. */
export const waitUntilIdle = ({ api }: Pick<N8n, 'api'>, timeoutMs = IDLE_WITHIN_MS) =>
	runner.executions.waitUntilIdle(api, timeoutMs);
