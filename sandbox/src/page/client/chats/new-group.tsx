import { useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { fullName, titleOf, useSession } from '../session.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';

interface CheckListProps {
	legend: string;
	options: Array<{ id: number; name: string }>;
	chosen: number[];
	onChange: (chosen: number[]) => void;
}

function CheckList({ legend, options, chosen, onChange }: CheckListProps) {
	return (
		<fieldset class="check-list">
			<legend>{legend}</legend>
			{options.map(({ id, name }) => (
				<label key={id}>
					<input
						type="checkbox"
						checked={chosen.includes(id)}
						onChange={(event) =>
							onChange(
								event.currentTarget.checked
									? [...chosen, id]
									: chosen.filter((other) => other !== id),
							)
						}
					/>
					{name}
				</label>
			))}
		</fieldset>
	);
}

/** Makes a group or a channel, where invoices can be paid by many. */
export function NewGroup({ onClose }: { onClose: () => void }) {
	const { bots, customers, customer, reload } = useSession();
	const [type, setType] = useState<'group' | 'channel'>('group');
	const [title, setTitle] = useState('');
	const [botIds, setBotIds] = useState(bots.slice(0, 1).map(({ id }) => id));
	const [memberIds, setMemberIds] = useState([customer.id]);
	const [error, setError] = useState<string | undefined>();

	const submit = async (event: Event) => {
		event.preventDefault();
		if (!title.trim() || botIds.length === 0) {
			setError(title.trim() ? 'Choose at least one bot.' : 'Enter a title.');
			return;
		}
		try {
			await api.addChat({ type, title: title.trim(), bot_ids: botIds, member_ids: memberIds });
			reload();
			onClose();
		} catch (refusal) {
			setError((refusal as Error).message);
		}
	};
	return (
		<Dialog title="New group or channel" testId="new-group-dialog" onClose={onClose}>
			<form class="dialog-body" onSubmit={submit} noValidate>
				<div class="segments" role="radiogroup" aria-label="Kind of chat">
					{(['group', 'channel'] as const).map((kind) => (
						<label key={kind} class="segment">
							<input
								type="radio"
								name="chat-type"
								checked={type === kind}
								onChange={() => setType(kind)}
							/>
							{kind === 'group' ? 'Group' : 'Channel'}
						</label>
					))}
				</div>
				<Field
					label="Title"
					value={title}
					onInput={setTitle}
					testId="group-title"
					error={error}
					autofocus
				/>
				<CheckList
					legend="Bots"
					options={bots.map((bot) => ({ id: bot.id, name: titleOf(bot) }))}
					chosen={botIds}
					onChange={setBotIds}
				/>
				<CheckList
					legend="Members"
					options={customers.map((member) => ({ id: member.id, name: fullName(member) }))}
					chosen={memberIds}
					onChange={setMemberIds}
				/>
				<button type="submit" class="main-button" data-testid="create-group">
					Create {type}
				</button>
			</form>
		</Dialog>
	);
}
