/**
 * The app's side of the bridge for work without a network: a script of the sandbox's own with the
 * interface of Telegram's telegram-web-app.js, as far as the sandbox plays the other side. It is
 * served as `/telegram-web-app.js`.
 */
export const WEB_APP_SCRIPT = `(() => {
'use strict';
const params = new URLSearchParams(location.hash.slice(1));
const json = (text, otherwise) => { try { return JSON.parse(text); } catch { return otherwise; } };
const initData = params.get('tgWebAppData') || '';
const version = params.get('tgWebAppVersion') || '6.0';
const theme = json(params.get('tgWebAppThemeParams'), {});
const unsafe = {};
for (const [name, value] of new URLSearchParams(initData)) {
	unsafe[name] = /^[[{]/.test(value) ? json(value, value) : value;
}
const send = (eventType, eventData) => {
	const message = JSON.stringify({ eventType, eventData: eventData === undefined ? '' : eventData });
	if (window.parent !== window) window.parent.postMessage(message, '*');
};
const isOld = (least) => {
	const [a, b] = [version, least].map((text) => text.split('.').map(Number));
	return a[0] !== b[0] ? a[0] < b[0] : (a[1] || 0) < (b[1] || 0);
};
const need = (least, what) => {
	if (isOld(least)) throw Error('WebAppMethodUnsupported: ' + what + ' needs version ' + least);
};
const handlers = new Map();
const emit = (name, ...values) => {
	for (const run of [...(handlers.get(name) || [])]) run.apply(app, values);
};
const length = (text, most, error) => {
	const trimmed = String(text == null ? '' : text).trim();
	if (trimmed === '' || trimmed.length > most) throw Error(error);
	return trimmed;
};
let viewport = innerHeight;
let invoice, popup, sharing;

const button = (setUp, pressed) => {
	const state = { text: 'Continue', isVisible: false, isActive: true, isProgressVisible: false };
	const self = {
		setText: (text) => self.setParams({ text }),
		show: () => self.setParams({ is_visible: true }),
		hide: () => self.setParams({ is_visible: false }),
		enable: () => self.setParams({ is_active: true }),
		disable: () => self.setParams({ is_active: false }),
		onClick: (run) => (app.onEvent(pressed, run), self),
		offClick: (run) => (app.offEvent(pressed, run), self),
		showProgress: (leaveActive) => {
			state.isProgressVisible = true;
			state.isActive = !!leaveActive;
			return update();
		},
		hideProgress: () => {
			state.isProgressVisible = false;
			state.isActive = true;
			return update();
		},
		setParams: (given) => {
			if (given.text !== undefined) state.text = length(given.text, 64, 'WebAppBottomButtonParamInvalid');
			if (given.is_visible !== undefined) state.isVisible = !!given.is_visible;
			if (given.is_active !== undefined) state.isActive = !!given.is_active;
			if (given.color !== undefined) state.color = given.color;
			if (given.text_color !== undefined) state.textColor = given.text_color;
			return update();
		},
	};
	const update = () => {
		const { text, isVisible, isActive, isProgressVisible, color, textColor } = state;
		send(setUp, {
			is_visible: isVisible,
			is_active: isActive,
			is_progress_visible: isProgressVisible,
			text,
			color: color || theme.button_color,
			text_color: textColor || theme.button_text_color,
		});
		return self;
	};
	for (const name of ['text', 'isVisible', 'isActive', 'isProgressVisible']) {
		Object.defineProperty(self, name, { enumerable: true, get: () => state[name] });
	}
	return self;
};

const backButton = () => {
	let isVisible = false;
	const show = (visible) => {
		isVisible = visible;
		send('web_app_setup_back_button', { is_visible: visible });
		return self;
	};
	const self = {
		show: () => show(true),
		hide: () => show(false),
		onClick: (run) => (app.onEvent('backButtonClicked', run), self),
		offClick: (run) => (app.offEvent('backButtonClicked', run), self),
		get isVisible() { return isVisible; },
	};
	return self;
};

const haptic = (type) => (style) => {
	send('web_app_trigger_haptic_feedback', { type, style });
	return app.HapticFeedback;
};

const app = {
	initData,
	initDataUnsafe: unsafe,
	version,
	platform: params.get('tgWebAppPlatform') || 'unknown',
	themeParams: theme,
	isExpanded: true,
	get colorScheme() {
		const [r, g, b] = [1, 3, 5].map((at) => parseInt((theme.bg_color || '#ffffff').slice(at, at + 2), 16));
		return r * 0.299 + g * 0.587 + b * 0.114 < 120 ? 'dark' : 'light';
	},
	get viewportHeight() { return viewport; },
	get viewportStableHeight() { return viewport; },
	isVersionAtLeast: (least) => !isOld(least),
	onEvent: (name, run) => {
		if (!handlers.has(name)) handlers.set(name, new Set());
		handlers.get(name).add(run);
	},
	offEvent: (name, run) => { if (handlers.has(name)) handlers.get(name).delete(run); },
	ready: () => send('web_app_ready'),
	expand: () => send('web_app_expand'),
	close: () => send('web_app_close', {}),
	setHeaderColor: (color) => send('web_app_set_header_color', { color }),
	setBackgroundColor: (color) => send('web_app_set_background_color', { color }),
	enableClosingConfirmation: () => {},
	disableClosingConfirmation: () => {},
	sendData: (data) => {
		if (!data || new TextEncoder().encode(data).length > 4096) throw Error('WebAppDataInvalid');
		send('web_app_data_send', { data });
	},
	openLink: (url) => send('web_app_open_link', { url }),
	openTelegramLink: (url) => {
		const { hostname, pathname, search } = new URL(url, location.href);
		if (hostname !== 't.me') throw Error('WebAppTgUrlInvalid');
		send('web_app_open_tg_link', { path_full: pathname + search });
	},
	openInvoice: (url, callback) => {
		need('6.1', 'openInvoice');
		const { hostname, pathname } = new URL(url, location.href);
		const slug = (/^\\/(?:\\$|invoice\\/)([\\w\\-=]+)$/.exec(decodeURIComponent(pathname)) || [])[1];
		if (hostname !== 't.me' || !slug) throw Error('WebAppInvoiceUrlInvalid');
		if (invoice) throw Error('WebAppInvoiceOpened');
		invoice = { slug, url, callback };
		send('web_app_open_invoice', { slug });
	},
	showPopup: (given, callback) => {
		need('6.2', 'showPopup');
		if (popup) throw Error('WebAppPopupOpened');
		const message = length(given.message, 256, 'WebAppPopupParamInvalid');
		const buttons = given.buttons || [{ type: 'close' }];
		if (buttons.length < 1 || buttons.length > 3) throw Error('WebAppPopupParamInvalid');
		popup = { callback };
		send('web_app_open_popup', {
			title: given.title || '',
			message,
			buttons: buttons.map(({ id = '', type = 'default', text }) => ({ id, type, text })),
		});
	},
	showAlert: (message, callback) => app.showPopup({ message }, callback && (() => callback())),
	showConfirm: (message, callback) =>
		app.showPopup(
			{ message, buttons: [{ type: 'ok', id: 'ok' }, { type: 'cancel' }] },
			callback && ((id) => callback(id === 'ok')),
		),
	shareMessage: (id, callback) => {
		need('8.0', 'shareMessage');
		if (sharing) throw Error('WebAppShareMessageOpened');
		sharing = { callback };
		send('web_app_send_prepared_message', { id });
	},
	switchInlineQuery: (query, types) =>
		send('web_app_switch_inline_query', { query, chat_types: types || [] }),
	HapticFeedback: {
		impactOccurred: (style) => haptic('impact')(style),
		notificationOccurred: (style) => haptic('notification')(style),
		selectionChanged: () => haptic('selection_change')(),
	},
};
app.MainButton = button('web_app_setup_main_button', 'mainButtonClicked');
app.BackButton = backButton();

const style = () => {
	for (const [name, value] of Object.entries(theme)) {
		document.documentElement.style.setProperty('--tg-theme-' + name.replace(/_/g, '-'), value);
	}
	document.documentElement.style.setProperty('--tg-color-scheme', app.colorScheme);
};
const ended = (state, ...values) => {
	if (state && state.callback) state.callback(...values);
};
const incoming = {
	main_button_pressed: () => emit('mainButtonClicked'),
	back_button_pressed: () => emit('backButtonClicked'),
	theme_changed: ({ theme_params }) => {
		Object.assign(theme, theme_params);
		style();
		emit('themeChanged');
	},
	viewport_changed: ({ height, is_state_stable }) => {
		viewport = height;
		emit('viewportChanged', { isStateStable: !!is_state_stable });
	},
	invoice_closed: ({ slug, status }) => {
		if (!invoice || invoice.slug !== slug) return;
		const state = invoice;
		invoice = undefined;
		ended(state, status);
		emit('invoiceClosed', { url: state.url, status });
	},
	popup_closed: ({ button_id = null }) => {
		const state = popup;
		popup = undefined;
		ended(state, button_id);
		emit('popupClosed', { button_id });
	},
	prepared_message_sent: () => {
		const state = sharing;
		sharing = undefined;
		ended(state, true);
		emit('shareMessageSent');
	},
	prepared_message_failed: ({ error }) => {
		const state = sharing;
		sharing = undefined;
		ended(state, false);
		emit('shareMessageFailed', { error });
	},
};
addEventListener('message', (event) => {
	if (event.source !== window.parent) return;
	const { eventType, eventData } = json(event.data, {}) || {};
	if (Object.hasOwn(incoming, eventType)) incoming[eventType](eventData || {});
});
// The page around the frame hears no key that is pressed in it.
addEventListener('keydown', (event) => {
	if (event.key === 'Escape' && !event.defaultPrevented) send('web_app_close');
});
style();
window.Telegram = Object.assign(window.Telegram || {}, { WebApp: app });
send('iframe_ready', { reload_supported: false });
for (const what of ['theme', 'viewport', 'safe_area', 'content_safe_area']) {
	send('web_app_request_' + what);
}
})();
`;
