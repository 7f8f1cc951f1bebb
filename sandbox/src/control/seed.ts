import { addBot } from '../domain/bots.js';
import { addChat } from '../domain/chats.js';
import { addCustomer } from '../domain/customers.js';
import type { Seed } from '../domain/seed.js';
import type { World } from '../domain/world.js';

/** Fills an empty world. */
export function plantSeed(world: World, seed: Seed): void {
	for (const bot of seed.bots ?? []) addBot(world, bot);
	for (const customer of seed.customers ?? []) addCustomer(world, customer);
	for (const chat of seed.chats ?? []) addChat(world, chat);
}
