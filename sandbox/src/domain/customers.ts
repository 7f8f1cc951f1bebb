import { ControlError } from './errors.js';
import type { Customer } from './state.js';
import type { TgUser } from './telegram.js';
import { changeUsername } from './usernames.js';
import type { World } from './world.js';
import type { CustomerNames, CustomerSeed } from '../schema/parties.js';

const NAMES = ['Ann', 'Boris', 'Chen', 'Dora', 'Emil', 'Fatima', 'Gleb', 'Hana', 'Igor', 'Jun'];

/** Makes a customer; an id that exists is an error. */
export function addCustomer(world: World, given: CustomerSeed): Customer {
	const { customers } = world.state;
	while (given.id === undefined && customers.has(world.state.nextCustomer)) {
		world.state.nextCustomer += 1;
	}
	const id = given.id ?? world.state.nextCustomer;
	if (!Number.isSafeInteger(id) || id <= 0) {
		throw new ControlError(400, 'A customer id is a positive whole number.');
	}
	if (customers.has(id)) throw new ControlError(409, `Customer ${id} exists already.`);
	if (world.state.bots.has(id)) throw new ControlError(409, `${id} is the id of a bot.`);
	changeUsername(world, id, undefined, given.username);
	const customer: Customer = {
		id,
		first_name: given.first_name ?? NAMES[id % NAMES.length] ?? 'Ann',
		last_name: given.last_name,
		username: given.username,
		language_code: given.language_code ?? 'en',
		stars: given.stars ?? world.settings.initialStars,
		savedCards: [],
		blockedBots: new Set(),
	};
	setProfile(customer, given);
	customers.set(id, customer);
	world.events.emit({ type: 'customer', customer_id: id });
	return customer;
}

/** Renames a customer; what is not given stays, an empty text takes a name away. */
export function renameCustomer(world: World, customer: Customer, names: CustomerNames): void {
	if (names.username !== undefined) {
		changeUsername(world, customer.id, customer.username, names.username);
		customer.username = names.username || undefined;
	}
	setProfile(customer, names);
	if (names.first_name !== undefined) customer.first_name = names.first_name;
	if (names.last_name !== undefined) customer.last_name = names.last_name || undefined;
	if (names.language_code !== undefined) customer.language_code = names.language_code || undefined;
	world.events.emit({ type: 'customer', customer_id: customer.id });
}

function setProfile(
	customer: Customer,
	{ personal_chat_id, allows_emoji_status }: CustomerNames,
): void {
	if (personal_chat_id !== undefined) customer.personalChat = personal_chat_id || undefined;
	if (allows_emoji_status !== undefined) customer.allowsEmojiStatus = allows_emoji_status;
}

/** The customer with this id, made on first use unless the sandbox is strict. */
export function ensureCustomer(world: World, id: number): Customer {
	const known = world.state.customers.get(id);
	if (known) return known;
	if (world.settings.strict) {
		throw new ControlError(404, `No customer ${id}: make it first with POST /api/customers.`);
	}
	return addCustomer(world, { id });
}

/** A customer as it appears in updates. */
export function customerUser(customer: Customer): TgUser {
	const user: TgUser = { id: customer.id, is_bot: false, first_name: customer.first_name };
	if (customer.last_name) user.last_name = customer.last_name;
	if (customer.username) user.username = customer.username;
	if (customer.language_code) user.language_code = customer.language_code;
	if (customer.is_premium) user.is_premium = true;
	return user;
}
