import * as parties from '../../schema/parties.js';
import { Chat } from '../../schema/telegram.js';
import { NumericId } from '../../schema/values.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';

/** Control calls about bots, customers and chats. */
export function partyRoutes(app: ControlApp, control: Control): void {
	app.get(
		'/api/bots',
		describe('bots', 'Bots; one exists once its token was used', parties.BotList),
		() => ({ bots: control.bots() }),
	);
	app.post(
		'/api/bots',
		describe('addBot', 'Make or rename a bot', parties.BotView, { body: parties.BotSeed }),
		({ body }) => control.addBot(body),
	);
	app.get('/api/customers', describe('customers', 'Customers', parties.CustomerList), () => ({
		customers: control.customers(),
	}));
	app.post(
		'/api/customers',
		describe('addCustomer', 'Make a customer', parties.CustomerView, {
			body: parties.CustomerSeed,
		}),
		({ body }) => control.addCustomer(body),
	);
	app.patch(
		'/api/customers/:id',
		describe('changeCustomer', 'Change a customer; block or unblock a bot', parties.CustomerView, {
			params: NumericId,
			body: parties.CustomerChange,
		}),
		({ params, body }) => control.changeCustomer(params.id, body),
	);
	app.post(
		'/api/customers/:id/stars',
		describe(
			'giveStars',
			'Top up a customer’s Stars (a negative amount takes some away)',
			parties.CustomerView,
			{ params: NumericId, body: parties.StarsChange },
		),
		({ params, body }) => control.giveStars(params.id, body.amount),
	);
	app.get(
		'/api/chats',
		describe(
			'chats',
			'Chats a customer sees; without customer_id all groups and channels',
			parties.ChatList,
			{ querystring: parties.ChatsQuery },
		),
		({ query: { customer_id: id } }) => ({
			chats: id === undefined ? control.chats() : control.chatsOf(id),
		}),
	);
	app.post(
		'/api/chats',
		describe('addChat', 'Make a group, supergroup or channel', Chat, { body: parties.ChatSeed }),
		({ body }) => control.addChat(body),
	);
}
