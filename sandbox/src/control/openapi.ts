import { METHOD_NAMES } from '../bot-api/methods/index.js';
import { VERSION } from '../version.js';
import type { Route, Schema } from './route.js';

/** The control interface as an OpenAPI 3.1 document, made from the routes themselves. */
export function describeApi(routes: readonly Route[]): unknown {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const route of routes) {
		const path = route.path.replace(/:(\w+)/g, '{$1}');
		(paths[path] ??= {})[route.method.toLowerCase()] = operation(route);
	}
	paths['/bot{token}/{method}'] = { post: botOperation() };
	return {
		openapi: '3.1.0',
		info: {
			title: 'Telegram payments sandbox',
			version: VERSION,
			description:
				'Control interface of the sandbox, beside the emulated Bot API. Unknown fields are refused with 400, web pages other than the sandbox’s own with 403.',
		},
		paths,
		components: {
			schemas: {
				Error: { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] },
			},
		},
	};
}

function operation(route: Route): unknown {
	return {
		summary: route.summary,
		parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
		...(route.body && {
			requestBody: { content: { 'application/json': { schema: route.body } } },
		}),
		responses: {
			200: { description: 'Done' },
			'4XX': {
				description: 'Cannot be done',
				content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
			},
		},
	};
}

function parameters(place: 'path' | 'query', schema: Schema | undefined): unknown[] {
	if (!schema) return [];
	const required = schema['required'] as readonly string[];
	return Object.entries(schema['properties'] as Record<string, Schema>).map(([name, type]) => ({
		name,
		in: place,
		required: place === 'path' || required.includes(name),
		schema: type,
	}));
}

function botOperation(): unknown {
	const path = (name: string, schema: Schema): unknown => ({
		name,
		in: 'path',
		required: true,
		schema,
	});
	return {
		summary: 'A Bot API method (GET works as well)',
		parameters: [
			path('token', { type: 'string' }),
			path('method', { type: 'string', enum: METHOD_NAMES }),
		],
		requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
		responses: { default: { description: 'The envelope of the Bot API' } },
	};
}
