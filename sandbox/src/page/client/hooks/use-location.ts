import { useCallback, useEffect, useState } from 'preact/hooks';

/** What the address of the page says: `/?customer=1001&bot=7&chat=-100&invoice=slug`. */
export interface Place {
	customer?: number;
	bot?: number;
	chat?: number;
	invoice?: string;
}

const readNumber = (value: string | null) =>
	value !== null && /^-?\d+$/.test(value) ? Number(value) : undefined;

function readPlace(): Place {
	const values = new URLSearchParams(location.search);
	return {
		customer: readNumber(values.get('customer')),
		bot: readNumber(values.get('bot')),
		chat: readNumber(values.get('chat')),
		invoice: values.get('invoice') ?? undefined,
	};
}

function writePlace(place: Place): string {
	const values = new URLSearchParams();
	for (const [key, value] of Object.entries(place)) {
		if (value !== undefined) values.set(key, String(value));
	}
	const text = values.toString();
	return text ? `/?${text}` : '/';
}

/** The open customer and chat live in the address, so that links and the back button work. */
export function useLocation(): [Place, (place: Place, replace?: boolean) => void] {
	const [place, setPlace] = useState(readPlace);
	useEffect(() => {
		const read = () => setPlace(readPlace());
		addEventListener('popstate', read);
		return () => removeEventListener('popstate', read);
	}, []);
	const go = useCallback((next: Place, replace = false) => {
		history[replace ? 'replaceState' : 'pushState'](null, '', writePlace(next));
		setPlace(next);
	}, []);
	return [place, go];
}
