import { useState } from 'preact/hooks';
import { Money } from '../ui/starred.js';
import type { Checkout } from '../api/types.js';

export interface ShippingChoiceProps {
	checkout: Checkout;
	onChoose: (optionId: string) => void;
}

/** The ways of delivery the bot offered for this address. */
export function ShippingChoice({ checkout, onChoose }: ShippingChoiceProps) {
	const options = checkout.shipping_options ?? [];
	const { currency } = checkout.invoice;
	const [chosen, setChosen] = useState(checkout.shipping_option_id ?? options[0]?.id ?? '');
	return (
		<form
			class="dialog-body"
			onSubmit={(event) => {
				event.preventDefault();
				onChoose(chosen);
			}}
		>
			<fieldset class="sheet-section">
				<legend>How shall it be delivered?</legend>
				{options.map((option, index) => (
					<label
						key={option.id}
						class="option"
						data-testid="shipping-option"
						data-option={option.id}
					>
						<input
							type="radio"
							name="shipping"
							value={option.id}
							checked={option.id === chosen}
							autofocus={index === 0}
							onChange={() => setChosen(option.id)}
						/>
						<span class="option-text">
							<span>{option.title}</span>
						</span>
						<span class="option-price">
							<Money amount={option.total_amount} currency={currency} />
						</span>
					</label>
				))}
			</fieldset>
			<div class="sheet-foot">
				<button
					type="submit"
					class="main-button"
					data-testid="shipping-continue"
					disabled={!chosen}
				>
					Continue
				</button>
			</div>
		</form>
	);
}
