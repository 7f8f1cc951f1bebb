import type { Runtime } from '../../runtime.js';
import type { Message } from '../../schema/message.js';
import type { Boosted, BoostRequest, ReactRequest } from '../../schema/reactions.js';
import { boost, reactTo } from '../reactions.js';
import { messageView } from '../views.js';

/** What customers do to messages and chats besides writing. */
export const reactionControls = (runtime: Runtime) => ({
	/** A customer reacts to a message; no reaction takes the former one away. */
	react: (request: ReactRequest): Message => messageView(reactTo(runtime.world, request)),
	/** A customer boosts a group or channel. */
	boost: (request: BoostRequest): Boosted => boost(runtime.world, request),
});
