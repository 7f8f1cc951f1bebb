import { useState } from 'preact/hooks';
import type { InvoiceView } from '../api/types.js';
import { formatMoney } from '../lib/money.js';
import { BagIcon } from '../ui/icons.js';

/** The picture of the goods, or a drawn bag when there is none or it cannot be loaded. */
export function InvoicePhoto({ url, className }: { url: string | undefined; className: string }) {
	const [broken, setBroken] = useState(false);
	if (!url) return null;
	return broken ? (
		<span class={`${className} photo-missing`}>
			<BagIcon />
		</span>
	) : (
		<img class={className} src={url} alt="" onError={() => setBroken(true)} />
	);
}

/** An invoice in the chat: photo, title, description and price. */
export function InvoiceCard({ invoice }: { invoice: InvoiceView }) {
	return (
		<div class="invoice" data-testid="invoice-card">
			<InvoicePhoto url={invoice.photo_url} className="invoice-photo" />
			<h3 class="invoice-title">{invoice.title}</h3>
			<p class="invoice-text">{invoice.description}</p>
			<p class="invoice-price">
				<b data-testid="invoice-price">
					{formatMoney(invoice.total_amount, invoice.currency, invoice.exp)}
				</b>
				{invoice.subscription_period ? ' a month' : ''}
				<span class="invoice-label">{invoice.test ? 'Test invoice' : 'Invoice'}</span>
			</p>
		</div>
	);
}
