import type { Customer } from './customer';
import type { Newcomer } from './newcomer';

/** What is done for a sentence that only one page has; `read`: there is nothing to do. */
export type Hand = 'read' | ((newcomer: Newcomer, customer: Customer) => Promise<void>);

/** What an example has for itself; everything else is in the words of all pages. */
export interface Walk {
	/** By the sentence of the page. */
	own?: Readonly<Record<string, Hand>>;
	/** What a customer does then, and what the page promises for it. */
	buy?: (newcomer: Newcomer, customer: Customer) => Promise<void>;
	/** The example whose walk follows this page, too: alone it does nothing. */
	playedIn?: string;
}
