import type { InvoiceView, Receipt } from '../api/types.js';
import { formatMinute } from '../lib/time.js';
import { titleOf, useSession } from '../session.js';
import { Dialog } from '../ui/dialog.js';
import { ReceiptBody } from './receipt-body.js';

export interface ReceiptDialogProps {
	receipt: Receipt;
	/** The invoice, where the chat still knows it: its lines are shown. */
	invoice?: InvoiceView;
	details?: string[];
	botId: number;
	onClose: () => void;
}

/** The receipt of an invoice paid earlier, opened from the chat. */
export function ReceiptDialog({
	receipt,
	invoice,
	details = [],
	botId,
	onClose,
}: ReceiptDialogProps) {
	const { bots } = useSession();
	const bot = bots.find(({ id }) => id === botId);
	const prices = invoice?.prices ?? [
		{ label: receipt.title, amount: receipt.total_amount - receipt.tip_amount },
	];
	const known = prices.reduce((sum, { amount }) => sum + amount, 0) + receipt.tip_amount;
	const shipping = receipt.total_amount - known;
	const lines = [
		...prices,
		...(shipping !== 0 ? [{ label: 'Shipping', amount: shipping }] : []),
		...(receipt.tip_amount > 0 ? [{ label: 'Tip', amount: receipt.tip_amount }] : []),
	];
	return (
		<Dialog title="Receipt" testId="receipt" onClose={onClose}>
			<div class="dialog-body">
				<ReceiptBody
					title={receipt.title}
					lines={lines}
					total={receipt.total_amount}
					currency={receipt.currency}
					details={details}
					facts={[
						['Seller', bot && titleOf(bot)],
						['Paid', formatMinute(receipt.date)],
						['Telegram charge', receipt.telegram_payment_charge_id],
						['Provider charge', receipt.provider_payment_charge_id],
					]}
				/>
			</div>
		</Dialog>
	);
}
