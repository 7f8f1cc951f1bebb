import { requireBot } from '../../domain/bots.js';
import type { PayChoice } from '../../domain/checkout/pay.js';
import { ControlError } from '../../domain/errors.js';
import type { Subscription } from '../../domain/state.js';
import {
	cancelSubscription,
	renewSubscription,
	resumeSubscription,
} from '../../domain/subscriptions.js';
import type { World } from '../../domain/world.js';
import * as checkouts from '../checkouts.js';
import type { OpenRequest, PayRequest } from '../checkouts.js';
import { sendInline, unlock } from '../inline.js';
import { forward, listMessages, write } from '../messages.js';
import type { WriteRequest } from '../messages.js';
import { botReference, natural, object, text, textId, whole, yesNo } from '../route.js';
import type { Route } from '../route.js';
import { checkoutView, messageView, subscriptionView } from '../views.js';

const target = { customer_id: whole, chat_id: whole, message_id: whole, link: text } as const;
const payment = { tip_amount: natural, card: text } as const;
// Only what the invoice asks for is looked at, and refused with its own text.
const orderInfo = { type: 'object', additionalProperties: true } as const;

const messages: Route[] = [
	{
		method: 'GET',
		path: '/api/messages',
		summary: 'Messages of a chat, oldest first',
		query: object({ bot_id: whole, chat_id: whole }, ['chat_id']),
		run: ({ runtime, query }) => {
			const { bot_id, chat_id } = query as { bot_id?: number; chat_id: number };
			const bot = bot_id === undefined ? undefined : requireBot(runtime.world, bot_id);
			return { messages: listMessages(runtime.world, bot, chat_id).map(messageView) };
		},
	},
	{
		method: 'POST',
		path: '/api/messages',
		summary: 'A customer writes, or presses a callback button',
		body: object(
			{
				...botReference,
				customer_id: whole,
				chat_id: whole,
				text,
				callback_data: text,
				message_id: whole,
				reply_to_message_id: whole,
			},
			['customer_id'],
		),
		run: ({ runtime, body }) => ({
			message: messageView(write(runtime.world, body as WriteRequest)),
		}),
	},
	{
		method: 'POST',
		path: '/api/messages/forward',
		summary: 'A customer forwards a message',
		body: object(
			{
				...botReference,
				from_chat_id: whole,
				message_id: whole,
				customer_id: whole,
				to_chat_id: whole,
			},
			['from_chat_id', 'message_id', 'customer_id', 'to_chat_id'],
		),
		run: ({ runtime, body }) => ({ message: messageView(forward(runtime.world, body)) }),
	},
];

const elsewhere: Route[] = [
	{
		method: 'POST',
		path: '/api/inline',
		summary: 'A customer asks a bot inline and sends one of its results to a chat',
		body: object(
			{ ...botReference, customer_id: whole, chat_id: whole, query: text, result_id: text },
			['customer_id', 'query'],
		),
		run: async ({ runtime, body }) => ({
			message: messageView(await sendInline(runtime.world, body)),
		}),
	},
	{
		method: 'POST',
		path: '/api/paid-media',
		summary: 'A customer unlocks paid media',
		body: object({ ...botReference, customer_id: whole, chat_id: whole, message_id: whole }, [
			'customer_id',
			'message_id',
		]),
		run: ({ runtime, body }) => ({ message: messageView(unlock(runtime.world, body)) }),
	},
];

const id = (params: unknown): string => (params as { id: string }).id;

const forms: Route[] = [
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

function subscription(world: World, params: unknown): Subscription {
	const chargeId = (params as { charge_id: string }).charge_id;
	const found = world.state.subscriptions.get(chargeId);
	if (!found) throw new ControlError(404, 'No subscription with this first charge id.');
	return found;
}

const chargeId = object({ charge_id: text }, ['charge_id']);

const subscriptions: Route[] = [
	{
		method: 'GET',
		path: '/api/subscriptions',
		summary: 'Stars subscriptions',
		query: object({ customer_id: whole }),
		run: ({ runtime, query }) => {
			const { customer_id } = query as { customer_id?: number };
			const all = [...runtime.world.state.subscriptions.values()];
			const wanted = all.filter(
				({ customerId }) => customer_id === undefined || customerId === customer_id,
			);
			return { subscriptions: wanted.map(subscriptionView) };
		},
	},
	{
		method: 'POST',
		path: '/api/subscriptions/:charge_id/renew',
		summary: 'Charge the next period now, or let the charge fail',
		params: chargeId,
		body: object({ outcome: { type: 'string', enum: ['paid', 'failed'] } }),
		run: async ({ runtime: { world }, params, body }) => {
			const found = subscription(world, params);
			await renewSubscription(world, found, (body as { outcome?: 'paid' | 'failed' }).outcome);
			return subscriptionView(found);
		},
	},
	{
		method: 'POST',
		path: '/api/subscriptions/:charge_id/cancel',
		summary: 'The customer turns renewal off',
		params: chargeId,
		run: ({ runtime: { world }, params }) => {
			const found = subscription(world, params);
			cancelSubscription(world, found);
			return subscriptionView(found);
		},
	},
	{
		method: 'POST',
		path: '/api/subscriptions/:charge_id/resume',
		summary: 'The customer turns renewal on again',
		params: chargeId,
		run: ({ runtime: { world }, params }) => {
			const found = subscription(world, params);
			resumeSubscription(world, found);
			return subscriptionView(found);
		},
	},
];

/** Control calls that act as a customer. */
export const shoppingRoutes: readonly Route[] = [
	...messages,
	...elsewhere,
	...forms,
	...subscriptions,
];
