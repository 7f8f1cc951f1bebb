import type { Customer, OrderForm, Purchase } from '../customer';

const ADA: OrderForm = { name: 'Ada Lovelace' };

/** What a shop asks for that writes or calls. */
export const CONTACT: OrderForm = {
	...ADA,
	phone_number: '+4915112345678',
	email: 'ada@example.com',
};

/** Where a parcel goes. */
export const PARCEL: OrderForm = {
	...ADA,
	street_line1: 'Am Kupfergraben 6',
	post_code: '10117',
	city: 'Berlin',
	country_code: 'DE',
};

/** Orders, looks at the invoice, and pays it. */
export async function buy(
	customer: Customer,
	command: string,
	onTheInvoice: string,
	purchase?: Purchase,
): Promise<void> {
	const card = await customer.order(command);
	if (!card.includes(onTheInvoice)) throw new Error(`"${onTheInvoice}" is not on "${card}"`);
	await customer.pay(purchase);
}
