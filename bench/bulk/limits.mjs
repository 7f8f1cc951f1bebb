/** Messages that Telegram takes from one bot in a second (Bot API FAQ: about 30). */
export const PER_SECOND = 30;

/** How long one message takes at Telegram. */
export const LATENCY_MS = 100;

/** A stub of Telegram with both. */
export const LIMITED_STUB = [`--latency=${LATENCY_MS}`, `--limit=${PER_SECOND}`];
