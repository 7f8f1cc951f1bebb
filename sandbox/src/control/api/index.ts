import type { Runtime } from '../../runtime.js';
import { accessControls } from './access.js';
import { businessControls } from './business.js';
import { checkoutControls } from './checkouts.js';
import { messageControls } from './messages.js';
import { miniAppControls } from './mini-apps.js';
import { partyControls } from './parties.js';
import { reactionControls } from './reactions.js';
import { runningControls } from './running.js';
import { stickerSetControls } from './sticker-sets.js';

/** Everything the control interface can do, in process: HTTP reads and writes JSON around it. */
export const controls = (runtime: Runtime) => ({
	...runningControls(runtime),
	...partyControls(runtime),
	...accessControls(runtime),
	...miniAppControls(runtime),
	...messageControls(runtime),
	...checkoutControls(runtime),
	...stickerSetControls(runtime),
	...businessControls(runtime),
	...reactionControls(runtime),
});

export type Control = ReturnType<typeof controls>;
