import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Bot, ChatSummary, CheckoutTarget, Customer } from './api/types.js';
import type { Place } from './hooks/use-location.js';

/** Which conversation is open: messages belong to a bot and a chat. */
export interface ChatRef {
	bot_id: number;
	chat_id: number;
}

/** What every part of the page may know and do. */
export interface Session {
	customer: Customer;
	customers: Customer[];
	bots: Bot[];
	chats: ChatSummary[];
	place: Place;
	go: (place: Place, replace?: boolean) => void;
	openChat: (chat: ChatRef) => void;
	openCheckout: (target: CheckoutTarget) => void;
	openLink: (url: string, bot: number) => void;
	openWallet: () => void;
	/** Runs something and shows its refusal for a few seconds; resolves to whether it succeeded. */
	attempt: (action: Promise<unknown>) => Promise<boolean>;
	/** Shows one line for a few seconds. */
	notify: (text: string) => void;
	/** Reads customers, bots and chats again after one was made here. */
	reload: () => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
	const session = useContext(SessionContext);
	if (!session) throw new Error('No session: this component must be rendered inside the app.');
	return session;
}

export const fullName = (person: { first_name: string; last_name?: string }) =>
	[person.first_name, person.last_name].filter(Boolean).join(' ');

export const titleOf = (bot: Bot) => bot.first_name || `@${bot.username}`;
