import { createServer } from 'node:http';
import fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { download } from '../bot-api/download.js';
import type { Control } from '../control/api/index.js';
import { addControl } from '../control/routes/index.js';
import { BotApiError, ControlError } from '../domain/errors.js';
import { readAsset } from '../page/assets.js';
import { WEB_APP_SCRIPT } from '../page/web-app.js';
import type { Runtime } from '../runtime.js';
import { isBotRequest, serveBot } from './bot-door.js';
import { EMULATED_BY } from './header.js';
import { refuseForeign, refuseForeignCall } from './same-site.js';
import { validateWhenNeeded } from './validation.js';

const MAX_CONTROL_BYTES = 4 * 1024 * 1024;
/** As Telegram's server takes them: a GET call has all its parameters here. */
const MAX_HEADER_BYTES = 256 * 1024;
const NOT_FOUND = { ok: false, error_code: 404, description: 'Not Found' } as const;

/** How long a client may take to send what it wants; a long poll is an answer and may take longer. */
export interface Patience {
	readonly headersTimeout: number;
	readonly requestTimeout: number;
	readonly connectionsCheckingInterval: number;
}

const PATIENCE: Patience = {
	headersTimeout: 20_000,
	requestTimeout: 300_000,
	connectionsCheckingInterval: 5_000,
};

const SERVER = { keepAliveTimeout: 65_000, maxHeaderSize: MAX_HEADER_BYTES };

/**
 * What the page may load: its own files, pictures and sounds from wherever messages have them, and
 * Mini Apps of other origins in frames. It is shown in nobody's frame itself.
 */
const PAGE_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"connect-src 'self'",
	'img-src * data:',
	'media-src *',
	'frame-src http: https:',
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

/**
 * The HTTP server: the Bot API through its own door (its rules for methods, bodies and encodings
 * are Telegram's), control interface and page through the framework.
 * @param host the address it will listen on
 */
export function buildApp(
	runtime: Runtime,
	control: Control,
	host: string,
	patience: Patience = PATIENCE,
): FastifyInstance {
	const app = fastify({
		bodyLimit: MAX_CONTROL_BYTES,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		// Stars charge ids are longer than the usual bound of a path's part.
		routerOptions: { maxParamLength: 500 },
		serverFactory: (handle) =>
			createServer({ ...SERVER, ...patience }, (request, response) => {
				if (!isBotRequest(request.url ?? '')) handle(request, response);
				else {
					void serveBot(
						request,
						response,
						(call) => runtime.dispatcher.run(call),
						(token, path) => download(runtime.world, token, path),
						(headers) => runtime.settings.anyOrigin || refuseForeignCall(headers, host),
					);
				}
			}),
		// What a schema does not name is refused, not silently left out.
		ajv: { customOptions: { removeAdditional: false } },
		schemaController: { compilersFactory: { buildValidator: validateWhenNeeded } },
		frameworkErrors: (_error, request, reply) => {
			const answer = reply as FastifyReply;
			void answer.header('X-Emulated-By', EMULATED_BY).code(404).send(notFound(request.url));
		},
	});
	app.addHook('onRequest', async (request, reply) => {
		reply.header('X-Emulated-By', EMULATED_BY);
		refuseForeign(request.headers, host);
	});
	app.removeContentTypeParser('application/json');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, body === '' ? {} : (JSON.parse(body as string) as unknown));
		} catch {
			done(new ControlError(400, 'The body is no valid JSON.'));
		}
	});
	app.setErrorHandler((error: FastifyError | ControlError | BotApiError, _request, reply) => {
		const { status, message } = explain(error);
		return reply.code(status).send({ error: message });
	});
	app.setNotFoundHandler((request, reply) => reply.code(404).send(notFound(request.url)));
	addControl(app, control, runtime);
	addPage(app);
	return app;
}

function addPage(app: FastifyInstance): void {
	app.get('/', (_request, reply) => {
		const page = readAsset('index.html');
		reply.header('Content-Security-Policy', PAGE_POLICY);
		reply.header('Referrer-Policy', 'no-referrer');
		reply.header('X-Content-Type-Options', 'nosniff');
		reply.header('X-Frame-Options', 'DENY');
		if (page) return reply.type(page.type).send(page.data);
		return reply
			.type('text/plain; charset=utf-8')
			.send(
				'The sandbox runs. The customer’s page is not built: npm run build --workspace sandbox\n',
			);
	});
	// Pages of others load it, as they load Telegram's own.
	app.get('/telegram-web-app.js', (_request, reply) =>
		reply
			.type('text/javascript; charset=utf-8')
			.header('Cache-Control', 'no-cache')
			.header('Cross-Origin-Resource-Policy', 'cross-origin')
			.send(WEB_APP_SCRIPT),
	);
	app.get('/assets/:name', (request, reply) => {
		const asset = readAsset((request.params as { name: string }).name);
		if (!asset) return reply.code(404).send(NOT_FOUND);
		return reply.type(asset.type).header('Cache-Control', 'no-cache').send(asset.data);
	});
}

/** What is answered where nothing is: in the words of the interface that was meant. */
const notFound = (url: string): unknown =>
	/^\/api(?![^/?])/.test(url) ? { error: 'There is no such control call.' } : NOT_FOUND;

function explain(error: FastifyError | ControlError | BotApiError): {
	status: number;
	message: string;
} {
	if (error instanceof ControlError) return { status: error.status, message: error.message };
	if (error instanceof BotApiError) return { status: 400, message: error.message };
	const status = error.statusCode ?? 500;
	const unknown = error.validation?.[0]?.params['additionalProperty'];
	if (typeof unknown === 'string') return { status, message: `There is no field ${unknown} here.` };
	if (status >= 400 && status < 500) {
		const message = error.message.replace(/^body\//, '').replace(/^body must/, 'The body must');
		return { status, message };
	}
	return { status: 500, message: 'The sandbox failed; please report what you did.' };
}
