import { requireBot } from './bots.js';
import { ControlError } from './errors.js';
import type { Bot, Customer } from './state.js';
import type { World } from './world.js';

/** Who sells and who buys. */
export interface Parties {
	readonly bot: Bot;
	readonly customer: Customer;
}

/** The bot and the customer of a payment form or subscription. */
export function partiesOf(
	world: World,
	{ botId, customerId }: { botId: number; customerId: number },
): Parties {
	const customer = world.state.customers.get(customerId);
	if (!customer) throw new ControlError(404, `No customer ${customerId}.`);
	return { bot: requireBot(world, botId), customer };
}
