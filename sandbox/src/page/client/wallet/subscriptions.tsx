import { Money } from '../ui/starred.js';
import { api } from '../api/client.js';
import type { Subscription } from '../api/types.js';
import { useResource } from '../hooks/use-resource.js';
import { formatMinute } from '../lib/time.js';
import { titleOf, useSession } from '../session.js';

const STATES: Record<string, string> = {
	active: 'renews',
	canceled: 'cancelled, active until',
	canceled_by_bot: 'cancelled by the bot, active until',
	failed: 'renewal failed, ended',
	ended: 'ended',
};

function SubscriptionRow({
	subscription,
	onChanged,
}: {
	subscription: Subscription;
	onChanged: () => void;
}) {
	const { bots, attempt } = useSession();
	const bot = bots.find(({ id }) => id === subscription.bot_id);
	const { state } = subscription;
	const change = (to: 'cancel' | 'resume') =>
		void attempt(api.changeSubscription(subscription.charge_id, to)).then(onChanged);
	return (
		<li class="subscription" data-testid="subscription" data-state={state}>
			<div>
				<b>{subscription.title}</b>
				<p>
					<Money amount={subscription.amount} currency="XTR" /> a month{bot && ` · ${titleOf(bot)}`}
				</p>
				<small>
					{STATES[state] ?? state}
					{subscription.expires_at &&
						` ${formatMinute(Date.parse(subscription.expires_at) / 1000)}`}
				</small>
			</div>
			{state === 'active' && (
				<button
					type="button"
					class="second-button"
					data-testid="subscription-cancel"
					onClick={() => change('cancel')}
				>
					Cancel
				</button>
			)}
			{state.startsWith('canceled') && (
				<button
					type="button"
					class="second-button"
					data-testid="subscription-resume"
					onClick={() => change('resume')}
				>
					Resume
				</button>
			)}
		</li>
	);
}

/** What the customer pays for every month; can be cancelled and resumed. */
export function Subscriptions() {
	const { customer } = useSession();
	const subscriptions = useResource(
		`subscriptions of ${customer.id}`,
		() => api.subscriptions(customer.id),
		() => true,
	);
	return (
		<section class="sheet-section" aria-labelledby="subscriptions-title">
			<h3 id="subscriptions-title">Subscriptions</h3>
			{subscriptions.error && <p class="hint">{subscriptions.error}</p>}
			{subscriptions.data?.length === 0 && <p class="hint">None yet.</p>}
			<ul class="subscriptions">
				{subscriptions.data?.map((subscription) => (
					<SubscriptionRow
						key={subscription.charge_id}
						subscription={subscription}
						onChanged={subscriptions.reload}
					/>
				))}
			</ul>
		</section>
	);
}
