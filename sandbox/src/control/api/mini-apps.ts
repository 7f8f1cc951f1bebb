import { PUBLIC_KEY_HEX } from '../../domain/mini-apps/signing.js';
import type { Runtime } from '../../runtime.js';
import type { Message } from '../../schema/message.js';
import type { AppView, OpenAppRequest, ShareRequest } from '../../schema/mini-apps.js';
import * as apps from '../mini-apps.js';
import { messageView } from '../views.js';

/** Mini Apps. */
export const miniAppControls = (runtime: Runtime) => ({
	/** A customer opens a Mini App: its `url` and signed `init_data`. */
	openMiniApp: (request: OpenAppRequest): AppView =>
		apps.appView(apps.openApp(runtime.world, request)),
	closeMiniApp: (id: string): AppView => apps.appView(apps.closeApp(runtime.world, id)),
	/** A Mini App opened from a keyboard sends data to its bot. */
	sendMiniAppData: (id: string, data: string): Message =>
		messageView(apps.sendData(runtime.world, id, data)),
	/** The customer shares a message the bot has prepared. */
	shareMiniAppMessage: (id: string, request: ShareRequest): Message =>
		messageView(apps.shareMessage(runtime.world, id, request)),
	/** The Ed25519 public key of init data's `signature`, in hex. */
	miniAppKey: PUBLIC_KEY_HEX,
});
