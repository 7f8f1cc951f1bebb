import { ControlError } from '../../domain/errors.js';
import type { FaultRule } from '../../domain/faults.js';
import { VERSION } from '../../version.js';
import { FAULT_KINDS, orderFault } from '../faults.js';
import { describeApi } from '../openapi.js';
import { natural, object, text, textId, whole, yesNo } from '../route.js';
import type { Route } from '../route.js';
import { moveClock, readClock } from '../clock.js';
import { streamEvents } from '../stream.js';
import { accessRoutes } from './access.js';
import { miniAppRoutes } from './mini-apps.js';
import { partyRoutes } from './parties.js';
import { checkoutRoutes } from './checkouts.js';
import { fileRoutes } from './files.js';
import { messageRoutes } from './messages.js';
import { subscriptionRoutes } from './subscriptions.js';

const faultBody = object(
	{
		scope: { type: 'string', enum: ['method', 'delivery'] },
		method: text,
		update_type: text,
		bot_id: whole,
		kind: { type: 'string', enum: FAULT_KINDS },
		error_code: { type: 'integer', minimum: 400, maximum: 599 },
		description: text,
		retry_after: { type: 'integer', minimum: 1 },
		parameters: object({ migrate_to_chat_id: whole }),
		delay_ms: natural,
		count: { type: 'integer', minimum: 1 },
		probability: { type: 'number', minimum: 0, maximum: 1 },
	},
	['scope', 'kind'],
);

const running: Route[] = [
	{
		method: 'GET',
		path: '/api/health',
		summary: 'Whether the sandbox runs',
		run: ({ runtime }) => ({
			status: 'ok',
			version: VERSION,
			now: new Date(runtime.world.clock.now()).toISOString(),
		}),
	},
	{
		method: 'POST',
		path: '/api/reset',
		summary: 'Forget everything',
		run: ({ runtime }) => {
			runtime.reset();
			return {};
		},
	},
	{
		method: 'GET',
		path: '/api/journal',
		summary: 'Every Bot API call and every delivery with its outcome',
		query: object({
			since: natural,
			limit: { type: 'integer', minimum: 1, maximum: 5000 },
			bot_id: whole,
		}),
		run: ({ runtime, query }) => {
			const { since, limit, bot_id } = query as Record<string, number | undefined>;
			return runtime.world.journal.read(since, limit, bot_id);
		},
	},
	{
		method: 'GET',
		path: '/api/events',
		summary: 'Changes as they happen (server-sent events)',
		run: streamEvents,
	},
	{
		method: 'GET',
		path: '/api/clock',
		summary: 'The clock',
		run: ({ runtime }) => readClock(runtime.world),
	},
	{
		method: 'POST',
		path: '/api/clock',
		summary: 'Move, freeze or release the clock',
		body: object({ advance_ms: natural, set: text, frozen: yesNo }),
		run: ({ runtime, body }) => moveClock(runtime.world, body),
	},
	{
		method: 'GET',
		path: '/api/faults',
		summary: 'Faults in force',
		run: ({ runtime }) => ({ faults: runtime.world.faults.list() }),
	},
	{
		method: 'POST',
		path: '/api/faults',
		summary: 'Order a fault',
		body: faultBody,
		run: ({ runtime, body }) => ({ id: orderFault(runtime.world, body as FaultRule).id }),
	},
	{
		method: 'DELETE',
		path: '/api/faults',
		summary: 'Remove all faults',
		run: ({ runtime }) => {
			runtime.world.faults.clear();
			return {};
		},
	},
	{
		method: 'DELETE',
		path: '/api/faults/:id',
		summary: 'Remove one fault',
		params: textId,
		run: ({ runtime, params }) => {
			const { id } = params as { id: string };
			if (!runtime.world.faults.remove(id)) throw new ControlError(404, `No fault ${id}.`);
			return {};
		},
	},
	{
		method: 'GET',
		path: '/api/openapi.json',
		summary: 'This description',
		run: () => describeApi(routes),
	},
];

/** Every control call. */
export const routes: readonly Route[] = [
	...running,
	...partyRoutes,
	...accessRoutes,
	...miniAppRoutes,
	...messageRoutes,
	...fileRoutes,
	...checkoutRoutes,
	...subscriptionRoutes,
];
