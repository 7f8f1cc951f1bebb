import type { InvoiceView } from '../api/types.js';
import { Picture } from '../ui/picture.js';

/** What is being bought, at the top of the payment form. */
export function InvoiceHead({ invoice, seller }: { invoice: InvoiceView; seller?: string }) {
	return (
		<div class="invoice-head">
			{invoice.photo_url && <Picture src={invoice.photo_url} className="invoice-thumb" />}
			<div>
				<h3>{invoice.title}</h3>
				<p>{invoice.description}</p>
				{seller && <p class="invoice-seller">{seller}</p>}
			</div>
		</div>
	);
}
