export const STRIPE_TEST_TOKEN = '284685063:TEST:MmY2ZjVlNWE0YTRh';

export const STRIPE_LIVE_TOKEN = '350862534:LIVE:MmY2ZjVlNWE0YTRh';

/** Not a key: only its shape counts. */
export const STRIPE_SECRET_KEY = `sk_test_${'a'.repeat(24)}`;

/** Parties a sandbox is to know: the bot under test is not in the channel. */
export const FOREIGN_CHANNEL = -1_000_000_005_001;
export const OTHER_BOT = 777_777_777;
export const BLOCKING_CUSTOMER = 4_343;
/** Has written to the bot. */
export const BUYER = 4_242;
export const STRANGER = 999;
