/** Value of the header `X-Emulated-By` on every answer, so that nobody takes it for Telegram's. */
export const EMULATED_BY = 'telegram-payments-sandbox';
