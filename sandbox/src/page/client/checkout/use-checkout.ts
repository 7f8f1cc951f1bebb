import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { onChange } from '../api/live.js';
import { isRefusal } from '../../../domain/checkout/refusals.js';
import type { Checkout, CheckoutTarget, OrderInfo } from '../api/types.js';
import { lacksShipping } from './refusal-text.js';

export type Step = 'opening' | 'info' | 'shipping' | 'pay' | 'confirm';

export interface CheckoutFlow {
	checkout: Checkout | undefined;
	/** The step the sandbox (and behind it the bot or the bank) is busy with. */
	busy: Step | undefined;
	/** A refusal of the control API itself, for instance an invoice already paid. */
	error: string | undefined;
	/** Each step resolves to whether the sandbox accepted it; what came out is in `checkout`. */
	submitInfo: (orderInfo: OrderInfo, save: boolean) => Promise<boolean>;
	chooseShipping: (optionId: string) => Promise<boolean>;
	pay: (payment: { tip_amount?: number; card?: string }) => Promise<boolean>;
	confirm: (approve: boolean) => Promise<boolean>;
	/** Gives the payment up when it is not finished. */
	abandon: () => void;
}

const FINAL = ['paid', 'cancelled'];

/** Opens a payment form for an invoice and takes it through its steps. */
export function useCheckout(customerId: number, target: CheckoutTarget): CheckoutFlow {
	const [checkout, setCheckout] = useState<Checkout | undefined>();
	const [busy, setBusy] = useState<Step | undefined>('opening');
	const [error, setError] = useState<string | undefined>();
	const current = useRef<Checkout | undefined>(undefined);
	const answers = useRef(0);

	const show = useCallback((next: Checkout) => {
		current.current = next;
		setCheckout(next);
	}, []);
	const run = useCallback(
		async (step: Step, action: () => Promise<Checkout>) => {
			setBusy(step);
			setError(undefined);
			try {
				const next = await action();
				answers.current += 1;
				show(next);
				return true;
			} catch (refusal) {
				setError((refusal as Error).message);
				return false;
			} finally {
				setBusy(undefined);
			}
		},
		[show],
	);
	useEffect(() => {
		void run('opening', () => api.openCheckout(customerId, target));
	}, [customerId, target]);

	useEffect(
		() =>
			// The deadline of a step that waits for the bot is learnt from the live changes.
			onChange((change) => {
				const open = current.current;
				if (!open || change['checkout_id'] !== open.id || FINAL.includes(open.status)) return;
				const asked = answers.current;
				api.checkout(open.id).then(
					(next) => {
						// An answer to a step that came meanwhile is newer than this reading.
						if (asked === answers.current) show(next);
					},
					() => undefined,
				);
			}),
		[show],
	);

	const id = checkout?.id ?? '';
	return {
		checkout,
		busy,
		error,
		submitInfo: (orderInfo, save) =>
			run('info', async () => {
				// Data can't be changed in a form the bot has refused: a new one takes its place.
				const refused = current.current && isRefusal(current.current.status);
				const lost = refused && !lacksShipping(current.current?.status ?? 'open');
				const form = lost ? await api.openCheckout(customerId, target) : undefined;
				if (form) show(form);
				return api.submitInfo(form?.id ?? id, { order_info: orderInfo, save });
			}),
		chooseShipping: (optionId) => run('shipping', () => api.chooseShipping(id, optionId)),
		pay: (payment) => run('pay', () => api.pay(id, payment)),
		confirm: (approve) => run('confirm', () => api.confirm(id, approve)),
		abandon: () => {
			const open = current.current;
			if (open && !FINAL.includes(open.status))
				void api.cancelCheckout(open.id).catch(() => undefined);
		},
	};
}
