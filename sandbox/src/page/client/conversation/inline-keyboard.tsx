import { useState } from 'preact/hooks';
import { ButtonText } from '../ui/button-text.js';
import { pressCallback } from '../api/press-callback.js';
import { ReceiptDialog } from '../checkout/receipt-dialog.js';
import type { Bot, InlineButton, Message } from '../api/types.js';
import { formatMoney } from '../lib/money.js';
import { useSession } from '../session.js';
import { CardIcon, LinkIcon } from '../ui/icons.js';
import { BotAlert } from './bot-alert.js';

export interface InlineKeyboardProps {
	message: Message;
	bot: Bot;
	chatId: number;
}

/** Bot API: in a Pay button's text ⭐ and XTR are shown as the icon of a Star. */
const payText = (text: string) => text.replace(/XTR|⭐️?/g, '⭐');

function payRow({ sandbox }: Message): InlineButton[] {
	const invoice = sandbox?.invoice;
	if (!invoice?.pay_button) return [];
	const price = formatMoney(invoice.total_amount, invoice.currency);
	return [{ text: sandbox?.pay_button_text ?? `Pay ${price}`, pay: true }];
}

/** The buttons below a message. A paid invoice shows its receipt instead of the Pay button. */
export function InlineKeyboard({ message, bot, chatId }: InlineKeyboardProps) {
	const { customer, openCheckout, openLink, openMiniApp, attempt, notify } = useSession();
	const [busy, setBusy] = useState<string | undefined>();
	const [receiptOpen, setReceiptOpen] = useState(false);
	const [alert, setAlert] = useState<string | undefined>();
	const receipt = message.sandbox?.receipt;
	const own = message.reply_markup?.inline_keyboard ?? [];
	const rows = own.length > 0 ? own : [payRow(message)].filter((row) => row.length > 0);
	const shown = rows.length > 0 || receipt ? rows : [];
	if (shown.length === 0 && !receipt) return null;

	const press = async (button: InlineButton, key: string) => {
		if (button.pay) {
			openCheckout({ bot_id: bot.id, chat_id: chatId, message_id: message.message_id });
		} else if (button.web_app) {
			openMiniApp({
				bot_id: bot.id,
				launch: 'inline_button',
				chat_id: chatId,
				button_text: button.text,
				url: button.web_app.url,
			});
		} else if (button.url ?? button.login_url) {
			openLink(button.url ?? button.login_url?.url ?? '', bot.id);
		} else if (button.copy_text) {
			await navigator.clipboard?.writeText(button.copy_text.text).catch(() => undefined);
			notify('Copied');
		} else if (button.callback_data !== undefined) {
			setBusy(key);
			const answer = pressCallback({
				bot_id: bot.id,
				customer_id: customer.id,
				chat_id: chatId,
				message_id: message.message_id,
				callback_data: button.callback_data,
			});
			await attempt(
				answer.then(({ text, url, show_alert }) => {
					if (text && show_alert) setAlert(text);
					else if (text) notify(text);
					if (url) openLink(url, bot.id);
				}),
			);
			setBusy(undefined);
		}
	};
	return (
		<div class="keyboard">
			{shown.map((row, rowIndex) => (
				<div class="keyboard-row" key={rowIndex}>
					{row.map((button, index) => {
						const key = `${rowIndex}:${index}`;
						if (button.pay && receipt) return null;
						return (
							<button
								key={key}
								type="button"
								class={`keyboard-button ${button.style ? `keyboard-${button.style}` : ''}`}
								data-testid={button.pay ? 'invoice-pay-button' : 'inline-button'}
								aria-busy={busy === key}
								onClick={() => press(button, key)}
							>
								<ButtonText text={button.pay ? payText(button.text) : button.text} />
								{button.pay && <CardIcon />}
								{button.url && <LinkIcon />}
							</button>
						);
					})}
				</div>
			))}
			{receipt && (
				<div class="keyboard-row">
					<button
						type="button"
						class="keyboard-button"
						data-testid="receipt-button"
						onClick={() => setReceiptOpen(true)}
					>
						Receipt
					</button>
				</div>
			)}
			{alert !== undefined && (
				<BotAlert bot={bot} text={alert} onClose={() => setAlert(undefined)} />
			)}
			{receipt && receiptOpen && (
				<ReceiptDialog
					receipt={receipt}
					invoice={message.sandbox?.invoice}
					botId={bot.id}
					onClose={() => setReceiptOpen(false)}
				/>
			)}
		</div>
	);
}
