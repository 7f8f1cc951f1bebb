import type { Runtime } from '../../runtime.js';
import * as running from '../../schema/running.js';
import { Done, TextId } from '../../schema/values.js';
import { VERSION } from '../../version.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';
import { ChangeStream } from '../stream.js';

/** Control calls about the sandbox itself. */
export function runningRoutes(app: ControlApp, control: Control, runtime: Runtime): void {
	const stream = new ChangeStream(runtime.events);
	app.get('/api/health', describe('health', 'Whether the sandbox runs', running.Health), () => ({
		status: 'ok' as const,
		version: VERSION,
		now: control.readClock().now,
	}));
	app.post('/api/reset', describe('reset', 'Forget everything', Done), () => {
		control.reset();
		return {};
	});
	app.get(
		'/api/journal',
		describe(
			'journal',
			'Every Bot API call and every delivery with its outcome',
			running.JournalPage,
			{ querystring: running.JournalQuery },
		),
		({ query: { since, limit, bot_id } }) => runtime.world.journal.read(since, limit, bot_id),
	);
	app.get(
		'/api/events',
		{
			schema: {
				operationId: 'events',
				summary: 'Changes as they happen (server-sent events)',
				produces: ['text/event-stream'],
				querystring: running.EventsQuery,
			},
		},
		(request, reply) => {
			reply.hijack();
			stream.add(reply.raw, running.readTypes(request.query.types));
		},
	);
	app.get('/api/clock', describe('readClock', 'The clock', running.ClockState), () =>
		control.readClock(),
	);
	app.post(
		'/api/clock',
		describe('moveClock', 'Move, freeze or release the clock', running.ClockState, {
			body: running.ClockChange,
		}),
		({ body }) => control.moveClock(body),
	);
	faultRoutes(app, control);
	app.get(
		'/api/openapi.json',
		{ schema: { operationId: 'openapi', summary: 'This description' } },
		() => app.swagger(),
	);
}

function faultRoutes(app: ControlApp, control: Control): void {
	app.get('/api/faults', describe('faults', 'Faults in force', running.FaultList), () => ({
		faults: control.faults(),
	}));
	app.post(
		'/api/faults',
		describe('addFault', 'Order a fault', running.FaultOrdered, { body: running.FaultRule }),
		({ body }) => ({ id: control.addFault(body) }),
	);
	app.delete('/api/faults', describe('removeFaults', 'Remove all faults', Done), () => {
		control.removeFaults();
		return {};
	});
	app.delete(
		'/api/faults/:id',
		describe('removeFault', 'Remove one fault', Done, { params: TextId }),
		({ params }) => {
			control.removeFault(params.id);
			return {};
		},
	);
}
