const COLOURS = 7;

/** A round picture made of initials; its colour follows from the id. */
export function Avatar({ id, name, size = 'm' }: { id: number; name: string; size?: 's' | 'm' }) {
	const initials = name
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word))
		.slice(0, 2)
		.map((word) => [...word.replace(/[^\p{L}\p{N}]/gu, '')][0] ?? '')
		.join('')
		.toUpperCase();
	return (
		<span class={`avatar avatar-${size} tint-${Math.abs(id) % COLOURS}`} aria-hidden="true">
			{initials || '?'}
		</span>
	);
}
