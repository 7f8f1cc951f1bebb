import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Starred } from './ui/starred.js';
import { api } from './api/client.js';
import { concerns } from './api/live.js';
import { JoinDialog } from './access/join-dialog.js';
import type { AppTarget, CheckoutTarget } from './api/types.js';
import { CheckoutSheet } from './checkout/checkout-sheet.js';
import { Sidebar } from './chats/sidebar.js';
import { Conversation } from './conversation/conversation.js';
import { useLocation } from './hooks/use-location.js';
import { useResource } from './hooks/use-resource.js';
import { readLink } from './lib/links.js';
import { MiniAppSheet } from './mini-app/mini-app-sheet.js';
import { SessionContext, type ChatRef, type Session } from './session.js';
import { Wallet } from './wallet/wallet.js';

const TOAST_MS = 4000;
const LAST_CUSTOMER = 'sandbox.customer';

const isOfGroup = (chatId: unknown) => typeof chatId === 'number' && chatId < 0;

/** Finds out who plays which customer, and lays out chat list, conversation and dialogs. */
export function Messenger() {
	const [place, go] = useLocation();
	const [checkout, setCheckout] = useState<CheckoutTarget | undefined>();
	const [app, setApp] = useState<AppTarget | undefined>();
	const [invite, setInvite] = useState<string | undefined>();
	const [walletOpen, setWalletOpen] = useState(false);
	const [toast, setToast] = useState<string | undefined>();
	const [isRefused, setRefused] = useState(false);

	const shownCustomer = useRef<number | undefined>(undefined);
	const customers = useResource('customers', api.customers, (change) =>
		concerns(change, shownCustomer.current),
	);
	const wanted = place.customer ?? (Number(localStorage.getItem(LAST_CUSTOMER)) || undefined);
	const customer = customers.data?.find(({ id }) => id === wanted) ?? customers.data?.[0];
	shownCustomer.current = customer?.id;
	const bots = useResource('bots', api.bots, (change) => change.type === 'bot');
	const chats = useResource(
		customer && `chats of ${customer.id}`,
		() => api.chats(customer?.id ?? 0),
		(change) =>
			['chat', 'bot'].includes(change.type) ||
			concerns(change, customer?.id) ||
			isOfGroup(change['chat_id']),
	);

	useEffect(() => {
		if (customer) localStorage.setItem(LAST_CUSTOMER, String(customer.id));
	}, [customer?.id]);
	useEffect(() => {
		if (!toast) return undefined;
		const timer = setTimeout(() => setToast(undefined), TOAST_MS);
		return () => clearTimeout(timer);
	}, [toast]);
	useEffect(() => {
		if (place.invoice && customer) {
			setCheckout({ link: `https://t.me/$${place.invoice}`, bot_id: place.bot });
		}
	}, [place.invoice, customer?.id]);

	const attempt = useCallback(
		(action: Promise<unknown>) =>
			action.then(
				() => true,
				(error: Error) => {
					setToast(error.message);
					return false;
				},
			),
		[],
	);

	const missing = customers.data && (place.customer ? customer?.id !== place.customer : !customer);
	const wantedId = place.customer && place.customer > 0 ? place.customer : undefined;
	useEffect(() => {
		// A link may name a customer nobody has met yet, and a new sandbox has none.
		if (!missing) return;
		const named = wantedId === undefined ? {} : { id: wantedId };
		void attempt(api.addCustomer({ ...named, first_name: 'Ann' })).then((isAdded) => {
			setRefused(!isAdded);
			customers.reload();
		});
	}, [missing, place.customer]);
	// Nobody should write in the name of somebody else meanwhile.
	const isComing = missing && wantedId !== undefined && !isRefused;

	if (!customers.data || !bots.data || !customer || isComing) {
		return (
			<main class="loading" aria-busy="true">
				<p>{customers.error ?? bots.error ?? toast ?? 'Loading…'}</p>
			</main>
		);
	}

	const openChat = ({ bot_id, chat_id }: ChatRef) =>
		go({
			customer: customer.id,
			bot: bot_id,
			chat: chat_id === customer.id ? undefined : chat_id,
		});
	const openLink = (url: string, bot: number) => {
		const target = readLink(url);
		if (target?.kind === 'invoice') setCheckout({ link: target.link, bot_id: bot });
		if (target?.kind === 'web') window.open(target.url, '_blank', 'noopener,noreferrer');
		if (target?.kind === 'invite') setInvite(target.link);
		if (target?.kind !== 'bot') return;
		const other = bots.data?.find(
			({ username }) => username.toLowerCase() === target.username.toLowerCase(),
		);
		if (!other) {
			setToast(`There is no bot @${target.username} in this sandbox yet.`);
			return;
		}
		if (target.startApp !== undefined && other.app_url) {
			setApp({ bot_id: other.id, launch: 'link', start_param: target.startApp });
			return;
		}
		openChat({ bot_id: other.id, chat_id: customer.id });
		if (target.start === undefined) return;
		const text = `/start ${target.start}`.trim();
		void attempt(
			api.send({ bot_id: other.id, customer_id: customer.id, chat_id: customer.id, text }),
		);
	};
	const session: Session = {
		customer,
		customers: customers.data,
		bots: bots.data,
		chats: chats.data ?? [],
		place,
		go,
		openChat,
		openMiniApp: setApp,
		openCheckout: setCheckout,
		openLink,
		openWallet: () => setWalletOpen(true),
		attempt,
		notify: setToast,
		reload: () => {
			customers.reload();
			bots.reload();
			chats.reload();
		},
	};
	const bot = bots.data.find(({ id }) => id === place.bot);

	return (
		<SessionContext.Provider value={session}>
			<main class={`messenger ${bot ? 'messenger-open' : ''}`}>
				<Sidebar loading={!chats.data} />
				<Conversation bot={bot} chatId={place.chat ?? customer.id} />
			</main>
			{walletOpen && <Wallet onClose={() => setWalletOpen(false)} />}
			{invite !== undefined && <JoinDialog link={invite} onClose={() => setInvite(undefined)} />}
			{app && (
				<MiniAppSheet key={JSON.stringify(app)} target={app} onClose={() => setApp(undefined)} />
			)}
			{checkout && (
				<CheckoutSheet
					target={checkout}
					onClose={() => {
						setCheckout(undefined);
						if (place.invoice) go({ ...place, invoice: undefined }, true);
					}}
				/>
			)}
			<div class="toasts" role="status" aria-live="polite">
				{toast && (
					<p class="toast" data-testid="toast">
						<Starred text={toast} />
					</p>
				)}
			</div>
		</SessionContext.Provider>
	);
}
