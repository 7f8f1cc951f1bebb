import { customerUser } from './customers.js';
import { URL_SAFE } from './ids.js';
import type { Bot, Customer, StarTransaction } from './state.js';
import type { World } from './world.js';

/** Books Stars on a bot's account. A positive amount comes in, a negative one goes out. */
export function bookStars(
	world: World,
	bot: Bot,
	id: string,
	amount: number,
	partner: Record<string, unknown>,
): StarTransaction {
	const transaction = { id, date: world.clock.seconds(), amount, partner };
	bot.transactions.push(transaction);
	bot.stars += amount;
	return transaction;
}

/** The partner of a transaction with a customer. */
export const userPartner = (
	customer: Customer,
	transactionType: string,
	more: Record<string, unknown> = {},
): Record<string, unknown> => ({
	type: 'user',
	transaction_type: transactionType,
	user: customerUser(customer),
	...more,
});

/** A Stars charge id: long, and recognizable by its first letters. */
export const starChargeId = (world: World): string =>
	`stx${world.ids.text(90, URL_SAFE)}${String(world.ids.charge()).padStart(10, '0')}`;

/** A transaction as the Bot API writes it: the sign becomes source or receiver. */
export const transactionView = (transaction: StarTransaction): Record<string, unknown> => ({
	id: transaction.id,
	date: transaction.date,
	...(transaction.amount > 0 ? { source: transaction.partner } : { receiver: transaction.partner }),
	amount: Math.abs(transaction.amount),
});
