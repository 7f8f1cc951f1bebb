import { PUBLIC_KEY_HEX } from '../../domain/mini-apps/signing.js';
import * as apps from '../mini-apps.js';
import type { OpenAppRequest } from '../mini-apps.js';
import { botReference, object, text, textId, whole } from '../route.js';
import type { Route } from '../route.js';
import { messageView } from '../views.js';

const id = (params: unknown): string => (params as { id: string }).id;

/** Control calls about Mini Apps. */
export const miniAppRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/api/mini-apps/key',
		summary: 'The Ed25519 key that checks `signature` of init data, in hex',
		run: () => ({ public_key: PUBLIC_KEY_HEX }),
	},
	{
		method: 'POST',
		path: '/api/mini-apps',
		summary: 'A customer opens a Mini App; the answer has its address and signed init data',
		body: object(
			{
				...botReference,
				customer_id: whole,
				launch: {
					type: 'string',
					enum: ['inline_button', 'menu_button', 'keyboard_button', 'inline_results', 'link'],
				},
				chat_id: whole,
				message_id: whole,
				button_text: text,
				url: text,
				start_param: text,
				theme: { type: 'object', additionalProperties: text },
			},
			['customer_id'],
		),
		run: ({ runtime: { world }, body }) =>
			apps.appView(apps.openApp(world, body as OpenAppRequest)),
	},
	{
		method: 'POST',
		path: '/api/mini-apps/:id/close',
		summary: 'The Mini App is closed',
		params: textId,
		run: ({ runtime: { world }, params }) => apps.appView(apps.closeApp(world, id(params))),
	},
	{
		method: 'POST',
		path: '/api/mini-apps/:id/data',
		summary: 'A Mini App opened from a keyboard sends data to its bot, and closes',
		params: textId,
		body: object({ data: text }, ['data']),
		run: ({ runtime: { world }, params, body }) => ({
			message: messageView(apps.sendData(world, id(params), (body as { data: string }).data)),
		}),
	},
	{
		method: 'POST',
		path: '/api/mini-apps/:id/share',
		summary: 'The customer shares a prepared message from a Mini App',
		params: textId,
		body: object({ message_id: text, chat_id: whole, chat_bot_id: whole }, ['message_id']),
		run: ({ runtime: { world }, params, body }) => ({
			message: messageView(apps.shareMessage(world, id(params), body)),
		}),
	},
];
