import { useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';

/** Makes one more customer to play. */
export function NewCustomer(props: { onClose: () => void; onCreated: (id: number) => void }) {
	const [firstName, setFirstName] = useState('');
	const [lastName, setLastName] = useState('');
	const [username, setUsername] = useState('');
	const [error, setError] = useState<string | undefined>();

	const submit = async (event: Event) => {
		event.preventDefault();
		if (!firstName.trim()) {
			setError('Enter a first name.');
			return;
		}
		try {
			const created = await api.addCustomer({
				first_name: firstName.trim(),
				...(lastName.trim() && { last_name: lastName.trim() }),
				...(username.trim() && { username: username.trim().replace(/^@/, '') }),
			});
			props.onClose();
			props.onCreated(created.id);
		} catch (refusal) {
			setError((refusal as Error).message);
		}
	};
	return (
		<Dialog title="New customer" testId="new-customer-dialog" onClose={props.onClose}>
			<form class="dialog-body" onSubmit={submit} noValidate>
				<Field
					label="First name"
					value={firstName}
					onInput={setFirstName}
					testId="customer-first-name"
					error={error}
					autofocus
				/>
				<Field
					label="Last name (optional)"
					value={lastName}
					onInput={setLastName}
					testId="customer-last-name"
				/>
				<Field
					label="Username (optional)"
					value={username}
					onInput={setUsername}
					testId="customer-username"
				/>
				<button type="submit" class="main-button" data-testid="create-customer">
					Create customer
				</button>
			</form>
		</Dialog>
	);
}
