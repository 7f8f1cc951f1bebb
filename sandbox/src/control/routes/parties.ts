import { setBlocked } from '../../domain/access/members.js';
import { addBot, requireBot } from '../../domain/bots.js';
import { addChat, chatView } from '../../domain/chats.js';
import { addCustomer, renameCustomer } from '../../domain/customers.js';
import type { CustomerNames } from '../../domain/customers.js';
import { ControlError } from '../../domain/errors.js';
import type { ChatSeed } from '../../domain/seed.js';
import type { Customer } from '../../domain/state.js';
import type { World } from '../../domain/world.js';
import { byToken } from '../bot-reference.js';
import { chatsOf } from '../messages.js';
import { natural, numericId, object, text, whole, yesNo } from '../route.js';
import type { Route } from '../route.js';
import { rights } from './rights.js';
import { botView, chatLine, customerView } from '../views.js';

const customerFields = {
	first_name: { type: 'string', minLength: 1 },
	last_name: text,
	username: text,
	language_code: text,
} as const;

function requireCustomer(world: World, id: number): Customer {
	const customer = world.state.customers.get(id);
	if (!customer) throw new ControlError(404, `No customer ${id}.`);
	return customer;
}

const bots: Route[] = [
	{
		method: 'GET',
		path: '/api/bots',
		summary: 'Bots; one exists once its token was used',
		run: ({ runtime: { world } }) => ({
			bots: [...world.state.bots.values()].map((bot) => botView(world, bot)),
		}),
	},
	{
		method: 'POST',
		path: '/api/bots',
		summary: 'Make or rename a bot',
		body: object(
			{
				token: text,
				first_name: text,
				username: text,
				stars: whole,
				inline: yesNo,
				app_url: text,
				inline_feedback: { type: 'number', minimum: 0, maximum: 1 },
			},
			['token'],
		),
		run: ({ runtime: { world }, body }) =>
			botView(
				world,
				byToken(() => addBot(world, body)),
			),
	},
];

const customers: Route[] = [
	{
		method: 'GET',
		path: '/api/customers',
		summary: 'Customers',
		run: ({ runtime }) => ({
			customers: [...runtime.world.state.customers.values()].map(customerView),
		}),
	},
	{
		method: 'POST',
		path: '/api/customers',
		summary: 'Make a customer',
		body: object({ id: whole, ...customerFields, stars: natural }),
		run: ({ runtime, body }) => customerView(addCustomer(runtime.world, body)),
	},
	{
		method: 'PATCH',
		path: '/api/customers/:id',
		summary: 'Change a customer; block or unblock a bot',
		params: numericId,
		body: object({ ...customerFields, block_bot: whole, unblock_bot: whole }),
		run: ({ runtime, params, body }) => {
			const { world } = runtime;
			const customer = requireCustomer(world, (params as { id: number }).id);
			const { block_bot, unblock_bot, ...names } = body as CustomerNames & {
				block_bot?: number;
				unblock_bot?: number;
			};
			const bot = (id: number | undefined) => (id === undefined ? id : requireBot(world, id));
			const [blocked, unblocked] = [bot(block_bot), bot(unblock_bot)];
			renameCustomer(world, customer, names);
			if (blocked) setBlocked(world, blocked, customer, true);
			if (unblocked) setBlocked(world, unblocked, customer, false);
			return customerView(customer);
		},
	},
	{
		method: 'POST',
		path: '/api/customers/:id/stars',
		summary: 'Top up a customer’s Stars (a negative amount takes some away)',
		params: numericId,
		body: object({ amount: whole }, ['amount']),
		run: ({ runtime, params, body }) => {
			const { id } = params as { id: number };
			const customer = requireCustomer(runtime.world, id);
			customer.stars = Math.max(0, customer.stars + (body as { amount: number }).amount);
			runtime.events.emit({ type: 'customer', customer_id: id });
			return customerView(customer);
		},
	},
];

const chats: Route[] = [
	{
		method: 'GET',
		path: '/api/chats',
		summary: 'Chats a customer sees; without customer_id all groups and channels',
		query: object({ customer_id: whole }),
		run: ({ runtime, query }) => {
			const { world } = runtime;
			const id = (query as { customer_id?: number }).customer_id;
			if (id === undefined) {
				return { chats: [...world.state.chats.values()].map((chat) => chatView(world, chat)) };
			}
			const lines = chatsOf(world, id);
			return { chats: lines.map(({ bot, chat, title }) => chatLine(bot, chat, title, id)) };
		},
	},
	{
		method: 'POST',
		path: '/api/chats',
		summary: 'Make a group, supergroup or channel',
		body: object(
			{
				type: { type: 'string', enum: ['group', 'supergroup', 'channel'] },
				title: { type: 'string', minLength: 1 },
				id: whole,
				username: text,
				bot_ids: { type: 'array', items: whole },
				member_ids: { type: 'array', items: whole },
				kicked_ids: { type: 'array', items: whole },
				owner_id: whole,
				bot_rights: rights,
				join_by_request: yesNo,
				is_forum: yesNo,
			},
			['type', 'title'],
		),
		run: ({ runtime, body }) => chatView(runtime.world, addChat(runtime.world, body as ChatSeed)),
	},
];

/** Control calls about bots, customers and chats. */
export const partyRoutes: readonly Route[] = [...bots, ...customers, ...chats];
