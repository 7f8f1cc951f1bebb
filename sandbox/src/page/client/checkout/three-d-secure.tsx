import { Money } from '../ui/starred.js';
import type { Checkout } from '../api/types.js';
import { LockIcon } from '../ui/icons.js';

export interface ThreeDSecureProps {
	checkout: Checkout;
	onAnswer: (approve: boolean) => void;
}

/** The page on which the card's bank asks whether it is really you. */
export function ThreeDSecure({ checkout, onAnswer }: ThreeDSecureProps) {
	const { invoice, total_amount: total } = checkout;
	return (
		<div class="dialog-body three-ds" data-testid="three-ds">
			<p class="bank">
				<LockIcon /> <b>Sandbox Bank</b> <span>3-D Secure</span>
			</p>
			<h3>Is it you?</h3>
			<dl class="price-lines">
				<div class="price-line">
					<dt>Shop</dt>
					<dd>{invoice.title}</dd>
				</div>
				<div class="price-line price-total">
					<dt>Amount</dt>
					<dd>
						<Money amount={total} currency={invoice.currency} />
					</dd>
				</div>
			</dl>
			<p class="hint">A real bank would ask for a code here. In the sandbox you decide yourself.</p>
			<div class="sheet-foot">
				<button
					type="button"
					class="main-button"
					data-testid="three-ds-approve"
					autofocus
					onClick={() => onAnswer(true)}
				>
					Approve
				</button>
				<button
					type="button"
					class="second-button"
					data-testid="three-ds-reject"
					onClick={() => onAnswer(false)}
				>
					Reject
				</button>
			</div>
		</div>
	);
}
