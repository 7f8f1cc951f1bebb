import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { WakeUp } from '../../../nodes/shared/intake/wake';
import { checkOwnAddress } from '../../../nodes/TelegramPaymentsTrigger/ownAddress';
import {
	wakeBeside,
	wakeOnce,
	wakeOrPutOff,
} from '../../../nodes/TelegramPaymentsTrigger/wakeOrPutOff';

const BASE = 'https://n8n.example/webhook-waiting';
const wakeUpOf = (executionId: string): WakeUp => ({
	executionId,
	path: `/${executionId}/node-1?signature=${'ab'.repeat(32)}`,
	call: { invoice: 'mark', outcome: { paid: true } },
});
const MAX_TRIES = 5;
const CAPACITY = 1_000;
const GONE = { statusCode: 404, body: { message: 'The execution "17" does not exist.' } };

/** An n8n that answers its own address like this. */
function n8nThat(respond: () => unknown) {
	const warnings: string[] = [];
	let calls = 0;
	const context = {
		helpers: {
			httpRequest: async () => {
				calls++;
				return await Promise.resolve(respond());
			},
		},
		logger: { warn: (text: string) => void warnings.push(text), debug: () => undefined },
		evaluateExpression: () => `${BASE}/17`,
		getActivationMode: () => 'activate',
	};
	return {
		context: context as unknown as IWebhookFunctions & IHookFunctions,
		warnings,
		calls: () => calls,
	};
}

const portal = () => n8nThat(() => ({ statusCode: 401, body: 'Unauthorized' }));

/** How often a payment is put off before it goes on without the waiting run. */
async function putOffs(
	context: IWebhookFunctions,
	wakeUp: WakeUp,
	id: number | string,
): Promise<number> {
	for (let count = 0; ; count++) {
		if ((await wakeOrPutOff(context, wakeUp, String(id), BASE)) !== 'putOff') return count;
	}
}

describe('given a waiting run that cannot be told', () => {
	it('when its payment comes again and again, then it is put off four times and the log says each time what was answered', async () => {
		const { context, warnings } = portal();
		expect(await putOffs(context, wakeUpOf('21'), 1)).toBe(MAX_TRIES - 1);
		expect(warnings).toHaveLength(MAX_TRIES);
		for (const warning of warnings) {
			expect(warning).toContain('The run 21 waits for a payment');
			expect(warning).toContain('HTTP 401');
			expect(warning).toContain('N8N_WEBHOOK_URL');
			expect(warning).not.toContain('abab');
		}
		expect(warnings.at(-1)).toContain('outputs the payment without it');
	});

	it('when it went on without the run and comes once more, then it is counted anew', async () => {
		const { context } = portal();
		await putOffs(context, wakeUpOf('22'), 2);
		expect(await putOffs(context, wakeUpOf('22'), 2)).toBe(MAX_TRIES - 1);
	});

	it('when very many payments wait at once, then only the count of the oldest is forgotten', async () => {
		const { context } = portal();
		const first = 10_000;
		const wakeUp = wakeUpOf('25');
		for (let id = first; id <= first + CAPACITY; id++) {
			expect(await wakeOrPutOff(context, wakeUp, String(id), BASE)).toBe('putOff');
		}
		expect(await putOffs(context, wakeUp, first + 1)).toBe(MAX_TRIES - 2);
		expect(await putOffs(context, wakeUp, first)).toBe(MAX_TRIES - 1);
	});
});

describe('given a payment for a waiting run', () => {
	it('when the run goes on with it and Telegram repeats the payment, then n8n is not asked again', async () => {
		const { context, calls, warnings } = n8nThat(() => ({
			statusCode: 200,
			body: { woken: true },
		}));
		expect(await wakeOrPutOff(context, wakeUpOf('31'), '4', BASE)).toBe('woken');
		expect(await wakeOrPutOff(context, wakeUpOf('31'), '4', BASE)).toBe('woken');
		expect(calls()).toBe(1);
		expect(warnings).toEqual([]);
	});

	it('when it was told by another process, then it is not asked again, and has not missed its payment', async () => {
		const woken = new Set<string>();
		const memory = {
			isWoken: (key: string) => woken.has(key),
			noteWoken: (key: string) => void woken.add(key),
		};
		const first = n8nThat(() => ({ statusCode: 200, body: { woken: true } }));
		expect(await wakeOnce(first.context, memory, wakeUpOf('32'), '4', BASE)).toBe('woken');
		const { context, calls } = n8nThat(() => GONE);
		expect(await wakeOnce(context, memory, wakeUpOf('32'), '4', BASE)).toBe('woken');
		expect(calls()).toBe(0);
		expect(await wakeOnce(context, memory, wakeUpOf('33'), '5', BASE)).toBe('missed');
		expect([...woken]).toEqual(['4']);
	});

	it.each<[string, unknown]>([
		['waits no more', GONE],
		['waits for another invoice', { statusCode: 200, body: { woken: false } }],
	])(
		'when the run %s, then the payment has missed it and the log says so',
		async (_name, given) => {
			const { context, warnings } = n8nThat(() => given);
			expect(await wakeOrPutOff(context, wakeUpOf('32'), '5', BASE)).toBe('missed');
			expect(warnings).toEqual([expect.stringContaining('the run 32 no longer waits')]);
		},
	);
});

describe('given a checkout that was declined for good', () => {
	beforeEach(() => void jest.useFakeTimers());
	afterEach(() => void jest.useRealTimers());

	it('when nothing answers, then the run is told again three times, and the log says why', async () => {
		const { context, warnings, calls } = portal();
		const telling = wakeBeside(context, wakeUpOf('41'), BASE);
		await jest.runAllTimersAsync();
		await telling;
		expect(calls()).toBe(4);
		expect(warnings).toHaveLength(4);
		expect(warnings[0]).toMatch(/declined for good.*HTTP 401\. The trigger tries again/);
		expect(warnings[3]).toContain('It waits until its time limit');
	});

	it('when the run goes on or waits no more, then it was told once', async () => {
		for (const given of [GONE, { statusCode: 200, body: { woken: true } }]) {
			const { context, warnings, calls } = n8nThat(() => given);
			await wakeBeside(context, wakeUpOf('42'), BASE);
			expect([calls(), warnings]).toEqual([1, []]);
		}
	});
});

describe('given a workflow that is published', () => {
	it('when n8n reaches itself, then nothing is said', async () => {
		const { context, warnings, calls } = n8nThat(() => GONE);
		await checkOwnAddress(context);
		expect([calls(), warnings]).toEqual([1, []]);
	});

	it('when a login stands before it, then the log says what to do', async () => {
		const { context, warnings } = portal();
		await checkOwnAddress(context);
		expect(warnings).toEqual([
			expect.stringMatching(/n8n\.example\/webhook-waiting \(HTTP 401\).*N8N_WEBHOOK_URL/),
		]);
	});

	it.each(['init', 'leadershipChange', 'manual'])(
		'when it begins by itself or for a test (%s), then nothing is asked',
		async (mode) => {
			const { context, calls } = portal();
			Object.assign(context, { getActivationMode: () => mode });
			await checkOwnAddress(context);
			expect(calls()).toBe(0);
		},
	);

	it('when n8n does not tell its address, then publishing goes on', async () => {
		const { context, warnings } = portal();
		Object.assign(context, { evaluateExpression: () => 'nonsense' });
		await checkOwnAddress(context);
		expect(warnings).toEqual([]);
	});
});
