import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client.js';
import type { AppTarget, MiniApp } from '../api/types.js';
import type { CheckoutEnd } from '../checkout/checkout-sheet.js';
import { useSession } from '../session.js';
import { pageTheme, post, readEvent, readMainButton, readPopup } from './bridge.js';
import type { AppEvent, MainButton, Popup } from './bridge.js';

const NO_BUTTON: MainButton = { text: 'Continue', isVisible: false, isActive: true, isBusy: false };

export interface MiniAppFlow {
	app: MiniApp | undefined;
	error: string | undefined;
	mainButton: MainButton;
	hasBackButton: boolean;
	popup: Popup | undefined;
	/** Slug of the invoice the app has opened. */
	invoice: string | undefined;
	/** Id of the prepared message the app wants to share. */
	sharing: string | undefined;
	pressMain: () => void;
	pressBack: () => void;
	answerPopup: (buttonId: string | undefined) => void;
	endInvoice: (status: CheckoutEnd) => void;
	/** A chat to share to, or none. */
	share: (chatId: number | undefined) => void;
}

/** Opens a Mini App and plays Telegram's side of it. */
export function useMiniApp(
	target: AppTarget,
	frame: { readonly current: HTMLIFrameElement | null },
	onClose: () => void,
): MiniAppFlow {
	const { customer, openLink, attempt } = useSession();
	const [app, setApp] = useState<MiniApp | undefined>();
	const [error, setError] = useState<string | undefined>();
	const [mainButton, setMainButton] = useState(NO_BUTTON);
	const [hasBackButton, setHasBackButton] = useState(false);
	const [popup, setPopup] = useState<Popup | undefined>();
	const [invoice, setInvoice] = useState<string | undefined>();
	const [sharing, setSharing] = useState<string | undefined>();
	const send = (type: string, data: object = {}) => post(frame.current, type, data);

	useEffect(() => {
		let id: string | undefined;
		let isGone = false;
		const close = () => id !== undefined && void api.closeMiniApp(id).catch(() => undefined);
		api.openMiniApp(customer.id, { ...target, theme: pageTheme() }).then(
			(opened) => {
				id = opened.id;
				if (isGone) close();
				else setApp(opened);
			},
			(refusal: Error) => setError(refusal.message),
		);
		return () => {
			isGone = true;
			close();
		};
	}, []);

	useEffect(() => {
		const scheme = matchMedia('(prefers-color-scheme: dark)');
		const changed = () => send('theme_changed', { theme_params: pageTheme() });
		scheme.addEventListener('change', changed);
		return () => scheme.removeEventListener('change', changed);
	}, []);

	const viewport = () =>
		send('viewport_changed', {
			height: frame.current?.clientHeight ?? 0,
			is_expanded: true,
			is_state_stable: true,
		});
	const handlers: Record<string, (data: AppEvent['data']) => void> = {
		web_app_request_theme: () => send('theme_changed', { theme_params: pageTheme() }),
		web_app_request_viewport: viewport,
		web_app_expand: viewport,
		web_app_request_safe_area: () =>
			send('safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 }),
		web_app_request_content_safe_area: () =>
			send('content_safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 }),
		web_app_close: onClose,
		web_app_setup_main_button: (data) => setMainButton((before) => readMainButton(before, data)),
		web_app_setup_back_button: (data) => setHasBackButton(data['is_visible'] === true),
		web_app_open_popup: (data) => setPopup(readPopup(data)),
		web_app_open_invoice: ({ slug }) => setInvoice(String(slug)),
		web_app_open_link: ({ url }) => openLink(String(url), target.bot_id),
		web_app_open_tg_link: ({ path_full: path }) => {
			openLink(`https://t.me${String(path)}`, target.bot_id);
			onClose();
		},
		web_app_data_send: ({ data }) => {
			if (!app) return;
			void attempt(api.sendMiniAppData(app.id, String(data))).then(onClose);
		},
		web_app_send_prepared_message: ({ id }) => setSharing(String(id)),
	};
	const latest = useRef(handlers);
	latest.current = handlers;

	useEffect(() => {
		const listen = (message: MessageEvent) => {
			if (!frame.current || message.source !== frame.current.contentWindow) return;
			const event = readEvent(message.data);
			const handler = event && Object.hasOwn(latest.current, event.type);
			if (handler) latest.current[event.type]?.(event.data);
		};
		addEventListener('message', listen);
		return () => removeEventListener('message', listen);
	}, []);

	return {
		app,
		error,
		mainButton,
		hasBackButton,
		popup,
		invoice,
		sharing,
		pressMain: () => send('main_button_pressed'),
		pressBack: () => send('back_button_pressed'),
		answerPopup: (buttonId) => {
			setPopup(undefined);
			send('popup_closed', buttonId === undefined ? {} : { button_id: buttonId });
		},
		endInvoice: (status) => {
			send('invoice_closed', { slug: invoice, status });
			setInvoice(undefined);
		},
		share: (chatId) => {
			const message = sharing ?? '';
			setSharing(undefined);
			const failed = (why: string) => send('prepared_message_failed', { error: why });
			if (!app || chatId === undefined) {
				failed('USER_DECLINED');
				return;
			}
			void attempt(api.shareMiniAppMessage(app.id, message, chatId)).then((isSent) =>
				isSent ? send('prepared_message_sent') : failed('MESSAGE_SEND_FAILED'),
			);
		},
	};
}
