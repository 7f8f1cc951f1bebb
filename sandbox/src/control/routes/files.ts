import { Type } from '@sinclair/typebox';
import { typeOfPath } from '../../bot-api/media/types.js';
import { ControlError } from '../../domain/errors.js';
import { findByPath } from '../../domain/files.js';
import type { Runtime } from '../../runtime.js';
import { ref, Refusal, TextId } from '../../schema/values.js';
import type { ControlApp } from '../route.js';

/** Types a browser may show in the page; others are downloaded. */
const SHOWN = /^(?:image\/(?!svg)|video\/|audio\/)/;

/** Bytes of any kind. */
const content = Type.Unsafe<unknown>({ type: 'string', format: 'binary' });

/** What is in a file, for the customer's page: it knows no token. */
export function fileRoutes(app: ControlApp, runtime: Runtime): void {
	app.get(
		'/api/files/:id',
		{
			schema: {
				operationId: 'file',
				summary: 'What is in a file of a message',
				params: TextId,
				produces: ['application/octet-stream'],
				response: { 200: content, '4xx': ref(Refusal) },
			},
		},
		(request, reply) => {
			const { world } = runtime;
			const file = world.state.files.get(request.params.id);
			if (file?.url !== undefined) return reply.redirect(file.url);
			const data = file && findByPath(world, file.path)?.data;
			if (!data) throw new ControlError(404, 'There is no such file, or it has been forgotten.');
			const type = typeOfPath(file.path);
			const isShown = SHOWN.test(type);
			return reply
				.type(isShown ? type : 'application/octet-stream')
				.header('X-Content-Type-Options', 'nosniff')
				.header('Content-Disposition', isShown ? 'inline' : 'attachment')
				.send(data);
		},
	);
}
