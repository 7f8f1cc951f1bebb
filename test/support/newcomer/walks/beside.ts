import type { Walk } from '../walk';
import { buy } from './buy';

const IN_FAN_OUT =
	'Import [fan-out-shop.json](fan-out-shop.json) and [fan-out-chat.json](fan-out-chat.json) into n8n, as [their](fan-out-shop.md) [pages](fan-out-chat.md) say, and publish them.';

/** "Beside what I have" of the list of examples. */
export const BESIDE: Readonly<Record<string, Walk>> = {
	'beside-telegram-trigger': {
		own: {
			"Let the trigger receive _Message_, _Pre-Checkout Query_ and _Shipping Query_, and don't restrict chats or users there.":
				'read',
			'The built-in trigger needs a public HTTPS address.': 'read',
		},
		buy: async (_, customer) => {
			await buy(customer, '/buy', 'A jar of honey');
			await customer.reads('Thank you!');
		},
	},
	'fan-out': {
		own: {
			[IN_FAN_OUT]: async (newcomer) => {
				await newcomer.setUp('fan-out-shop');
				await newcomer.setUp('fan-out-chat');
			},
			'In **The shop** and **Everything else**, choose the two workflows from the list.': async ({
				editor,
			}) => {
				await editor.chooseFromList('The shop', 'workflowId', 'Fan-out: the shop');
				await editor.chooseFromList('Everything else', 'workflowId', 'Fan-out: everything else');
			},
		},
		buy: async (_, customer) => {
			await buy(customer, '/buy', 'Heather honey');
			await customer.reads('Thank you! We have received');
			await customer.write('Are you open on Sunday?');
			await customer.reads('Thank you for your message, ');
		},
	},
	'fan-out-shop': {
		own: {
			'Set goods and price in **Send the invoice**.': async ({ editor }) =>
				await editor.fill('Send the invoice', { title: 'Heather honey' }),
			'For another currency, also change the **Checkout Rules** in _fan-out_.': 'read',
		},
		playedIn: 'fan-out',
	},
	'fan-out-chat': { playedIn: 'fan-out' },
};
