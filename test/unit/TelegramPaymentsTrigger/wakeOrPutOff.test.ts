import type { IWebhookFunctions } from 'n8n-workflow';
import type { WakeUp } from '../../../nodes/shared/intake/wake';
import { wakeOrPutOff } from '../../../nodes/TelegramPaymentsTrigger/wakeOrPutOff';

const BASE = 'https://n8n.example/webhook-waiting';
const WAKE_UP: WakeUp = {
	executionId: '17',
	path: '/17/node-1?signature=ab',
	outcome: { paid: true },
};
const MAX_TRIES = 5;
const CAPACITY = 1_000;

/** An n8n that cannot be reached at its own address. */
function unreachable() {
	const warnings: string[] = [];
	const context = {
		helpers: { httpRequest: async () => await Promise.resolve({ statusCode: 502, body: '' }) },
		logger: { warn: (text: string) => void warnings.push(text) },
	} as unknown as IWebhookFunctions;
	return { context, warnings };
}

/** How often a payment is put off before it goes on without the waiting run. */
async function putOffs(context: IWebhookFunctions, updateId: number): Promise<number> {
	for (let count = 0; ; count++) {
		if (await wakeOrPutOff(context, WAKE_UP, `u${updateId}`, BASE)) return count;
	}
}

describe('given a waiting run that cannot be told', () => {
	it('when its payment comes again and again, then it is put off four times and the log says why', async () => {
		const { context, warnings } = unreachable();
		expect(await putOffs(context, 1)).toBe(MAX_TRIES - 1);
		expect(warnings).toEqual([expect.stringContaining('The run 17 waits for a payment')]);
	});

	it('when it went on without the run and comes once more, then it is counted anew', async () => {
		const { context } = unreachable();
		await putOffs(context, 2);
		expect(await putOffs(context, 2)).toBe(MAX_TRIES - 1);
	});

	it('when very many payments wait at once, then only the count of the oldest is forgotten', async () => {
		const { context } = unreachable();
		const first = 10_000;
		for (let id = first; id <= first + CAPACITY; id++) {
			expect(await wakeOrPutOff(context, WAKE_UP, `u${id}`, BASE)).toBe(false);
		}
		expect(await putOffs(context, first + 1)).toBe(MAX_TRIES - 2);
		expect(await putOffs(context, first)).toBe(MAX_TRIES - 1);
	});
});
