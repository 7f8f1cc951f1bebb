/** Telegram's side of the bridge to a Mini App in a frame (telegram-web-app.js). */

/** What an app may ask of the client, as it posts it. */
export interface AppEvent {
	readonly type: string;
	readonly data: Record<string, unknown>;
}

/** Reads what a frame has posted; undefined when it is no event of an app. */
export function readEvent(message: unknown): AppEvent | undefined {
	if (typeof message !== 'string') return undefined;
	try {
		const { eventType, eventData } = JSON.parse(message) as Record<string, unknown>;
		if (typeof eventType !== 'string') return undefined;
		// Without data the script posts an empty text.
		const isObject = typeof eventData === 'object' && eventData !== null;
		return { type: eventType, data: isObject ? (eventData as AppEvent['data']) : {} };
	} catch {
		return undefined;
	}
}

/** Tells the app of something, as a JSON text from its parent. */
export function post(frame: HTMLIFrameElement | null, type: string, data: object = {}): void {
	const message = JSON.stringify({ eventType: type, eventData: data });
	// The app may be of any origin: nothing secret goes this way.
	frame?.contentWindow?.postMessage(message, '*');
}

/** The main button as the app has set it up. */
export interface MainButton {
	text: string;
	isVisible: boolean;
	isActive: boolean;
	isBusy: boolean;
	color?: string;
	textColor?: string;
}

const colour = (value: unknown): string | undefined =>
	typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) ? value : undefined;

/** Reads `web_app_setup_main_button`; what is left out stays. */
export function readMainButton(before: MainButton, data: AppEvent['data']): MainButton {
	const flag = (name: string, otherwise: boolean) =>
		typeof data[name] === 'boolean' ? data[name] : otherwise;
	return {
		text: typeof data['text'] === 'string' ? data['text'] : before.text,
		isVisible: flag('is_visible', before.isVisible),
		isActive: flag('is_active', before.isActive),
		isBusy: flag('is_progress_visible', before.isBusy),
		color: colour(data['color']) ?? before.color,
		textColor: colour(data['text_color']) ?? before.textColor,
	};
}

/** A popup an app opens: a message and one to three buttons. */
export interface Popup {
	title: string;
	message: string;
	buttons: Array<{ id: string; text: string }>;
}

const DEFAULT_TEXTS: Record<string, string> = { ok: 'OK', close: 'Close', cancel: 'Cancel' };

/** Reads `web_app_open_popup`. */
export function readPopup(data: AppEvent['data']): Popup {
	const buttons = Array.isArray(data['buttons']) ? (data['buttons'] as unknown[]) : [];
	return {
		title: typeof data['title'] === 'string' ? data['title'] : '',
		message: typeof data['message'] === 'string' ? data['message'] : '',
		buttons: buttons.slice(0, 3).map((button) => {
			const { id, text, type } = button as Record<string, string | undefined>;
			return { id: id ?? '', text: text ?? DEFAULT_TEXTS[type ?? ''] ?? 'OK' };
		}),
	};
}

/** The page's colours under Telegram's names (Bot API: ThemeParams). */
export function pageTheme(): Record<string, string> {
	const style = getComputedStyle(document.documentElement);
	const of = (name: string) => style.getPropertyValue(name).trim();
	return {
		bg_color: of('--surface'),
		secondary_bg_color: of('--page'),
		text_color: of('--text'),
		hint_color: of('--text-2'),
		link_color: of('--accent-text'),
		button_color: of('--button'),
		button_text_color: of('--on-accent'),
		accent_text_color: of('--accent-text'),
		section_bg_color: of('--surface'),
		header_bg_color: of('--surface'),
		subtitle_text_color: of('--text-2'),
		destructive_text_color: of('--wrong'),
	};
}
