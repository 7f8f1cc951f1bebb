import type { SentBody } from '../api/types.js';

/** Lets the customer send a picture of their own. */
export function AttachButton({ onSend }: { onSend: (message: SentBody) => void }) {
	const read = (input: HTMLInputElement) => {
		const [file] = input.files ?? [];
		input.value = '';
		if (!file) return;
		const reader = new FileReader();
		reader.onload = () => {
			const [, data = ''] = String(reader.result).split(',');
			onSend({ photo: { data, file_name: file.name } });
		};
		reader.readAsDataURL(file);
	};
	return (
		<label class="icon-button attach-button" title="Send a photo">
			<svg class="icon" viewBox="0 0 24 24" fill="none" aria-hidden="true">
				<path
					d="M20 11.5 12.2 19a5 5 0 0 1-7-7L13 4.4a3.4 3.4 0 0 1 4.8 4.8l-7.7 7.5a1.8 1.8 0 0 1-2.5-2.5l7-6.8"
					stroke="currentColor"
					stroke-width="1.8"
					stroke-linecap="round"
					stroke-linejoin="round"
				/>
			</svg>
			<input
				type="file"
				accept="image/*"
				class="visually-hidden"
				aria-label="Send a photo"
				data-testid="photo-input"
				onChange={(event) => read(event.currentTarget)}
			/>
		</label>
	);
}
