import { ACCESS_REFUSALS } from './access';
import { ANSWER_REFUSALS } from './answers';
import { CHAT_REFUSALS } from './chats';
import { CONNECTION_REFUSALS } from './connection';
import { INLINE_REFUSALS } from './inline';
import { INVOICE_REFUSALS } from './invoices';
import { LIMIT_REFUSALS } from './limits';
import { LINK_REFUSALS } from './links';
import { PRICE_REFUSALS } from './prices';
import { STARS_REFUSALS } from './stars';
import type { Refusal } from './rows';

export * from './parties';
export { INVOICE } from './invoice';
export type { Refusal } from './rows';

/** Every refusal that has a hint, at least one per hint. */
export const REFUSALS: readonly Refusal[] = [
	...PRICE_REFUSALS,
	...INVOICE_REFUSALS,
	...LINK_REFUSALS,
	...CHAT_REFUSALS,
	...ANSWER_REFUSALS,
	...STARS_REFUSALS,
	...CONNECTION_REFUSALS,
	...LIMIT_REFUSALS,
	...INLINE_REFUSALS,
	...ACCESS_REFUSALS,
];
