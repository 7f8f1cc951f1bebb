import type { Checkout } from '../api/types.js';
import { Dialog } from '../ui/dialog.js';
import { explainRefusal } from './refusal-text.js';

export type RefusalProps = { onClose: () => void } & (
	{ checkout: Checkout; onRetry: () => void } | { text: string; title: string }
);

/** The pop-up that says why nothing was paid. */
export function Refusal(props: RefusalProps) {
	const shown =
		'checkout' in props
			? explainRefusal(props.checkout)
			: { title: props.title, text: props.text, hint: undefined };
	const code = 'checkout' in props ? props.checkout.error_code : undefined;
	return (
		<Dialog title={shown.title} testId="refusal" kind="alert" onClose={props.onClose}>
			<p class="refusal-text" data-testid="refusal-text">
				{shown.text}
			</p>
			{shown.hint && (
				<p class="refusal-hint">
					{code && <code data-testid="refusal-code">{code}</code>} {shown.hint}
				</p>
			)}
			<div class="alert-buttons">
				{'checkout' in props && (
					<button
						type="button"
						class="alert-button"
						data-testid="refusal-retry"
						onClick={props.onRetry}
					>
						Try again
					</button>
				)}
				<button
					type="button"
					class="alert-button alert-button-main"
					data-testid="refusal-close"
					autofocus
					onClick={props.onClose}
				>
					OK
				</button>
			</div>
		</Dialog>
	);
}
