import { Money } from '../ui/starred.js';
import type { Checkout } from '../api/types.js';
import { describeOrderInfo } from '../lib/order-info.js';
import { Dialog } from '../ui/dialog.js';
import { CheckIcon } from '../ui/icons.js';
import { ReceiptBody } from './receipt-body.js';

/** The payment went through: a receipt straight away. */
export function Paid({ checkout, onClose }: { checkout: Checkout; onClose: () => void }) {
	const { invoice, tip_amount: tip } = checkout;
	const shipping = checkout.shipping_options?.find(({ id }) => id === checkout.shipping_option_id);
	const lines = [
		...invoice.prices,
		...(shipping?.prices ?? []),
		...(tip > 0 ? [{ label: 'Tip', amount: tip }] : []),
	];
	return (
		<Dialog title="Receipt" testId="receipt" onClose={onClose}>
			<div class="dialog-body">
				<div class="paid-mark">
					<span class="paid-circle">
						<CheckIcon />
					</span>
					<p>
						You paid{' '}
						<b data-testid="receipt-total">
							<Money amount={checkout.total_amount} currency={invoice.currency} />
						</b>
					</p>
				</div>
				<ReceiptBody
					title={invoice.title}
					lines={lines}
					total={checkout.total_amount}
					currency={invoice.currency}
					details={[
						...describeOrderInfo(checkout.order_info),
						...(shipping ? [shipping.title] : []),
					]}
					facts={[
						['Telegram charge', checkout.telegram_payment_charge_id],
						['Provider charge', checkout.provider_payment_charge_id],
					]}
				/>
				<div class="sheet-foot">
					<button
						type="button"
						class="main-button"
						data-testid="receipt-done"
						autofocus
						onClick={onClose}
					>
						Done
					</button>
				</div>
			</div>
		</Dialog>
	);
}
