import { useState } from 'preact/hooks';
import { isRefusal } from '../../../domain/checkout/refusals.js';
import type { Checkout, CheckoutTarget } from '../api/types.js';
import { isStars } from '../lib/money.js';
import { needsInfo, prefillForm, type OrderForm } from '../lib/order-info.js';
import { useSession } from '../session.js';
import { Dialog } from '../ui/dialog.js';
import { OrderFormStep } from './order-form.js';
import { Paid } from './paid.js';
import { Refusal } from './refusal.js';
import { explainRefusal, lacksShipping } from './refusal-text.js';
import { Review, type PaymentChoice } from './review.js';
import { ShippingChoice } from './shipping-choice.js';
import { StarsConfirm } from './stars-confirm.js';
import { ThreeDSecure } from './three-d-secure.js';
import { useCheckout } from './use-checkout.js';
import { Waiting } from './waiting.js';

type View = 'info' | 'shipping' | 'review';

const TITLES: Record<View, string> = {
	info: 'Your details',
	shipping: 'Shipping method',
	review: 'Checkout',
};

/** Bot API: the status of the event `invoiceClosed`. */
export type CheckoutEnd = 'paid' | 'cancelled' | 'failed' | 'pending';

function endOf(checkout: Checkout | undefined): CheckoutEnd {
	if (!checkout) return 'failed';
	if (checkout.status.startsWith('awaiting')) return 'pending';
	return isRefusal(checkout.status) ? 'failed' : 'cancelled';
}

export interface CheckoutSheetProps {
	target: CheckoutTarget;
	/** How it ended, as a Mini App is told it. */
	onClose: (end: CheckoutEnd) => void;
}

/** The payment form: what it shows follows from the state of the checkout. */
export function CheckoutSheet({ target, onClose }: CheckoutSheetProps) {
	const { customer } = useSession();
	const flow = useCheckout(customer.id, target);
	const { checkout, busy, error } = flow;
	const [form, setForm] = useState<OrderForm>(() => prefillForm(customer.saved_order_info));
	const [choice, setChoice] = useState<PaymentChoice>({ tip: 0, card: '' });
	const [goBackTo, setGoBackTo] = useState<View | undefined>();
	const [read, setRead] = useState<Checkout | undefined>();

	const close = () => {
		flow.abandon();
		onClose(endOf(checkout));
	};
	if (!checkout) {
		if (error) return <Refusal text={error} title="This invoice can't be paid" onClose={close} />;
		return (
			<Dialog title="Checkout" testId="checkout-sheet" onClose={close}>
				<p class="dialog-body loading-line" aria-busy="true">
					Opening the payment form…
				</p>
			</Dialog>
		);
	}
	const { invoice, status } = checkout;
	const stars = isStars(invoice.currency);
	const steps: View[] = [
		...(needsInfo(invoice) ? (['info'] as const) : []),
		...(invoice.is_flexible ? (['shipping'] as const) : []),
		'review',
	];
	const reached: View =
		needsInfo(invoice) && (!checkout.order_info || lacksShipping(status))
			? 'info'
			: invoice.is_flexible && !checkout.shipping_option_id
				? 'shipping'
				: 'review';
	const view = goBackTo ?? reached;
	const previous = steps[steps.indexOf(view) - 1];
	const waiting = busy === 'pay' || (busy === 'info' && invoice.is_flexible) || busy === 'confirm';
	const refused = !busy && isRefusal(status) && read !== checkout;
	const go = (step: Promise<boolean>) =>
		void step.then((done) => {
			if (done) setGoBackTo(undefined);
		});

	if (status === 'paid') return <Paid checkout={checkout} onClose={() => onClose('paid')} />;
	return (
		<Dialog
			title={stars ? 'Confirm purchase' : TITLES[view]}
			testId="checkout-sheet"
			onClose={close}
			step={`${view} ${status} ${waiting} ${refused}`}
			onBack={!waiting && previous ? () => setGoBackTo(previous) : undefined}
		>
			{waiting ? (
				<Waiting checkout={checkout} step={busy} />
			) : status === 'requires_3ds' ? (
				<ThreeDSecure checkout={checkout} onAnswer={flow.confirm} />
			) : stars ? (
				<StarsConfirm checkout={checkout} busy={busy !== undefined} onPay={() => flow.pay({})} />
			) : view === 'info' ? (
				<OrderFormStep
					invoice={invoice}
					form={form}
					onChange={setForm}
					onSubmit={(info, save) => go(flow.submitInfo(info, save))}
				/>
			) : view === 'shipping' ? (
				<ShippingChoice
					checkout={checkout}
					onChoose={(optionId) => go(flow.chooseShipping(optionId))}
				/>
			) : (
				<Review
					checkout={checkout}
					choice={choice}
					busy={busy !== undefined}
					onChange={setChoice}
					onPay={flow.pay}
				/>
			)}
			{error && (
				<p class="dialog-error" role="alert" data-testid="checkout-error">
					{error}
				</p>
			)}
			{refused && <Refusal {...explainRefusal(checkout)} onClose={() => setRead(checkout)} />}
		</Dialog>
	);
}
