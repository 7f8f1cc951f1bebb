import { Starred } from '../ui/starred.js';
import { Dialog } from '../ui/dialog.js';

export interface RefusalProps {
	title: string;
	/** What the buyer is told; the bot's own words when it gave any. */
	text: string;
	/** What a developer should know beside it. */
	hint?: string;
	code?: string;
	onClose: () => void;
}

/** The pop-up that says why nothing was paid; the payment form stays behind it. */
export function Refusal({ title, text, hint, code, onClose }: RefusalProps) {
	return (
		<Dialog title={title} testId="refusal" kind="alert" onClose={onClose}>
			<p class="refusal-text" data-testid="refusal-text">
				<Starred text={text} />
			</p>
			{hint && (
				<p class="refusal-hint">
					{code && <code data-testid="refusal-code">{code}</code>} {hint}
				</p>
			)}
			<div class="alert-buttons">
				<button
					type="button"
					class="alert-button"
					data-testid="refusal-close"
					autofocus
					onClick={onClose}
				>
					OK
				</button>
			</div>
		</Dialog>
	);
}
