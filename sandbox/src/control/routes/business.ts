import * as business from '../../schema/business.js';
import { NumericId, TextId } from '../../schema/values.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';

/** Control calls about business accounts. */
export function businessRoutes(app: ControlApp, control: Control): void {
	app.get(
		'/api/business-connections',
		describe('businessConnections', 'All business connections', business.BusinessConnectionList),
		() => ({ business_connections: control.businessConnections() }),
	);
	app.post(
		'/api/business-connections',
		describe(
			'connectBusiness',
			'A customer connects a bot to their account',
			business.BusinessConnectionView,
			{ body: business.BusinessSeed },
		),
		({ body }) => control.connectBusiness(body),
	);
	app.patch(
		'/api/business-connections/:id',
		describe(
			'changeBusiness',
			'The customer changes what the bot may do, or turns the connection off or on',
			business.BusinessConnectionView,
			{ params: TextId, body: business.BusinessChange },
		),
		({ params, body }) => control.changeBusiness(params.id, body),
	);
	app.get(
		'/api/customers/:id/stories',
		describe('stories', 'The stories of a customer that are still shown', business.StoryList, {
			params: NumericId,
		}),
		({ params }) => ({ stories: control.stories(params.id) }),
	);
}
