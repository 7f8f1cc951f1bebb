/**
 * All providers, and the numbers by which invoices name them. The numbers travel in payloads that are
 * paid months later, so one that is taken is never given to another provider.
 */
export const CODES = {
	stripe: 1,
	yookassa: 2,
	sberbank: 3,
	tranzzo: 4,
	payme: 5,
	click: 6,
	liqpay: 7,
	ecommpay: 8,
	ammerPay: 9,
	bank131: 10,
	bepaid: 11,
	billLine: 12,
	cascad: 13,
	chapa: 14,
	freedomPay: 15,
	globalPayUz: 16,
	ipay88: 17,
	leoGaming: 18,
	paybox: 19,
	paykassma: 20,
	paymaster: 21,
	paymega: 22,
	portmone: 23,
	psb: 24,
	redsys: 25,
	robokassa: 26,
	smartGlocal: 27,
	unlimint: 28,
} as const;

/** Value of the credential's `provider` option. Stored in credentials, so never renamed. */
export type ProviderId = keyof typeof CODES;

const BY_CODE: ReadonlyMap<number, ProviderId> = new Map(
	Object.entries(CODES).map(([id, code]) => [code, id as ProviderId] as const),
);

/** @returns a number of one or two digits, never 0 */
export const codeOfProvider = (id: ProviderId): number => CODES[id];

/** @returns `undefined` for a number that is not given to anybody */
export const providerOfCode = (code: number): ProviderId | undefined => BY_CODE.get(code);
