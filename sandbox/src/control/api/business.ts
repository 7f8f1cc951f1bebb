import { connectionView } from '../../domain/business/connections.js';
import type { Runtime } from '../../runtime.js';
import type {
	BusinessChange,
	BusinessConnectionView,
	BusinessSeed,
	StoryView,
} from '../../schema/business.js';
import { changeConnection, connectAccount, storyViews } from '../business.js';

/** Business accounts: customers for whom a bot acts. */
export const businessControls = (runtime: Runtime) => ({
	/** All business connections. */
	businessConnections: (): BusinessConnectionView[] =>
		[...runtime.world.state.businessConnections.values()].map((one) =>
			connectionView(runtime.world, one),
		),
	/** A customer connects a bot to their account; the bot hears of it. */
	connectBusiness: (seed: BusinessSeed): BusinessConnectionView =>
		connectAccount(runtime.world, seed),
	/** The customer changes what the bot may do, or turns the connection off or on. */
	changeBusiness: (id: string, change: BusinessChange): BusinessConnectionView =>
		changeConnection(runtime.world, id, change),
	/** The stories of a customer that are still shown. */
	stories: (customerId: number): StoryView[] => storyViews(runtime.world, customerId),
});
