import { takeIn } from '../../../nodes/shared/intake/intake';
import { IntakeMemory } from '../../../nodes/shared/intake/memory/intakeMemory';
import type { IntakeSettings } from '../../../nodes/shared/intake/settings';
import { EVENTS } from '../../../nodes/shared/payments/events';
import { createHostileUpdates } from '../../support/updatesHostile';

const COUNT = 100_000;

const SETTINGS: IntakeSettings[] = [
	{
		events: new Set(EVENTS),
		preCheckout: 'rules',
		rules: {},
		shipping: 'zones',
		zones: [],
		shippingCurrency: '',
		fallback: { approve: true, afterMs: 8_000 },
		texts: [{ matter: 'noDelivery', language: '', text: '{country}' }],
		includeUpdate: true,
	},
	{
		events: new Set(['successful_payment']),
		preCheckout: 'rules',
		rules: {
			currencies: ['USD', 'XTR'],
			minimumTotal: 1,
			limitsCurrency: 'USD',
			countries: ['DE'],
			orderIdPattern: '.*',
			allowedBuyers: ['111'],
			oncePerOrder: true,
			whenNotEvaluated: 'approve',
		},
		shipping: 'workflow',
		zones: [],
		shippingCurrency: '',
		fallback: { approve: false, afterMs: 8_000 },
		texts: [],
		includeUpdate: false,
	},
];

const NOW = 1_800_000_000_000;

/** An independent, narrow reading of what a pre-checkout query has to hold before anybody may pay. */
function isPayableQuery(body: unknown): boolean {
	const { update_id, pre_checkout_query: query } = (body ?? {}) as Record<string, never>;
	const { id, from, currency, total_amount, invoice_payload } = (query ?? {}) as Record<
		string,
		never
	>;
	return (
		Number.isInteger(update_id) &&
		[id, currency, invoice_payload].every((text) => typeof text === 'string') &&
		Number.isInteger(total_amount) &&
		Number.isInteger((from as { id?: unknown } | undefined)?.id)
	);
}

describe('hostile updates', () => {
	it(`given ${COUNT} of them, when they are handled, then none throws and none buys a wrong approval`, () => {
		const next = createHostileUpdates(20_261_123);
		const seen = { refused: 0, handled: 0, approved: 0 };
		for (let index = 0; index < COUNT; index++) {
			const body = next();
			const settings = SETTINGS[index % SETTINGS.length] as IntakeSettings;
			// A memory of its own for each, or repeated numbers would count as known.
			const memory = new IntakeMemory({ id: 7, environment: 'live' });
			const taken = takeIn(body, settings, memory, NOW);
			if (taken.is === 'unreadable') {
				expect(taken.log).not.toMatch(/[^]{400}/);
				seen.refused++;
				continue;
			}
			if (taken.is === 'known') throw new Error('nothing was known before');
			seen.handled++;
			const { answer, guard, emit } = taken;
			for (const given of [answer, guard]) {
				if (given?.method !== 'answerPreCheckoutQuery') continue;
				if (!given.parameters.ok) expect(given.parameters.error_message?.trim()).toBeTruthy();
				else if (!isPayableQuery(body)) throw new Error(`approved: ${JSON.stringify(body)}`);
				else seen.approved++;
			}
			if (emit) expect(() => JSON.stringify(emit)).not.toThrow();
		}
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		// Each kind has to occur, or the test would prove nothing.
		expect(Math.min(seen.refused, seen.handled, seen.approved)).toBeGreaterThan(1_000);
	}, 120_000);
});
