import { Dialog } from '../ui/dialog.js';

const WORDS = {
	contact: {
		title: 'Share your phone number?',
		text: 'The bot will know your phone number. In the sandbox it is a made-up one.',
	},
	location: {
		title: 'Share your location?',
		text: 'The bot will know where you are. In the sandbox that is a place in Berlin.',
	},
} as const;

export interface ShareConfirmProps {
	what: keyof typeof WORDS;
	onShare: () => void;
	onClose: () => void;
}

/** Telegram asks before a bot is given a phone number or a place. */
export function ShareConfirm({ what, onShare, onClose }: ShareConfirmProps) {
	return (
		<Dialog title={WORDS[what].title} testId="share-confirm" kind="alert" onClose={onClose}>
			<p class="refusal-text">{WORDS[what].text}</p>
			<div class="alert-buttons">
				<button type="button" class="alert-button" onClick={onClose}>
					Cancel
				</button>
				<button
					type="button"
					class="alert-button"
					data-testid="share-yes"
					autofocus
					onClick={onShare}
				>
					Share
				</button>
			</div>
		</Dialog>
	);
}
