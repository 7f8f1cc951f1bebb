import { useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { useSession } from '../session.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';

const EXAMPLE = '7000000001:AAtestTestTestTestTestTestTestTest1';

/** Makes a bot, as @BotFather does; any well-formed token will do here. */
export function ConnectBot({ onClose }: { onClose: () => void }) {
	const { reload } = useSession();
	const [token, setToken] = useState('');
	const [name, setName] = useState('');
	const [error, setError] = useState<string | undefined>();

	const submit = async (event: Event) => {
		event.preventDefault();
		if (!/^[1-9]\d*:[\w-]+$/.test(token.trim())) {
			setError('A bot token looks like 7000000001:AAxxxx — digits, a colon, letters and digits.');
			return;
		}
		try {
			await api.addBot({
				token: token.trim(),
				...(name.trim() && { first_name: name.trim() }),
			});
			reload();
			onClose();
		} catch (refusal) {
			setError((refusal as Error).message);
		}
	};
	return (
		<Dialog title="Add a bot" testId="connect-bot-dialog" onClose={onClose}>
			<form class="dialog-body" onSubmit={submit} noValidate>
				<p class="hint">
					Make up a token, as @BotFather would, and give the same one to your program or to your n8n
					credential. Any well-formed token will do. Do not use a real bot's token.
				</p>
				<Field
					label="Bot token"
					value={token}
					onInput={setToken}
					testId="bot-token"
					error={error}
					placeholder={EXAMPLE}
					autofocus
				/>
				<Field label="Name (optional)" value={name} onInput={setName} testId="bot-name" />
				<button type="submit" class="main-button" data-testid="add-bot">
					Add bot
				</button>
			</form>
		</Dialog>
	);
}
