import { useState } from 'preact/hooks';
import { Money } from '../ui/starred.js';
import { useSession } from '../session.js';
import { ChatList } from './chat-list.js';
import { ConnectBot } from './connect-bot.js';
import { CustomerMenu } from './customer-menu.js';
import { EmptyState } from './empty-state.js';
import { NewGroup } from './new-group.js';
import { GroupIcon, PlusIcon } from '../ui/icons.js';

/** The left side: who you are, your Stars, your chats. */
export function Sidebar({ loading }: { loading: boolean }) {
	const { customer, bots, openWallet } = useSession();
	const [dialog, setDialog] = useState<'bot' | 'group' | undefined>();
	const close = () => setDialog(undefined);
	return (
		<nav class="sidebar" aria-label="Chats">
			<div class="sidebar-head">
				<CustomerMenu />
				<button
					type="button"
					class="stars-button"
					data-testid="wallet-button"
					aria-label={`Your Stars: ${customer.stars_balance.toLocaleString('en')}`}
					onClick={openWallet}
				>
					<Money amount={customer.stars_balance} currency="XTR" />
				</button>
			</div>
			<div class="sidebar-body">
				{bots.length === 0 && !loading ? (
					<EmptyState onConnect={() => setDialog('bot')} />
				) : (
					<ChatList />
				)}
			</div>
			<div class="sidebar-foot">
				<button
					type="button"
					class="quiet-button"
					data-testid="connect-bot"
					onClick={() => setDialog('bot')}
				>
					<PlusIcon /> Add a bot
				</button>
				{bots.length > 0 && (
					<button
						type="button"
						class="quiet-button"
						data-testid="new-group"
						onClick={() => setDialog('group')}
					>
						<GroupIcon /> New group
					</button>
				)}
			</div>
			{dialog === 'bot' && <ConnectBot onClose={close} />}
			{dialog === 'group' && <NewGroup onClose={close} />}
		</nav>
	);
}
