import { useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { useSession } from '../session.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';

const EXAMPLE = '7000000001:AAtestTestTestTestTestTestTestTest1';

/** Adds a bot by its token; any well-formed token is a bot here. */
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
					A bot appears by itself as soon as your program or your n8n workflow uses its token here.
					To write to it earlier, add it now. Any well-formed token will do — do not use a real
					bot's token.
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
