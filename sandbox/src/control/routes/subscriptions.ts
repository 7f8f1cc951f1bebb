import { ControlError } from '../../domain/errors.js';
import type { Subscription } from '../../domain/state.js';
import {
	cancelSubscription,
	renewSubscription,
	requireRenewable,
	resumeSubscription,
} from '../../domain/subscriptions.js';
import type { World } from '../../domain/world.js';
import { object, text, whole } from '../route.js';
import type { Route } from '../route.js';
import { subscriptionView } from '../views.js';

function subscription(world: World, params: unknown): Subscription {
	const chargeId = (params as { charge_id: string }).charge_id;
	const found = world.state.subscriptions.get(chargeId);
	if (!found) throw new ControlError(404, 'No subscription with this first charge id.');
	return found;
}

const chargeId = object({ charge_id: text }, ['charge_id']);

/** Control calls about Stars subscriptions, by the customer's side. */
export const subscriptionRoutes: readonly Route[] = [
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
			requireRenewable(found);
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
