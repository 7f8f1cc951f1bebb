import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { onChange } from '../api/live.js';
import type { Checkout, CheckoutTarget, OrderInfo } from '../api/types.js';

export type Step = 'opening' | 'info' | 'shipping' | 'pay' | 'confirm';

export interface CheckoutFlow {
	checkout: Checkout | undefined;
	/** The step the sandbox (and behind it the bot or the bank) is busy with. */
	busy: Step | undefined;
	/** A refusal of the control API itself, for instance an invoice already paid. */
	error: string | undefined;
	submitInfo: (orderInfo: OrderInfo, save: boolean) => Promise<void>;
	chooseShipping: (optionId: string) => Promise<void>;
	pay: (payment: { tip_amount?: number; card?: string }) => Promise<void>;
	confirm: (approve: boolean) => Promise<void>;
	/** Begins again with a new payment form for the same invoice. */
	restart: () => Promise<void>;
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

	const show = useCallback((next: Checkout) => {
		current.current = next;
		setCheckout(next);
	}, []);
	const run = useCallback(
		async (step: Step, action: () => Promise<Checkout>) => {
			setBusy(step);
			setError(undefined);
			try {
				show(await action());
			} catch (refusal) {
				setError((refusal as Error).message);
			} finally {
				setBusy(undefined);
			}
		},
		[show],
	);
	const restart = useCallback(
		() => run('opening', () => api.openCheckout(customerId, target)),
		[customerId, target],
	);
	useEffect(() => {
		void restart();
	}, [restart]);

	useEffect(() => {
		// While a step waits for the bot, the deadline is learnt from the live changes.
		if (busy === undefined || busy === 'opening') return undefined;
		let over = false;
		const stop = onChange((change) => {
			const id = current.current?.id;
			if (change.type !== 'checkout' || id === undefined) return;
			api.checkout(id).then(
				(next) => {
					if (!over && current.current?.id === next.id) show(next);
				},
				() => undefined,
			);
		});
		return () => {
			over = true;
			stop();
		};
	}, [busy, show]);

	const id = checkout?.id ?? '';
	return {
		checkout,
		busy,
		error,
		restart,
		submitInfo: (orderInfo, save) =>
			run('info', () => api.submitInfo(id, { order_info: orderInfo, save })),
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
