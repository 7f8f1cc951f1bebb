import { useState } from 'preact/hooks';
import { ButtonText } from '../ui/button-text.js';
import type { ReplyKeyboardView, SentBody } from '../api/types.js';
import { ShareConfirm } from './share-confirm.js';

/** A place to send when a bot asks for one; the sandbox asks no browser where it is. */
const SOMEWHERE = { latitude: 52.52, longitude: 13.405 };

export interface ReplyKeyboardProps {
	keyboard: ReplyKeyboardView;
	onSend: (message: SentBody) => void;
	/** A button opens a Mini App. */
	onApp: (url: string, buttonText: string) => void;
}

/** The bot's keyboard below the place to write: each button sends its text, or what it asks for. */
export function ReplyKeyboard({ keyboard, onSend, onApp }: ReplyKeyboardProps) {
	const [asked, setAsked] = useState<'contact' | 'location' | undefined>();
	if (keyboard.rows.length === 0) return null;
	return (
		<div class="reply-keyboard" data-testid="reply-keyboard" role="group" aria-label="Answers">
			{keyboard.rows.map((row, rowIndex) => (
				<div class="reply-row" key={rowIndex}>
					{row.map((button, index) => (
						<button
							key={index}
							type="button"
							class={`reply-button ${button.style ? `reply-${button.style}` : ''}`}
							data-testid="reply-button"
							onClick={() => {
								if (button.webApp) onApp(button.webApp, button.text);
								else if (button.request === 'contact' || button.request === 'location') {
									setAsked(button.request);
								} else onSend({ text: button.text });
							}}
						>
							<ButtonText text={button.text} />
						</button>
					))}
				</div>
			))}
			{asked && (
				<ShareConfirm
					what={asked}
					onClose={() => setAsked(undefined)}
					onShare={() => {
						setAsked(undefined);
						onSend(asked === 'contact' ? { contact: {} } : { location: SOMEWHERE });
					}}
				/>
			)}
		</div>
	);
}
