import { useState } from 'preact/hooks';
import { formatMoney } from '../lib/money.js';
import { Starred } from '../ui/starred.js';
import { api } from '../api/client.js';
import type { InviteView } from '../api/types.js';
import { useResource } from '../hooks/use-resource.js';
import { formatMinute } from '../lib/time.js';
import { useSession } from '../session.js';
import { Avatar } from '../ui/avatar.js';
import { Dialog } from '../ui/dialog.js';

const UNUSABLE = {
	revoked: 'This invite link was revoked.',
	expired: 'This invite link has expired.',
	full: 'This invite link was used as often as it may be.',
} as const;

/** What following the link does, in a button's words; undefined when nothing can be done. */
function actionOf(invite: InviteView): string | undefined {
	const { unusable, status = 'left', requested, until_date, invite_link: link } = invite;
	if (unusable || requested || status !== 'left') return undefined;
	if (link.creates_join_request) return 'Request to join';
	if (until_date !== undefined || link.subscription_price === undefined || invite.is_free) {
		return `Join ${invite.chat.type === 'channel' ? 'channel' : 'group'}`;
	}
	return `Subscribe for ${formatMoney(link.subscription_price, 'XTR')} a month`;
}

/** Why there is nothing to press. */
function noteOf({ unusable, status, requested, until_date, chat }: InviteView): string | undefined {
	if (status === 'kicked') return 'You were removed from this chat and cannot come back.';
	if (status && status !== 'left') return 'You are a member already.';
	if (requested) return 'Your request waits for an administrator.';
	if (unusable) return UNUSABLE[unusable];
	if (until_date === undefined) return undefined;
	return `You have paid for this ${chat.type} until ${formatMinute(until_date)}.`;
}

/** What a customer sees who follows an invite link. */
export function JoinDialog({ link, onClose }: { link: string; onClose: () => void }) {
	const { customer, bots, attempt, notify, reload, openChat } = useSession();
	const [busy, setBusy] = useState(false);
	const { data: invite, error } = useResource(
		`invite ${link} ${customer.id}`,
		() => api.invite(link, customer.id),
		(change) => change.type === 'chat',
	);
	const action = invite && actionOf(invite);
	const note = invite && noteOf(invite);
	const join = async () => {
		setBusy(true);
		const joined = api.join(customer.id, link);
		if (await attempt(joined)) {
			const { status, chat_id } = await joined;
			reload();
			if (status === 'member') {
				const bot = bots.find(({ id }) => id === invite?.invite_link.creator?.id) ?? bots[0];
				if (bot) openChat({ bot_id: bot.id, chat_id });
				onClose();
			} else notify('You are let in once an administrator approves.');
		}
		setBusy(false);
	};
	return (
		<Dialog
			title={invite?.chat.title ?? 'Invite link'}
			testId="join-dialog"
			kind="alert"
			onClose={onClose}
		>
			{error && <p class="refusal-text">{error}</p>}
			{invite && (
				<div class="join">
					<Avatar id={invite.chat.id} name={invite.chat.title ?? ''} />
					<p>
						{invite.chat.type} · {invite.member_count}{' '}
						{invite.member_count === 1 ? 'member' : 'members'}
					</p>
					{note && (
						<p class="hint" data-testid="join-note">
							{note}
						</p>
					)}
				</div>
			)}
			<div class="alert-buttons">
				<button type="button" class="alert-button" data-testid="join-close" onClick={onClose}>
					{action ? 'Cancel' : 'OK'}
				</button>
				{action && (
					<button
						type="button"
						class="alert-button"
						data-testid="join-button"
						disabled={busy}
						autofocus
						onClick={() => void join()}
					>
						<Starred text={action} />
					</button>
				)}
			</div>
		</Dialog>
	);
}
