import { Money, Starred } from '../ui/starred.js';
import type { InvoiceView } from '../api/types.js';
import { Picture } from '../ui/picture.js';

/** An invoice in the chat: photo, title, description and price. */
export function InvoiceCard({ invoice }: { invoice: InvoiceView }) {
	return (
		<div class="invoice" data-testid="invoice-card">
			{invoice.photo_url && <Picture src={invoice.photo_url} className="invoice-photo" />}
			<h3 class="invoice-title">
				<Starred text={invoice.title} />
			</h3>
			<p class="invoice-text">
				<Starred text={invoice.description} />
			</p>
			<p class="invoice-price">
				<b data-testid="invoice-price">
					<Money amount={invoice.total_amount} currency={invoice.currency} />
				</b>
				{invoice.subscription_period ? ' a month' : ''}
				<span class="invoice-label">{invoice.test ? 'Test invoice' : 'Invoice'}</span>
			</p>
		</div>
	);
}
