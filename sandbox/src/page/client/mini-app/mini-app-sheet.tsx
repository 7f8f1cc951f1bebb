import { useEffect, useMemo, useRef } from 'preact/hooks';
import { onChange } from '../api/live.js';
import type { AppTarget } from '../api/types.js';
import { CheckoutSheet } from '../checkout/checkout-sheet.js';
import { titleOf, useSession } from '../session.js';
import { ChooseChat } from '../ui/choose-chat.js';
import { Starred } from '../ui/starred.js';
import { Dialog } from '../ui/dialog.js';
import { useMiniApp } from './use-mini-app.js';

export interface MiniAppSheetProps {
	target: AppTarget;
	onClose: () => void;
}

/** What a frame may do: no more than a Mini App needs, and never to this page. */
const FRAME_RIGHTS = 'allow-scripts allow-same-origin allow-forms allow-popups';

/** A Mini App in its frame, with the main button below it. */
export function MiniAppSheet({ target, onClose }: MiniAppSheetProps) {
	const { bots, chats } = useSession();
	const frame = useRef<HTMLIFrameElement>(null);
	const flow = useMiniApp(target, frame, onClose);
	const { app, error, mainButton, popup, invoice, sharing } = flow;
	// One and the same as long as it is open: another target is another payment form.
	const payment = useMemo(
		() =>
			invoice === undefined
				? undefined
				: { link: `https://t.me/$${invoice}`, bot_id: target.bot_id },
		[invoice, target.bot_id],
	);
	const bot = bots.find(({ id }) => id === target.bot_id);

	useEffect(
		() =>
			onChange((change) => {
				// The bot has answered the app's query: Telegram closes it.
				if (change.type === 'mini_app' && change['id'] === app?.id) onClose();
			}),
		[app?.id],
	);
	return (
		<Dialog
			title={bot ? titleOf(bot) : 'Mini App'}
			testId="mini-app"
			onClose={onClose}
			onBack={flow.hasBackButton ? flow.pressBack : undefined}
		>
			{error && (
				<p class="dialog-error" role="alert">
					{error}
				</p>
			)}
			{app ? (
				<iframe
					ref={frame}
					class="mini-app-frame"
					title={`Mini App of ${bot ? titleOf(bot) : 'the bot'}`}
					data-testid="mini-app-frame"
					sandbox={FRAME_RIGHTS}
					src={app.url}
				/>
			) : (
				!error && <p class="dialog-body loading-line">Opening the Mini App…</p>
			)}
			{mainButton.isVisible && (
				<div class="mini-app-foot">
					<button
						type="button"
						class="main-button"
						data-testid="mini-app-main"
						disabled={!mainButton.isActive}
						aria-busy={mainButton.isBusy}
						style={{ background: mainButton.color, color: mainButton.textColor }}
						onClick={flow.pressMain}
					>
						<Starred text={mainButton.text} />
					</button>
				</div>
			)}
			{popup && (
				<Dialog
					kind="alert"
					title={popup.title || (bot ? titleOf(bot) : 'Mini App')}
					testId="mini-app-popup"
					onClose={() => flow.answerPopup(undefined)}
				>
					<p class="refusal-text">
						<Starred text={popup.message} />
					</p>
					<div class="alert-buttons">
						{popup.buttons.map(({ id, text }) => (
							<button
								key={id}
								type="button"
								class="alert-button"
								data-testid="mini-app-popup-button"
								onClick={() => flow.answerPopup(id)}
							>
								{text}
							</button>
						))}
					</div>
				</Dialog>
			)}
			{payment && <CheckoutSheet target={payment} onClose={flow.endInvoice} />}
			{sharing !== undefined && (
				<ChooseChat
					title="Share to…"
					testId="share-dialog"
					chats={[...new Map(chats.map((chat) => [chat.chat_id, chat])).values()]}
					onChoose={flow.share}
					onClose={() => flow.share(undefined)}
				/>
			)}
		</Dialog>
	);
}
