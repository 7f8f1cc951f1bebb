import { useEffect, useRef, useState } from 'preact/hooks';
import { fullName, useSession } from '../session.js';
import { Avatar } from '../ui/avatar.js';
import { CheckIcon, ChevronIcon, PlusIcon } from '../ui/icons.js';
import { NewCustomer } from './new-customer.js';

/** Says which customer you play, and switches to another. */
export function CustomerMenu() {
	const { customer, customers, place, go, reload } = useSession();
	const [open, setOpen] = useState(false);
	const [creating, setCreating] = useState(false);
	const root = useRef<HTMLDivElement>(null);
	const button = useRef<HTMLButtonElement>(null);

	useEffect(() => {
		if (!open) return undefined;
		root.current?.querySelector<HTMLElement>('.menu button')?.focus();
		const closeOutside = (event: MouseEvent) => {
			if (!root.current?.contains(event.target as Node)) setOpen(false);
		};
		document.addEventListener('mousedown', closeOutside);
		return () => document.removeEventListener('mousedown', closeOutside);
	}, [open]);

	const choose = (id: number) => {
		setOpen(false);
		button.current?.focus();
		go({ customer: id, bot: place.chat === undefined ? place.bot : undefined });
	};
	return (
		<div
			class="customer-menu"
			ref={root}
			onKeyDown={(event) => {
				if (event.key !== 'Escape' || !open) return;
				setOpen(false);
				button.current?.focus();
			}}
		>
			<button
				ref={button}
				type="button"
				class="customer-button"
				data-testid="customer-switcher"
				aria-expanded={open}
				onClick={() => setOpen(!open)}
			>
				<Avatar id={customer.id} name={fullName(customer)} size="s" />
				<span class="customer-name">
					<span class="ellipsis">{fullName(customer)}</span>
					<small>customer {customer.id}</small>
				</span>
				<ChevronIcon />
			</button>
			{open && (
				<ul class="menu" aria-label="Customers">
					{customers.map((other) => (
						<li key={other.id}>
							<button
								type="button"
								class="menu-item"
								data-testid="customer-option"
								data-customer={other.id}
								aria-current={other.id === customer.id ? 'true' : undefined}
								onClick={() => choose(other.id)}
							>
								<Avatar id={other.id} name={fullName(other)} size="s" />
								<span class="customer-name">
									<span class="ellipsis">{fullName(other)}</span>
									<small>customer {other.id}</small>
								</span>
								{other.id === customer.id && <CheckIcon />}
							</button>
						</li>
					))}
					<li>
						<button
							type="button"
							class="menu-item menu-item-new"
							data-testid="new-customer"
							onClick={() => {
								setOpen(false);
								setCreating(true);
							}}
						>
							<PlusIcon /> New customer
						</button>
					</li>
				</ul>
			)}
			{creating && (
				<NewCustomer
					onClose={() => setCreating(false)}
					onCreated={(id) => {
						reload();
						choose(id);
					}}
				/>
			)}
		</div>
	);
}
