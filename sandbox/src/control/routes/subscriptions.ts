import * as subscriptions from '../../schema/subscriptions.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';

const { ChargeId, SubscriptionView } = subscriptions;

/** Control calls about Stars subscriptions, by the customer's side. */
export function subscriptionRoutes(app: ControlApp, control: Control): void {
	app.get(
		'/api/subscriptions',
		describe('subscriptions', 'Stars subscriptions', subscriptions.SubscriptionList, {
			querystring: subscriptions.SubscriptionsQuery,
		}),
		({ query }) => ({ subscriptions: control.subscriptions(query.customer_id) }),
	);
	app.post(
		'/api/subscriptions/:charge_id/renew',
		describe(
			'renewSubscription',
			'Charge the next period now, or let the charge fail',
			SubscriptionView,
			{ params: ChargeId, body: subscriptions.RenewRequest },
		),
		({ params, body }) => control.renewSubscription(params.charge_id, body.outcome),
	);
	app.post(
		'/api/subscriptions/:charge_id/cancel',
		describe('cancelSubscription', 'The customer turns renewal off', SubscriptionView, {
			params: ChargeId,
		}),
		({ params }) => control.cancelSubscription(params.charge_id),
	);
	app.post(
		'/api/subscriptions/:charge_id/resume',
		describe('resumeSubscription', 'The customer turns renewal on again', SubscriptionView, {
			params: ChargeId,
		}),
		({ params }) => control.resumeSubscription(params.charge_id),
	);
}
