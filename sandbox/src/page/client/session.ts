import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AppTarget, Bot, ChatSummary, CheckoutTarget, Customer } from './api/types.js';
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
	openMiniApp: (target: AppTarget) => void;
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

/** Gives every component the session of the page. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the page. @throws when a component stands outside of it */
export function useSession(): Session {
	const session = useContext(SessionContext);
	if (!session) throw new Error('No session: this component must be rendered inside the app.');
	return session;
}

/** First and last name of a customer, as chats show it. */
export const fullName = (person: { first_name: string; last_name?: string }) =>
	[person.first_name, person.last_name].filter(Boolean).join(' ');

/** What a bot is called in the list of chats. */
export const titleOf = (bot: Bot) => bot.first_name || `@${bot.username}`;
