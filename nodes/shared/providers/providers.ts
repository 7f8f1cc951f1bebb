import { LATER_PROVIDERS } from './laterProviders';
import { LAUNCH_PROVIDERS } from './launchProviders';
import type { Provider } from './types';

/** Every provider something is known about, the launch providers first. */
export const PROVIDERS: readonly Provider[] = [...LAUNCH_PROVIDERS, ...LATER_PROVIDERS];

const BY_ID = new Map<string, Provider>(PROVIDERS.map((provider) => [provider.id, provider]));

const BY_PREFIX = new Map<string, Provider>(
	PROVIDERS.flatMap((provider) =>
		[provider.token.test, provider.token.live].flatMap((sample) =>
			sample ? [[sample.prefix, provider] as const] : [],
		),
	),
);

/** @param id value of the credential's `provider`; `other` and unknown values give `undefined` */
export function findProvider(id: string | undefined): Provider | undefined {
	return id === undefined ? undefined : BY_ID.get(id);
}

/** Whose tokens start with these digits, as far as public samples tell. */
export function findProviderByPrefix(prefix: string): Provider | undefined {
	return BY_PREFIX.get(prefix);
}
