import { useState } from 'preact/hooks';
import type { InvoiceView } from '../api/types.js';
import { editableMoney, formatMoney, parseMoney } from '../lib/money.js';
import { Field } from '../ui/field.js';

export interface TipsProps {
	invoice: InvoiceView;
	amount: number;
	/** `undefined` while what is typed is not a tip that can be given. */
	onChange: (amount: number | undefined) => void;
}

/** A tip: one of the suggested amounts or an own one, up to the bot's maximum. */
export function Tips({ invoice, amount, onChange }: TipsProps) {
	const { currency, exp, max_tip_amount: most } = invoice;
	const [text, setText] = useState(amount ? editableMoney(amount, exp) : '');
	const [error, setError] = useState<string | undefined>();

	const type = (value: string) => {
		setText(value);
		const tip = value.trim() ? parseMoney(value, exp) : 0;
		const problem =
			tip === undefined
				? `Enter an amount such as ${editableMoney(most, exp)}.`
				: tip > most
					? `The largest tip is ${formatMoney(most, currency)}.`
					: undefined;
		setError(problem);
		onChange(problem ? undefined : tip);
	};
	const choose = (tip: number) => {
		const next = tip === amount && !error ? 0 : tip;
		setText(next ? editableMoney(next, exp) : '');
		setError(undefined);
		onChange(next);
	};
	return (
		<section class="sheet-section" aria-labelledby="tips-title">
			<h3 id="tips-title">Add a tip</h3>
			{invoice.suggested_tip_amounts.length > 0 && (
				<div class="chips">
					{invoice.suggested_tip_amounts.map((tip) => (
						<button
							key={tip}
							type="button"
							class="chip"
							data-testid="tip-chip"
							data-amount={tip}
							aria-pressed={tip === amount && !error}
							onClick={() => choose(tip)}
						>
							{formatMoney(tip, currency)}
						</button>
					))}
				</div>
			)}
			<Field
				label={`Own amount (up to ${formatMoney(most, currency)})`}
				value={text}
				onInput={type}
				testId="tip-input"
				error={error}
				inputMode={exp ? 'decimal' : 'numeric'}
				placeholder={editableMoney(0, exp)}
			/>
		</section>
	);
}
