import { Money } from '../ui/starred.js';
import { api } from '../api/client.js';
import { useResource } from '../hooks/use-resource.js';
import { formatMinute } from '../lib/time.js';
import { useSession } from '../session.js';

/** The channels a customer has paid for, with their end. */
export function Places() {
	const { customer, attempt } = useSession();
	const places = useResource(
		`places of ${customer.id}`,
		() => api.places(customer.id),
		() => true,
	);
	if (!places.data || places.data.length === 0) return null;
	return (
		<section class="sheet-section" aria-labelledby="places-title">
			<h3 id="places-title">Paid channels</h3>
			<ul class="subscriptions">
				{places.data.map(({ chat, paid_place: place }) => (
					<li class="subscription" key={chat.id} data-testid="paid-channel">
						<div>
							<b>{chat.title}</b>
							<p>
								<Money amount={place.price} currency="XTR" /> a month
							</p>
							<small>
								{place.renews ? 'renews' : 'ends'} {formatMinute(place.until_date)}
							</small>
						</div>
						<button
							type="button"
							class="second-button"
							data-testid="paid-channel-renewal"
							onClick={() =>
								void attempt(api.renewPlace(chat.id, customer.id, !place.renews)).then(
									places.reload,
								)
							}
						>
							{place.renews ? 'Cancel' : 'Resume'}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
