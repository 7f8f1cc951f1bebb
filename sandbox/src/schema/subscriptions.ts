import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { exact, maybe, natural, oneOf, ref, text, whole, yesNo } from './values.js';

export const SubscriptionView = exact(
	{
		charge_id: Type.String({ description: 'Of the first payment.' }),
		bot_id: whole,
		customer_id: whole,
		title: text,
		amount: natural,
		invoice_payload: text,
		period: natural,
		expires_at: text,
		state: oneOf('active', 'canceled', 'canceled_by_bot', 'failed', 'ended'),
		may_resume: yesNo,
		charges: Type.Array(text),
	},
	{ $id: 'Subscription' },
);
export type SubscriptionView = Static<typeof SubscriptionView>;
export const SubscriptionList = exact(
	{ subscriptions: Type.Array(ref(SubscriptionView)) },
	{ $id: 'SubscriptionList' },
);
export const SubscriptionsQuery = exact({ customer_id: maybe(whole) });
export const ChargeId = exact({ charge_id: text });
export const RenewRequest = exact({ outcome: maybe(oneOf('paid', 'failed')) });
