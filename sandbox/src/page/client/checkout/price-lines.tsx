import type { LabeledPrice } from '../api/types.js';
import { formatMoney } from '../lib/money.js';

export interface PriceLinesProps {
	lines: LabeledPrice[];
	total: number;
	currency: string;
	exp: number;
}

/** What the buyer pays for, line by line, and the total. */
export function PriceLines({ lines, total, currency, exp }: PriceLinesProps) {
	return (
		<dl class="price-lines">
			{lines.map(({ label, amount }, index) => (
				<div class="price-line" key={index}>
					<dt>{label}</dt>
					<dd>{formatMoney(amount, currency, exp)}</dd>
				</div>
			))}
			<div class="price-line price-total">
				<dt>Total</dt>
				<dd data-testid="checkout-total">{formatMoney(total, currency, exp)}</dd>
			</div>
		</dl>
	);
}
