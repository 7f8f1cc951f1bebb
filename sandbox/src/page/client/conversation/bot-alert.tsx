import type { Bot } from '../api/types.js';
import { titleOf } from '../session.js';
import { Starred } from '../ui/starred.js';
import { Dialog } from '../ui/dialog.js';

/** Bot API: answerCallbackQuery with `show_alert`; the customer has to close it. */
export function BotAlert(props: { bot: Bot; text: string; onClose: () => void }) {
	return (
		<Dialog title={titleOf(props.bot)} testId="bot-alert" kind="alert" onClose={props.onClose}>
			<p class="refusal-text">
				<Starred text={props.text} />
			</p>
			<div class="alert-buttons">
				<button type="button" class="alert-button" autofocus onClick={props.onClose}>
					OK
				</button>
			</div>
		</Dialog>
	);
}
