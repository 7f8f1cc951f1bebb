import { Fragment } from 'preact';
import { formatMoney } from '../lib/money.js';
import { StarIcon } from './icons.js';

/**
 * A text whose stars are drawn: not every computer has a font with the emoji. The emoji itself stays
 * in the text, for those who copy it or have it read out.
 */
export function Starred({ text }: { text: string }) {
	const parts = text.split(/⭐\uFE0F?/);
	if (parts.length === 1) return <>{text}</>;
	return (
		<span class="starred">
			{parts.map((part, index) => (
				<Fragment key={index}>
					{index > 0 && (
						<>
							<StarIcon />
							<span class="visually-hidden">⭐</span>
						</>
					)}
					{part}
				</Fragment>
			))}
		</span>
	);
}

/** An amount in smallest units, as the buyer reads it. */
export const Money = (props: { amount: number; currency: string }) => (
	<span class="money">
		<Starred text={formatMoney(props.amount, props.currency)} />
	</span>
);
