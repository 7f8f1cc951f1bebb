import { setBlocked } from '../../domain/access/members.js';
import { addBot, requireBot } from '../../domain/bots.js';
import { addChat, chatView } from '../../domain/chats.js';
import { addCustomer, renameCustomer } from '../../domain/customers.js';
import { ControlError } from '../../domain/errors.js';
import { announceManaged } from '../../domain/managed-bots.js';
import type { Customer } from '../../domain/state.js';
import type { World } from '../../domain/world.js';
import type { Runtime } from '../../runtime.js';
import type {
	BotSeed,
	BotView,
	ChatLine,
	ChatSeed,
	CustomerChange,
	CustomerSeed,
	CustomerView,
} from '../../schema/parties.js';
import type { Chat } from '../../schema/telegram.js';
import { byToken } from '../bot-reference.js';
import { chatsOf } from '../messages.js';
import { botView, chatLine, customerView } from '../views.js';

function requireCustomer(world: World, id: number): Customer {
	const customer = world.state.customers.get(id);
	if (!customer) throw new ControlError(404, `No customer ${id}.`);
	return customer;
}

/** Bots, customers and chats. */
export const partyControls = (runtime: Runtime) => ({
	/** Bots; one exists once its token was used. */
	bots: (): BotView[] =>
		[...runtime.world.state.bots.values()].map((bot) => botView(runtime.world, bot)),
	/** Makes or renames a bot. */
	addBot: (seed: BotSeed): BotView =>
		botView(
			runtime.world,
			byToken(() => {
				const bot = addBot(runtime.world, seed);
				if (seed.managed_by !== undefined) announceManaged(runtime.world, bot);
				return bot;
			}),
		),
	customers: (): CustomerView[] => [...runtime.world.state.customers.values()].map(customerView),
	addCustomer: (seed: CustomerSeed): CustomerView => customerView(addCustomer(runtime.world, seed)),
	/** Renames a customer; blocks or unblocks a bot. */
	changeCustomer: (id: number, change: CustomerChange): CustomerView => {
		const { world } = runtime;
		const customer = requireCustomer(world, id);
		const { block_bot, unblock_bot, ...names } = change;
		const bot = (botId: number | undefined) =>
			botId === undefined ? undefined : requireBot(world, botId);
		const [blocked, unblocked] = [bot(block_bot), bot(unblock_bot)];
		renameCustomer(world, customer, names);
		if (blocked) setBlocked(world, blocked, customer, true);
		if (unblocked) setBlocked(world, unblocked, customer, false);
		return customerView(customer);
	},
	/** Tops up a customer’s Stars; a negative amount takes some away. */
	giveStars: (customerId: number, amount: number): CustomerView => {
		const { world, events } = runtime;
		const customer = requireCustomer(world, customerId);
		customer.stars = Math.max(0, customer.stars + amount);
		events.emit({ type: 'customer', customer_id: customerId });
		return customerView(customer);
	},
	/** All groups and channels. */
	chats: (): Chat[] =>
		[...runtime.world.state.chats.values()].map((chat) => chatView(runtime.world, chat)),
	/** The chats a customer sees. */
	chatsOf: (customerId: number): ChatLine[] =>
		chatsOf(runtime.world, customerId).map(({ bot, chat, title }) =>
			chatLine(bot, chat, title, customerId),
		),
	/** Makes a group, supergroup or channel. */
	addChat: (seed: ChatSeed): Chat => chatView(runtime.world, addChat(runtime.world, seed)),
});
