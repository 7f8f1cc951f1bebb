import { http, raw } from '../../http';
import { personsAgent } from '../../n8n/browser';
import { eventually } from '../../n8n/eventually';
import type { Customer } from '../customer';
import type { Newcomer, Row } from '../newcomer';
import { STAFF } from '../services';
import type { Hand, Walk } from '../walk';
import { buy } from './buy';

/** A sale in the demo shop, whose table the refunds read. */
async function sellByCard(newcomer: Newcomer, customer: Customer): Promise<Row> {
	await buy(customer, '/buy', 'A jar of honey');
	const [row = {}] = await newcomer.rows(customer, 'telegram_payments');
	return row;
}

const protectForm: Hand = async (newcomer) => {
	await newcomer.editor.pick('Refund form', 'authentication', 'Basic Auth');
	await newcomer.chooseCredential('Refund form', 'Basic Auth', 'Basic Auth of the staff');
};

/** Fills in the form as the staff does. */
async function askForRefund(newcomer: Newcomer, address: string, orderId: string): Promise<void> {
	const context = await newcomer.browser.newContext({
		httpCredentials: STAFF,
		userAgent: personsAgent(newcomer.browser),
	});
	const form = await context.newPage();
	await form.goto(address);
	await form.getByLabel('Order ID').fill(orderId);
	await form.getByLabel('Reason').fill('Broken on arrival');
	await form.getByRole('button', { name: 'Submit' }).click();
	await form.getByText('recorded').waitFor();
	await context.close();
}

const BUTTONS: Readonly<Record<string, Hand>> = {
	'The buttons lead to your n8n, so that person must be able to open its address.': 'read',
};

const FORM: Readonly<Record<string, Hand>> = {
	...BUTTONS,
	'Nobody else can then use the form.': 'read',
	'The address of the form is the _Production URL_ in **Refund form**.': 'read',
};

/** Examples in which money goes back. */
export const REFUNDS: Readonly<Record<string, Walk>> = {
	'refund-with-approval': {
		own: BUTTONS,
		buy: async (newcomer, customer) => {
			await customer.order('/buy');
			await customer.pay();
			await customer.write('/refund');
			await newcomer.owner.reads(`(user ${customer.id}) asks for 50 Stars back`);
			await newcomer.owner.openButton('Refund');
			await customer.reads('Your Stars are back');
		},
	},
	'card-refund-stripe': {
		own: {
			...FORM,
			'Its **Secret Key** belongs to the Stripe account that you connected in @BotFather; for test payments, use the test key.':
				'read',
			'In **Refund form**, set **Authentication** to _Basic Auth_ and create a credential there, with a name and a password for your staff.':
				protectForm,
		},
		buy: async (newcomer, customer) => {
			const { order_id, provider_payment_charge_id } = await sellByCard(newcomer, customer);
			newcomer.services.charges[String(provider_payment_charge_id)] = 1250;
			await refund(newcomer, customer, 'card-refund-stripe', String(order_id));
		},
	},
	'card-refund-yookassa': {
		own: {
			...FORM,
			'In **Refund form**, set **Authentication** to _Basic Auth_ and create another credential there, with a name and a password for your staff.':
				protectForm,
			"n8n may select the one of YooKassa, which your staff shouldn't know.": 'read',
		},
		buy: async (newcomer, customer) => {
			const { order_id, provider_payment_charge_id } = await sellByCard(newcomer, customer);
			const charge = String(provider_payment_charge_id);
			newcomer.services.payments[charge] = { value: '12.50', currency: 'USD' };
			// The provider of the sandbox's test token is Stripe.
			await newcomer.changeRows(customer, 'telegram_payments', { provider: 'yookassa' });
			await refund(newcomer, customer, 'card-refund-yookassa', String(order_id));
		},
	},
	'chargeback-alert': {
		own: {
			'n8n registers itself at Stripe, so your n8n needs a public HTTPS address.': 'read',
		},
		buy: async (newcomer, customer) => {
			const { provider_payment_charge_id: charge } = await sellByCard(newcomer, customer);
			const { stripe } = newcomer.services;
			const dispute = { id: 'dp_1', object: 'dispute', amount: 1250, charge, currency: 'usd' };
			const { body, headers } = stripe.sign({
				id: 'evt_newcomer',
				object: 'event',
				created: Math.floor(Date.now() / 1_000),
				type: 'charge.dispute.created',
				data: { object: { ...dispute, reason: 'fraudulent' } },
			});
			const url = await eventually('the endpoint at Stripe', () => stripe.endpoints()[0]);
			const type = { 'content-type': 'application/json' };
			await eventually('the event to be accepted', async () => {
				const { status } = await http.post(url, raw(body), { headers: { ...headers, ...type } });
				return status === 200 ? true : undefined;
			});
			await newcomer.owner.reads('Dispute (fraudulent): 12.5 USD');
		},
	},
};

async function refund(
	newcomer: Newcomer,
	customer: Customer,
	example: string,
	orderId: string,
): Promise<void> {
	const address = await newcomer.formAddress(example, 'Refund form');
	await askForRefund(newcomer, address, orderId);
	await newcomer.owner.reads(`(user ${customer.id}) for order ${orderId}?`);
	await newcomer.owner.openButton('Refund');
	await customer.reads('Your money is on its way back');
}
