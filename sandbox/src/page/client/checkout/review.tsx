import { Money } from '../ui/starred.js';
import type { Checkout } from '../api/types.js';
import { describeOrderInfo } from '../lib/order-info.js';
import { cardKey, Cards } from './cards.js';
import { InvoiceHead } from './invoice-head.js';
import { PriceLines } from './price-lines.js';
import { Tips } from './tips.js';

export interface ReviewProps {
	checkout: Checkout;
	choice: PaymentChoice;
	busy: boolean;
	onChange: (choice: PaymentChoice) => void;
	onPay: (payment: { tip_amount?: number; card?: string }) => void;
}

/** What the buyer decides on the last page; kept when a payment is refused and tried again. */
export interface PaymentChoice {
	/** Minor units; `undefined` while what is typed is not a tip that can be given. */
	tip: number | undefined;
	/** Empty until one is chosen: then the first card. */
	card: string;
}

/** The last look before paying: lines, tip, card, total. */
export function Review({ checkout, choice, busy, onChange, onPay }: ReviewProps) {
	const { invoice, cards } = checkout;
	const { currency } = invoice;
	const { tip } = choice;
	const card = choice.card || (cards[0] ? cardKey(cards[0]) : '');
	const shipping = checkout.shipping_options?.find(({ id }) => id === checkout.shipping_option_id);
	const lines = [
		...invoice.prices,
		...(shipping?.prices ?? []),
		...(tip ? [{ label: 'Tip', amount: tip }] : []),
	];
	const total = lines.reduce((sum, { amount }) => sum + amount, 0);
	const details = describeOrderInfo(checkout.order_info);
	return (
		<form
			class="dialog-body"
			onSubmit={(event) => {
				event.preventDefault();
				if (tip === undefined || busy) return;
				onPay({ ...(tip > 0 && { tip_amount: tip }), ...(card && { card }) });
			}}
			noValidate
		>
			<InvoiceHead invoice={invoice} />
			<PriceLines lines={lines} total={total} currency={currency} />
			{invoice.max_tip_amount > 0 && (
				<Tips
					invoice={invoice}
					amount={tip ?? 0}
					onChange={(next) => onChange({ ...choice, tip: next })}
				/>
			)}
			{(details.length > 0 || shipping) && (
				<section class="sheet-section details">
					<h3>Delivery and contact</h3>
					{details.map((line) => (
						<p key={line}>{line}</p>
					))}
					{shipping && <p>{shipping.title}</p>}
				</section>
			)}
			{cards.length > 0 && (
				<Cards
					cards={cards}
					chosen={card}
					onChange={(next) => onChange({ ...choice, card: next })}
				/>
			)}
			<div class="sheet-foot">
				<p class="hint">
					{invoice.provider ? `${invoice.provider} test shop` : 'Sandbox'} · no real money
				</p>
				<button
					type="submit"
					class="main-button"
					data-testid="pay-now"
					disabled={busy || tip === undefined}
					autofocus
				>
					Pay <Money amount={total} currency={currency} />
				</button>
			</div>
		</form>
	);
}
