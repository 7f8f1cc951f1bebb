import { useId } from 'preact/hooks';

export interface FieldProps {
	label: string;
	value: string;
	onInput: (value: string) => void;
	testId: string;
	error?: string;
	hint?: string;
	type?: 'text' | 'email' | 'tel';
	autocomplete?: AutoFill;
	inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel';
	autofocus?: boolean;
	placeholder?: string;
}

/** A labelled text field that says below itself what is wrong with its content. */
export function Field(props: FieldProps) {
	const id = useId();
	const note = props.error ?? props.hint;
	return (
		<div class={`field ${props.error ? 'field-wrong' : ''}`}>
			<label for={id}>{props.label}</label>
			<input
				id={id}
				// The element's types insist on one literal kind each.
				type={(props.type ?? 'text') as 'text'}
				value={props.value}
				data-testid={props.testId}
				autocomplete={props.autocomplete ?? 'off'}
				inputMode={props.inputMode}
				autofocus={props.autofocus}
				placeholder={props.placeholder}
				aria-invalid={props.error ? 'true' : undefined}
				aria-describedby={note ? `${id}-note` : undefined}
				onInput={(event) => props.onInput(event.currentTarget.value)}
			/>
			{note && (
				<p class="field-note" id={`${id}-note`}>
					{note}
				</p>
			)}
		</div>
	);
}
