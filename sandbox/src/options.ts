import { DEFAULT_ASSUMPTIONS } from './assumptions.js';
import type { Assumptions } from './assumptions.js';
import type { Seed } from './schema/parties.js';

/** Options of `createSandbox`; all optional. */
export interface SandboxOptions {
	/** TCP port; 0 (default) picks a free one. */
	port?: number;
	/** Address to listen on, 127.0.0.1 by default. */
	host?: string;
	/**
	 * Bots and customers must be made first; customers must have written to a bot first. Methods
	 * that Telegram has and the sandbox has not are answered with 501 instead of 404.
	 */
	strict?: boolean;
	/**
	 * The Bot API is open to web pages of others and under every host name, as Telegram's is; otherwise
	 * it is closed to them like the control interface.
	 */
	anyOrigin?: boolean;
	/** Webhooks follow api.telegram.org: https, four ports, no reserved addresses. */
	publicWebhooks?: boolean;
	/** Shipping options follow the stricter library of July 2026: totals must be positive. */
	strictShipping?: boolean;
	/** Stars a new customer starts with. */
	initialStars?: number;
	/** File that keeps the state between runs; files of messages lie beside it, in `<file>.files`. */
	dataFile?: string;
	/** Bots, customers and chats to start with. */
	seed?: Seed;
	/** Overrides for single unconfirmed points. */
	assumptions?: Partial<Assumptions>;
	/** Takes what a developer should hear of at once, one line each; nobody by default. */
	log?: (line: string) => void;
	/** Seed of the generator behind ids and probabilities; random by default. */
	randomSeed?: number;
}

/** Options with every rule decided. */
export interface Settings {
	readonly strict: boolean;
	readonly anyOrigin: boolean;
	readonly publicWebhooks: boolean;
	readonly strictShipping: boolean;
	readonly initialStars: number;
	readonly assumptions: Assumptions;
	readonly randomSeed: number;
	readonly seed: Seed | undefined;
	/** Where what is in files is kept; in memory when undefined. */
	readonly filesFolder: string | undefined;
	log(line: string): void;
}

/** Fills in the defaults. */
export const settle = (options: SandboxOptions): Settings => ({
	strict: options.strict ?? false,
	anyOrigin: options.anyOrigin ?? false,
	publicWebhooks: options.publicWebhooks ?? false,
	strictShipping: options.strictShipping ?? false,
	initialStars: options.initialStars ?? 100_000,
	assumptions: { ...DEFAULT_ASSUMPTIONS, ...options.assumptions },
	randomSeed: options.randomSeed ?? Math.floor(Math.random() * 2 ** 31),
	seed: options.seed,
	filesFolder: options.dataFile === undefined ? undefined : `${options.dataFile}.files`,
	log: options.log ?? (() => {}),
});
