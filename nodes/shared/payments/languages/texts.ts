import type { DeclineReason } from '../declineReasons';

/** What a buyer may have to be told: why a checkout is declined, or what cannot be offered. */
export type BuyerMatter = DeclineReason | 'noDelivery' | 'tooLate';

/**
 * The built-in texts of one language. Polite, without gender, and with what to do next. `{country}` is
 * a code such as DE, so it stands apart from the sentence where the language inflects names.
 */
export type BuyerTexts = Readonly<Record<BuyerMatter, string>>;
