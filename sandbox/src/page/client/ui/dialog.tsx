import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { BackIcon, CloseIcon } from './icons.js';

export interface DialogProps {
	title: string;
	testId: string;
	onClose: () => void;
	children: ComponentChildren;
	/** A sheet slides over the conversation; an alert is a small box that must be answered. */
	kind?: 'sheet' | 'alert';
	onBack?: () => void;
	/** When this changes, the content did: focus goes to its element with `autofocus`. */
	step?: string;
}

/** A modal on the browser's own dialog: focus stays inside, Escape closes, focus goes back after. */
export function Dialog({
	title,
	testId,
	onClose,
	children,
	kind = 'sheet',
	onBack,
	step,
}: DialogProps) {
	const element = useRef<HTMLDialogElement>(null);
	const isLeaving = useRef(false);
	const titleId = useId();
	useLayoutEffect(() => {
		const before = document.activeElement;
		const dialog = element.current;
		dialog?.showModal();
		return () => {
			isLeaving.current = true;
			dialog?.close();
			if (before instanceof HTMLElement && before.isConnected) before.focus();
		};
	}, []);
	useLayoutEffect(() => {
		if (step === undefined) return;
		element.current?.querySelector<HTMLElement>('[autofocus]')?.focus();
	}, [step]);
	return (
		<dialog
			ref={element}
			class={`dialog dialog-${kind}`}
			role={kind === 'alert' ? 'alertdialog' : undefined}
			aria-labelledby={titleId}
			data-testid={testId}
			onCancel={(event) => {
				event.preventDefault();
				event.stopPropagation();
				onClose();
			}}
			// A browser closes a dialog without asking when Escape is pressed again and again.
			onClose={(event) => {
				if (event.target === element.current && !isLeaving.current) onClose();
			}}
			onMouseDown={(event) => {
				if (event.target === element.current && kind === 'sheet') onClose();
			}}
		>
			<div class="dialog-frame">
				<div class="dialog-head">
					{onBack && (
						<button type="button" class="icon-button" aria-label="Back" onClick={onBack}>
							<BackIcon />
						</button>
					)}
					<h2 id={titleId}>{title}</h2>
					{kind === 'sheet' && (
						<button
							type="button"
							class="icon-button"
							aria-label="Close"
							data-testid="dialog-close"
							onClick={onClose}
						>
							<CloseIcon />
						</button>
					)}
				</div>
				{children}
			</div>
		</dialog>
	);
}
