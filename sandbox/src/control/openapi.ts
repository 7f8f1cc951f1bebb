import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { METHOD_NAMES } from '../bot-api/methods/index.js';
import { VERSION } from '../version.js';

/** The Bot API beside the control interface: one path for all methods. */
const BOT_API = {
	post: {
		operationId: 'callBotApi',
		summary: 'A Bot API method (GET works as well)',
		parameters: [
			{ name: 'token', in: 'path', required: true, schema: { type: 'string' } },
			{
				name: 'method',
				in: 'path',
				required: true,
				schema: { type: 'string', enum: METHOD_NAMES },
			},
		],
		requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
		responses: { default: { description: 'The envelope of the Bot API' } },
	},
};

/** Collects an OpenAPI document of the routes that are added from now on. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
	await app.register(swagger, {
		openapi: {
			openapi: '3.1.0',
			info: {
				title: 'Telegram payments sandbox',
				version: VERSION,
				description:
					'Control interface of the sandbox, beside the emulated Bot API. Unknown fields are refused with 400, web pages other than the sandbox’s own with 403.',
			},
			paths: { '/bot{token}/{method}': BOT_API } as never,
		},
		refResolver: { buildLocalReference: ({ $id }) => String($id) },
	});
}
