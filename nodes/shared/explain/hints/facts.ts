import { describeAmount } from '../../money/amounts';
import { findProvider } from '../../providers/providers';
import type { RefusedRequest } from '../refusedRequest';
import { countCharacters } from '../../telegram/limits';
import type { ResponseParameters } from '../../transport/outcomes';

/** A refusal with everything a hint may mention. */
export interface RefusalFacts {
	method: string;
	errorCode: number;
	/** Telegram's own text. */
	description: string;
	answer: ResponseParameters;
	request: RefusedRequest;
}

const LONGEST_SHOWN = 80;

/** A parameter as typed, quoted and cut; `undefined` when it was not sent. */
export function quote({ request }: RefusalFacts, name: string): string | undefined {
	const value = request.parameters[name];
	if (value === undefined || value === null || value === '') return undefined;
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return `"${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}"`;
}

/** ` "123"` with a leading blank, or nothing. */
export function shown(facts: RefusalFacts, name: string): string {
	const value = quote(facts, name);
	return value === undefined ? '' : ` ${value}`;
}

/** Length of a text parameter in characters. */
export const lengthOf = ({ request }: RefusalFacts, name: string): number =>
	countCharacters(String(request.parameters[name] ?? ''));

/** The prices as sent: natively or as JSON text (Bot API takes both). */
function readPrices({ request }: RefusalFacts): Array<{ amount?: unknown }> {
	const { prices } = request.parameters;
	try {
		const list: unknown = typeof prices === 'string' ? JSON.parse(prices) : prices;
		return Array.isArray(list) ? (list as Array<{ amount?: unknown }>) : [];
	} catch {
		return [];
	}
}

export const currencyOf = ({ request }: RefusalFacts): string =>
	String(request.parameters.currency ?? '');

/** Total of the prices, e.g. `12.50 USD`; `undefined` when there are none. */
export function describeTotal(facts: RefusalFacts): string | undefined {
	const amounts = readPrices(facts).map(({ amount }) => Number(amount));
	const total = amounts.reduce((sum, amount) => sum + amount, 0);
	if (amounts.length === 0 || !Number.isSafeInteger(total)) return undefined;
	return describeAmount(total, currencyOf(facts));
}

/** The provider of the token sent and its mode, e.g. `Stripe, test mode`. */
export function describeProvider({ request: { providerToken: token } }: RefusalFacts): string {
	if (token.kind === 'empty') return 'no provider token';
	if (token.kind === 'stripeKey') return `a ${token.key} key of the Stripe API`;
	if (token.kind === 'botToken') return 'the token of a bot';
	if (token.kind === 'unrecognized') return 'a token of unknown shape';
	const name = findProvider(token.provider)?.name ?? 'a provider not known here';
	return `a token of ${name}, ${token.mode} mode`;
}

/** Which chat, as far as it was named. */
export function describeChat(facts: RefusalFacts): string {
	return `chat${shown(facts, 'chat_id')}`;
}
