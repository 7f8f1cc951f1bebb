/** Source of every id; the same seed gives the same ids. */
export class Ids {
	private state: number;
	private queries = 0;
	private charges = 0;
	private readonly queryBase: string;

	constructor(seed: number) {
		this.state = seed >>> 0;
		this.queryBase = String(this.between(100_000_000, 899_999_999));
	}

	/** A number in [0, 1). */
	random(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number in [min, max]. */
	between(min: number, max: number): number {
		return min + Math.floor(this.random() * (max - min + 1));
	}

	/** A decimal 64-bit id as Telegram gives queries. */
	query(): string {
		this.queries += 1;
		return this.queryBase + String(this.queries).padStart(10, '0');
	}

	/** Ordinal of a charge, the changing part of a charge id. */
	charge(): number {
		this.charges += 1;
		return this.charges;
	}

	/** `length` characters out of `alphabet`. */
	text(length: number, alphabet: string): string {
		let out = '';
		for (let n = 0; n < length; n += 1) out += alphabet[this.between(0, alphabet.length - 1)];
		return out;
	}
}

/** Alphabets of made-up ids. */
export const HEX = '0123456789abcdef';
export const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
export const URL_SAFE = `${ALPHANUMERIC}_-`;
