import type { RefusalFacts } from './facts';

/** A text, or a function that puts the values of the refused call into it. */
export type HintText = string | ((facts: RefusalFacts) => string);

/** What a refusal means and what to do about it. */
export interface Hint {
	/** Bot API methods it applies to; all when absent. */
	methods?: readonly string[];
	/** `error_code` it applies to; any when absent. */
	errorCode?: number;
	/** Part of Telegram's description, compared without case. */
	match: string;
	/** What happened. */
	message: HintText;
	/** What to do. Says "probably" where the cause is not confirmed. */
	description: HintText;
}

export const INVOICE_METHODS = ['sendInvoice', 'createInvoiceLink'] as const;
