import type { FastifyInstance } from 'fastify';
import type { Runtime } from '../../runtime.js';
import { NAMED } from '../../schema/index.js';
import type { Control } from '../api/index.js';
import { describeRoutes } from '../openapi.js';
import type { ControlApp } from '../route.js';
import { accessRoutes } from './access.js';
import { businessRoutes } from './business.js';
import { checkoutRoutes } from './checkouts.js';
import { fileRoutes } from './files.js';
import { messageRoutes } from './messages.js';
import { miniAppRoutes } from './mini-apps.js';
import { partyRoutes } from './parties.js';
import { reactionRoutes } from './reactions.js';
import { runningRoutes } from './running.js';
import { stickerSetRoutes } from './sticker-sets.js';
import { subscriptionRoutes } from './subscriptions.js';

/** Adds the control interface: every call, checked and described by its schema. */
export function addControl(app: FastifyInstance, control: Control, runtime: Runtime): void {
	void app.register(async (inner: ControlApp) => {
		await describeRoutes(inner as unknown as FastifyInstance);
		for (const schema of NAMED) inner.addSchema(schema);
		// Answers go out as they are; that they are as described is a matter of types and tests.
		inner.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
		inner.addHook('preValidation', (request, _reply, done) => {
			if (request.routeOptions.schema?.body && request.body === undefined) request.body = {};
			done();
		});
		runningRoutes(inner, control, runtime);
		partyRoutes(inner, control);
		accessRoutes(inner, control);
		miniAppRoutes(inner, control);
		messageRoutes(inner, control);
		fileRoutes(inner, runtime);
		checkoutRoutes(inner, control);
		subscriptionRoutes(inner, control);
		stickerSetRoutes(inner, control);
		businessRoutes(inner, control);
		reactionRoutes(inner, control);
	});
}
