import type { PayChoice } from '../../domain/checkout/pay.js';
import * as checkouts from '../checkouts.js';
import type { OpenRequest, PayRequest } from '../checkouts.js';
import { botReference, natural, object, text, textId, whole, yesNo } from '../route.js';
import type { Route } from '../route.js';
import { checkoutView } from '../views.js';

const target = { customer_id: whole, chat_id: whole, message_id: whole, link: text } as const;
const payment = { tip_amount: natural, card: text } as const;
// Only what the invoice asks for is looked at, and refused with its own text.
const orderInfo = { type: 'object', additionalProperties: true } as const;

const id = (params: unknown): string => (params as { id: string }).id;

/** Control calls about payment forms. */
export const checkoutRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/api/checkouts',
		summary: 'Open the payment form of a message or link',
		body: object({ ...botReference, ...target }, ['customer_id']),
		run: ({ runtime: { world }, body }) =>
			checkoutView(world, checkouts.open(world, body as OpenRequest)),
	},
	{
		method: 'GET',
		path: '/api/checkouts/:id',
		summary: 'A payment form',
		params: textId,
		run: ({ runtime: { world }, params }) => checkoutView(world, checkouts.find(world, id(params))),
	},
	{
		method: 'POST',
		path: '/api/checkouts/:id/info',
		summary: 'Give name, contacts, address; asks the bot for delivery when it has to say',
		params: textId,
		body: object({ order_info: orderInfo, save: yesNo }),
		run: async ({ runtime: { world }, params, body }) =>
			checkoutView(world, await checkouts.inform(world, id(params), body)),
	},
	{
		method: 'POST',
		path: '/api/checkouts/:id/shipping',
		summary: 'Choose a shipping option',
		params: textId,
		body: object({ shipping_option_id: text }, ['shipping_option_id']),
		run: ({ runtime: { world }, params, body }) => {
			const { shipping_option_id } = body as { shipping_option_id: string };
			return checkoutView(world, checkouts.choose(world, id(params), shipping_option_id));
		},
	},
	{
		method: 'POST',
		path: '/api/checkouts/:id/pay',
		summary: 'Press Pay; answers when it is known what came of it',
		params: textId,
		body: object(payment),
		run: async ({ runtime: { world }, params, body }) =>
			checkoutView(world, await checkouts.press(world, id(params), body as PayChoice)),
	},
	{
		method: 'POST',
		path: '/api/checkouts/:id/confirm',
		summary: 'Pass or fail the 3-D Secure step',
		params: textId,
		body: object({ approve: yesNo }, ['approve']),
		run: ({ runtime: { world }, params, body }) => {
			const { approve } = body as { approve: boolean };
			return checkoutView(world, checkouts.secure(world, id(params), approve));
		},
	},
	{
		method: 'POST',
		path: '/api/checkouts/:id/cancel',
		summary: 'Close the form',
		params: textId,
		run: ({ runtime: { world }, params }) =>
			checkoutView(world, checkouts.cancel(world, id(params))),
	},
	{
		method: 'POST',
		path: '/api/pay',
		summary: 'One whole checkout',
		body: object(
			{
				...botReference,
				...target,
				...payment,
				order_info: orderInfo,
				shipping_option_id: text,
				confirm_3ds: yesNo,
			},
			['customer_id'],
		),
		run: ({ runtime, body }) => checkouts.payWhole(runtime.world, body as PayRequest),
	},
];
