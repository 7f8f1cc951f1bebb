import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { CloseIcon } from '../ui/icons.js';
import { ClockControls } from './clock-controls.js';
import { Faults } from './faults.js';
import { Journal } from './journal.js';

/** The developer's drawer: what goes between the bot and the sandbox, the clock, faults. */
export function Drawer({ onClose }: { onClose: () => void }) {
	const close = useRef<HTMLButtonElement>(null);
	const [asking, setAsking] = useState(false);
	useEffect(() => close.current?.focus(), []);
	return (
		<aside
			class="drawer"
			aria-label="Developer"
			data-testid="developer-drawer"
			onKeyDown={(event) => {
				if (event.key === 'Escape') onClose();
			}}
		>
			<header class="drawer-head">
				<h2>Developer</h2>
				{asking ? (
					<>
						<button
							type="button"
							class="small-button danger"
							data-testid="reset-confirm"
							onClick={() => {
								setAsking(false);
								void api.reset();
							}}
						>
							Forget everything
						</button>
						<button type="button" class="small-button" onClick={() => setAsking(false)}>
							Keep
						</button>
					</>
				) : (
					<button
						type="button"
						class="small-button"
						data-testid="reset-button"
						onClick={() => setAsking(true)}
					>
						Reset
					</button>
				)}
				<button
					ref={close}
					type="button"
					class="icon-button"
					aria-label="Close the developer's drawer"
					onClick={onClose}
				>
					<CloseIcon />
				</button>
			</header>
			<ClockControls />
			<Faults />
			<Journal />
		</aside>
	);
}
