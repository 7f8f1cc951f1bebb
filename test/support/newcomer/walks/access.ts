import type { Customer } from '../customer';
import type { Newcomer } from '../newcomer';
import type { Walk } from '../walk';
import { buy } from './buy';

const createChannel = async (newcomer: Newcomer) => await newcomer.createChannel();

async function joinByCard(newcomer: Newcomer, customer: Customer): Promise<void> {
	await buy(customer, '/join', 'The bee keepers, 30 days');
	await customer.follow('You have access until');
	await customer.askToJoin();
	await newcomer.waitForMember(customer);
}

/** "Sell access" of the list of examples. */
export const ACCESS: Readonly<Record<string, Walk>> = {
	'paid-channel-access': {
		own: {
			'Create a private channel and make your bot an administrator who can invite and ban users.':
				createChannel,
			'It needs no public address.': 'read',
		},
		buy: async (newcomer, customer) => {
			await customer.write('/join');
			await customer.follow('Join the star gazers');
			await customer.payHere();
			await customer.follow('Welcome!');
			await customer.join();
			await newcomer.waitForMember(customer);
		},
	},
	'paid-channel-expiry': {
		own: {
			'Import [paid-channel-expiry.json](paid-channel-expiry.json) into the n8n that runs _paid-channel-access_.':
				async (newcomer) => {
					await newcomer.setUp('paid-channel-access');
					await newcomer.importExample('paid-channel-expiry');
				},
		},
		buy: async (newcomer) => await newcomer.execute(),
	},
	'card-access-30-days': {
		own: {
			'Create a private channel and make your bot an administrator who can invite and ban users.':
				createChannel,
			'Set title and price in **Send the invoice**.': async ({ editor }) => {
				const invoice = { title: 'The bee keepers, 30 days', amount: '6.00' };
				await editor.fill('Send the invoice', invoice);
			},
			'For another currency, also change **Currencies** in the **Checkout Rules** of the trigger.':
				'read',
			'It needs no public address.': 'read',
		},
		buy: joinByCard,
	},
	'card-access-end': {
		own: {
			'Import [card-access-end.json](card-access-end.json) into the n8n that runs _card-access-30-days_.':
				'read',
			'Let it sell once first: the first payment creates the Data Table.': async (
				newcomer,
				customer,
			) => {
				await newcomer.setUp('card-access-30-days');
				await joinByCard(newcomer, customer);
				await newcomer.importExample('card-access-end');
			},
			"Replace `-1001234567890` with your channel's ID in **Remove from the channel**, and set the price in **Remind with an invoice**.":
				async ({ channel, editor }) => {
					await editor.replace('Remove from the channel', { '-1001234567890': channel });
					await editor.fill('Remind with an invoice', { amount: '6.00' });
				},
		},
		buy: async (newcomer) => await newcomer.execute(),
	},
	'channel-paid-link': {
		own: {
			'Create a private channel and make your bot an administrator who can invite users.':
				createChannel,
			"Replace `-1001234567890` with your channel's ID and set the price in **Create the paid link**.":
				async ({ channel, editor }) => {
					await editor.replace('Create the paid link', { '-1001234567890': channel });
					await editor.fill('Create the paid link', { starCount: '120' });
				},
			'Open the list beside **Execute workflow**, choose _from Create the link_, and press **Execute workflow** once.':
				async (newcomer) => {
					await newcomer.execute('Create the link');
					await newcomer.owner.reads('Your paid link: ');
				},
			'Put the link that you get where people find you.': 'read',
		},
		buy: async (newcomer, customer) => {
			const text = await newcomer.owner.reads('Your paid link: ');
			const [invite_link] = /https:\S+/.exec(text) ?? [];
			const route = `/chats/${newcomer.channel}/join`;
			await newcomer.sandbox.control('POST', route, { customer_id: customer.id, invite_link });
			await newcomer.rows(customer, 'channel_members');
			await newcomer.owner.reads(`(user ${customer.id}): joined`);
		},
	},
};
