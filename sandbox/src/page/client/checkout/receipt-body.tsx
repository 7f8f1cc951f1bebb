import type { LabeledPrice } from '../api/types.js';
import { PriceLines } from './price-lines.js';

export interface ReceiptBodyProps {
	title: string;
	lines: LabeledPrice[];
	total: number;
	currency: string;
	details: string[];
	facts: Array<[name: string, value: string | undefined]>;
}

/** What a receipt says: lines, where it goes, and the charge ids. */
export function ReceiptBody({ title, lines, details, facts, ...money }: ReceiptBodyProps) {
	return (
		<>
			<h3 class="receipt-title">{title}</h3>
			<PriceLines lines={lines} {...money} />
			{details.length > 0 && (
				<section class="sheet-section details">
					<h3>Delivery and contact</h3>
					{details.map((line) => (
						<p key={line}>{line}</p>
					))}
				</section>
			)}
			<dl class="facts">
				{facts
					.filter(([, value]) => value)
					.map(([name, value]) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
			</dl>
		</>
	);
}
