import { useState } from 'preact/hooks';
import { Starred } from '../ui/starred.js';
import { Places } from '../access/places.js';
import { api } from '../api/client.js';
import { formatMoney, parseMoney } from '../lib/money.js';
import { useSession } from '../session.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { StarIcon } from '../ui/icons.js';
import { Subscriptions } from './subscriptions.js';

const PACKS = [100, 1_000, 10_000];

/** The customer's Stars: balance, more of them for nothing, subscriptions. */
export function Wallet({ onClose }: { onClose: () => void }) {
	const { customer, attempt, reload } = useSession();
	const [text, setText] = useState('');
	const [error, setError] = useState<string | undefined>();

	const topUp = async (amount: number) => {
		if (await attempt(api.topUp(customer.id, amount))) {
			setText('');
			reload();
		}
	};
	const submit = (event: Event) => {
		event.preventDefault();
		const amount = parseMoney(text, 0);
		setError(amount ? undefined : 'Enter a whole number of Stars.');
		if (amount) void topUp(amount);
	};
	return (
		<Dialog title="Your Stars" testId="wallet" onClose={onClose}>
			<div class="dialog-body">
				<div class="balance">
					<StarIcon size={48} />
					<p data-testid="wallet-balance">{customer.stars_balance.toLocaleString('en')}</p>
					<small>balance of {customer.first_name}</small>
				</div>
				<section class="sheet-section" aria-labelledby="top-up-title">
					<h3 id="top-up-title">Top up — free in the sandbox</h3>
					<div class="chips">
						{PACKS.map((pack) => (
							<button
								key={pack}
								type="button"
								class="chip"
								data-testid="top-up-chip"
								data-amount={pack}
								onClick={() => void topUp(pack)}
							>
								<Starred text={`+${formatMoney(pack, 'XTR')}`} />
							</button>
						))}
					</div>
					<form class="inline-form" onSubmit={submit} noValidate>
						<Field
							label="Own amount"
							value={text}
							onInput={setText}
							testId="top-up-input"
							error={error}
							inputMode="numeric"
						/>
						<button type="submit" class="second-button" data-testid="top-up-button">
							Add
						</button>
					</form>
				</section>
				<Subscriptions />
				<Places />
			</div>
		</Dialog>
	);
}
