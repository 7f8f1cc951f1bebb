import { OneMessage } from '../../schema/messages.js';
import * as apps from '../../schema/mini-apps.js';
import { TextId } from '../../schema/values.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';

/** Control calls about Mini Apps. */
export function miniAppRoutes(app: ControlApp, control: Control): void {
	app.get(
		'/api/mini-apps/key',
		describe(
			'miniAppKey',
			'The Ed25519 key that checks `signature` of init data, in hex',
			apps.AppKey,
		),
		() => ({ public_key: control.miniAppKey }),
	);
	app.post(
		'/api/mini-apps',
		describe(
			'openMiniApp',
			'A customer opens a Mini App; the answer has its address and signed init data',
			apps.AppView,
			{ body: apps.OpenAppRequest },
		),
		({ body }) => control.openMiniApp(body),
	);
	app.post(
		'/api/mini-apps/:id/close',
		describe('closeMiniApp', 'The Mini App is closed', apps.AppView, { params: TextId }),
		({ params }) => control.closeMiniApp(params.id),
	);
	app.post(
		'/api/mini-apps/:id/data',
		describe(
			'sendMiniAppData',
			'A Mini App opened from a keyboard sends data to its bot, and closes',
			OneMessage,
			{ params: TextId, body: apps.AppData },
		),
		({ params, body }) => ({ message: control.sendMiniAppData(params.id, body.data) }),
	);
	app.post(
		'/api/mini-apps/:id/share',
		describe(
			'shareMiniAppMessage',
			'The customer shares a prepared message from a Mini App',
			OneMessage,
			{ params: TextId, body: apps.ShareRequest },
		),
		({ params, body }) => ({ message: control.shareMiniAppMessage(params.id, body) }),
	);
}
