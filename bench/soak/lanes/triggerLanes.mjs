import { createBot } from '../bot.mjs';
import { payInvoice } from '../buyers.mjs';
import { PROVIDER } from '../telegram.mjs';

/** @typedef {import('../lanes.mjs').Lane} Lane */

/** @returns {Lane} */
export function starsByWebhook() {
	const bot = createBot({ id: 7101, receiveUpdates: 'webhook', acknowledge: 'whenFinished' });
	return {
		title: 'Stars by webhook',
		share: 4,
		bot,
		buy: payInvoice(() => ({ currency: 'XTR', prices: [{ label: 'Tea', amount: 3 }] })),
		workflows: () => [bot.workflow()],
	};
}

/** One buyer in four lives where nothing is delivered to. @returns {Lane} */
export function parcelsByWebhook() {
	const option = [{ id: 'parcel', title: 'Parcel', amount: '4.90' }];
	const bot = createBot({
		id: 7102,
		receiveUpdates: 'webhook',
		acknowledge: 'onReceived',
		parameters: {
			shipping: 'zones',
			shippingCurrency: 'EUR',
			shippingZones: { zone: [{ countries: 'DE', postCodePrefixes: '', options: { option } }] },
		},
	});
	const address = { state: '', city: 'Town', street_line1: 'Road 1', street_line2: '' };
	return {
		title: 'Parcels by webhook, delivery by zones',
		share: 3,
		bot,
		buy: payInvoice(
			() => ({
				...PROVIDER,
				currency: 'EUR',
				prices: [{ label: 'Mug', amount: 1800 }],
				need_shipping_address: true,
				is_flexible: true,
			}),
			(number) => ({
				order_info: {
					shipping_address: {
						...address,
						country_code: number % 4 === 0 ? 'US' : 'DE',
						post_code: '10115',
					},
				},
				...(number % 4 === 0 && { refused: true }),
			}),
		),
		workflows: () => [bot.workflow()],
	};
}

/** One buyer in five wants more than is sold at once; cards of others are declined. @returns {Lane} */
export function cardsByPolling() {
	const bot = createBot({
		id: 7103,
		receiveUpdates: 'polling',
		acknowledge: 'whenFinished',
		parameters: {
			checkoutRules: { currencies: 'USD', limitsCurrency: 'USD', maximumTotal: '50.00' },
		},
	});
	return {
		title: 'Cards by polling, with rules and tips',
		share: 4,
		bot,
		buy: payInvoice(
			(number) => ({
				...PROVIDER,
				currency: 'USD',
				prices: [{ label: 'Honey', amount: number % 5 === 0 ? 5_100 : 1_250 }],
				max_tip_amount: 500,
			}),
			(number) => ({
				tip_amount: (number % 3) * 100,
				...(number % 7 === 0 && { card: 'declined' }),
				...((number % 5 === 0 || number % 7 === 0) && { refused: true }),
			}),
		),
		workflows: () => [bot.workflow()],
	};
}
