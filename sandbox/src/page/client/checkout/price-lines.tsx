import { Money } from '../ui/starred.js';
import type { LabeledPrice } from '../api/types.js';

export interface PriceLinesProps {
	lines: LabeledPrice[];
	total: number;
	currency: string;
}

/** What the buyer pays for, line by line, and the total. */
export function PriceLines({ lines, total, currency }: PriceLinesProps) {
	return (
		<dl class="price-lines">
			{lines.map(({ label, amount }, index) => (
				<div class="price-line" key={index}>
					<dt>{label}</dt>
					<dd>
						<Money amount={amount} currency={currency} />
					</dd>
				</div>
			))}
			<div class="price-line price-total">
				<dt>Total</dt>
				<dd data-testid="checkout-total">
					<Money amount={total} currency={currency} />
				</dd>
			</div>
		</dl>
	);
}
