import type { CheckoutCard } from '../api/types.js';
import { CardIcon } from '../ui/icons.js';

const OUTCOMES: Record<string, string> = {
	success: 'succeeds',
	declined: 'is declined by the bank',
	'3ds': 'asks for 3-D Secure',
};

/** What names a card to the sandbox. */
export const cardKey = (card: CheckoutCard) => card.id ?? card.number ?? card.outcome;

/** Test cards are told apart by what they do, saved ones by having been used. */
const titleOf = (card: CheckoutCard) =>
	card.number ? `Test card •••• ${card.number.slice(-4)}` : `Saved card ${card.title}`;

export interface CardsProps {
	cards: CheckoutCard[];
	chosen: string;
	onChange: (key: string) => void;
}

/** The test cards of the provider and the cards the customer saved. */
export function Cards({ cards, chosen, onChange }: CardsProps) {
	return (
		<fieldset class="sheet-section cards">
			<legend>Payment method</legend>
			{cards.map((card) => {
				const key = cardKey(card);
				return (
					<label
						key={key}
						class="option"
						data-testid="card-option"
						data-card={key}
						data-outcome={card.outcome}
					>
						<input
							type="radio"
							name="card"
							value={key}
							checked={key === chosen}
							onChange={() => onChange(key)}
						/>
						<span class={`card-picture card-${card.outcome}`}>
							<CardIcon />
						</span>
						<span class="option-text">
							<span>{titleOf(card)}</span>
							<small>{OUTCOMES[card.outcome] ?? card.outcome}</small>
						</span>
					</label>
				);
			})}
		</fieldset>
	);
}
