import { Money } from '../ui/starred.js';
import { api } from '../api/client.js';
import type { Checkout } from '../api/types.js';
import { useSession } from '../session.js';
import { StarIcon } from '../ui/icons.js';
import { InvoiceHead } from './invoice-head.js';

export interface StarsConfirmProps {
	checkout: Checkout;
	busy: boolean;
	onPay: () => void;
}

/** Paying in Stars needs no form and no card: only enough Stars and a yes. */
export function StarsConfirm({ checkout, busy, onPay }: StarsConfirmProps) {
	const { customer, attempt, reload } = useSession();
	const { invoice, total_amount: price } = checkout;
	const missing = price - customer.stars_balance;
	return (
		<div class="dialog-body stars-confirm">
			<span class="stars-picture">
				<StarIcon size={56} />
			</span>
			<InvoiceHead invoice={invoice} />
			<p class="stars-question">
				{invoice.subscription_period ? (
					<>
						Subscribe for{' '}
						<b data-testid="checkout-total">
							<Money amount={price} currency="XTR" />
						</b>{' '}
						a month? It renews every 30 days until you cancel.
					</>
				) : (
					<>
						Pay{' '}
						<b data-testid="checkout-total">
							<Money amount={price} currency="XTR" />
						</b>
						?
					</>
				)}
			</p>
			<p class="hint" data-testid="stars-balance">
				Your balance: <Money amount={customer.stars_balance} currency="XTR" />
			</p>
			<div class="sheet-foot">
				{missing > 0 && (
					<button
						type="button"
						class="main-button"
						data-testid="stars-top-up-missing"
						onClick={() => void attempt(api.topUp(customer.id, missing)).then(reload)}
					>
						Get <Money amount={missing} currency="XTR" /> more (free here)
					</button>
				)}
				<button
					type="button"
					class={missing > 0 ? 'second-button' : 'main-button'}
					data-testid="pay-now"
					disabled={busy}
					autofocus
					onClick={onPay}
				>
					{invoice.subscription_period ? 'Subscribe for' : 'Pay'}{' '}
					<Money amount={price} currency="XTR" />
				</button>
			</div>
		</div>
	);
}
