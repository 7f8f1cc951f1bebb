import type { IHttpRequestOptions, ITriggerFunctions } from 'n8n-workflow';
import { makeWay } from '../../../nodes/TelegramPaymentsTrigger/polling/makeWay';

const WEBHOOK = { ok: true, result: { url: 'https://n8n.example.com/webhook/another' } };

/** A bot with a webhook; tells what is called, and of each call before it is answered. */
function botWithWebhook(onCall: (url: string) => void = () => undefined) {
	const calls: string[] = [];
	const trigger = {
		getNode: () => ({ name: 'Telegram Payments Trigger', webhookId: 'webhook-1', parameters: {} }),
		getWorkflow: () => ({ id: 'workflow-1' }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, { url }: IHttpRequestOptions) => {
				calls.push(url);
				onCall(url);
				return { statusCode: 200, body: url === '/getWebhookInfo' ? WEBHOOK : { ok: true } };
			},
		},
	} as unknown as ITriggerFunctions;
	return { trigger, calls };
}

describe('given a webhook that may be replaced', () => {
	it('when a trigger begins to poll, then it is removed', async () => {
		const { trigger, calls } = botWithWebhook();
		await expect(makeWay(trigger, true)).resolves.toMatchObject(WEBHOOK.result);
		expect(calls).toEqual(['/getWebhookInfo', '/deleteWebhook']);
	});

	it('when the trigger is stopped meanwhile, then it stays: whoever receives from now on may have set it', async () => {
		const stop = new AbortController();
		const { trigger, calls } = botWithWebhook(() => stop.abort());
		await expect(makeWay(trigger, true, stop.signal)).rejects.toThrow('ERR_CANCELED');
		expect(calls).toEqual(['/getWebhookInfo']);
	});
});
