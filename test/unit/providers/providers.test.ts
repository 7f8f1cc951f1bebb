import { TelegramPaymentProviderApi } from '../../../credentials/TelegramPaymentProviderApi.credentials';
import { findCurrency } from '../../../nodes/shared/money/currencies';
import { CODES } from '../../../nodes/shared/providers/codes';
import {
	findProvider,
	findProviderByPrefix,
	PROVIDERS,
} from '../../../nodes/shared/providers/providers';
import { LAUNCH_PROVIDER_IDS } from '../../../nodes/shared/providers/types';

const credential = new TelegramPaymentProviderApi();
const property = (name: string) =>
	credential.properties.find((candidate) => candidate.name === name);
const options = (property('provider')?.options ?? []) as Array<{ name: string; value: string }>;

describe('providers', () => {
	it('given the launch of Payments 2.0, when the table is read, then its eight providers come first', () => {
		expect(PROVIDERS.slice(0, 8).map(({ id }) => id)).toEqual([...LAUNCH_PROVIDER_IDS]);
	});

	it('given every id, when looked up, then its provider is found', () => {
		for (const id of Object.keys(CODES)) {
			expect(findProvider(id)?.id).toBe(id);
		}
		expect(PROVIDERS).toHaveLength(Object.keys(CODES).length);
	});

	it.each([undefined, 'other', 'nobody'])(
		'given the id %s, when looked up, then there is no provider',
		(id) => {
			expect(findProvider(id)).toBeUndefined();
		},
	);

	it('given all prefixes, when compared, then none belongs to two providers', () => {
		const prefixes = PROVIDERS.flatMap(({ token }) =>
			[token.test, token.live].flatMap((sample) => (sample ? [sample.prefix] : [])),
		);
		expect(new Set(prefixes).size).toBe(prefixes.length);
		expect(prefixes.every((prefix) => /^\d{9,10}$/.test(prefix))).toBe(true);
		expect(findProviderByPrefix('0')).toBeUndefined();
	});

	it.each(PROVIDERS.map((provider) => [provider.name, provider] as const))(
		'given %s, when its facts are read, then they are complete or say that they are not known',
		(_name, provider) => {
			for (const currency of provider.currencies ?? []) {
				expect(findCurrency(currency)).toBeDefined();
			}
			expect(provider.currencies).not.toEqual([]);
			expect(provider.testCards).not.toEqual([]);
			for (const bot of [provider.connection.testBot, provider.connection.liveBot]) {
				if (bot !== null) expect(bot).toMatch(/^@\w+$/);
			}
			for (const text of [...provider.notes, provider.refund, provider.connection.note]) {
				if (text !== null) expect(text).toMatch(/\.$/);
			}
		},
	);

	it('given the typed receipts, when compared with the table, then only their providers have one', () => {
		const withReceipt = PROVIDERS.filter(({ receipt }) => receipt !== null);
		expect(withReceipt.map(({ id }) => id)).toEqual(['yookassa', 'robokassa']);
		expect(withReceipt.every(({ providerDataKnown }) => providerDataKnown)).toBe(true);
	});
});

describe('provider credential', () => {
	it('given the table, when the list of the credential is compared, then both hold the same, and Other', () => {
		const values = options.map(({ value }) => value).sort();
		expect(values).toEqual([...PROVIDERS.map(({ id }) => id), 'other'].sort());
	});

	it('given the list, when read from the top, then it is in alphabetical order', () => {
		const names = options.map(({ name }) => name.toLowerCase());
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	});

	it('given the names, when compared with the table, then each starts with the name of its provider', () => {
		for (const { name, value } of options.filter((option) => option.value !== 'other')) {
			expect(name.toLowerCase()).toContain((findProvider(value)?.name ?? '?').toLowerCase());
		}
	});

	it('given the token field, when shown, then it is a password and required', () => {
		expect(property('providerToken')).toMatchObject({
			typeOptions: { password: true },
			required: true,
			default: '',
		});
	});
});
