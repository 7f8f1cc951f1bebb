import type { DeliveryHub } from '../delivery/hub.js';
import type { Bot } from '../domain/state.js';
import type { World } from '../domain/world.js';
import type { Params } from './params.js';

/** One Bot API call as a method sees it. */
export interface Call {
	readonly world: World;
	readonly hub: DeliveryHub;
	readonly bot: Bot;
	readonly params: Params;
	/** What the journal shall say of the call besides; methods add to it. */
	readonly notes: string[];
}
