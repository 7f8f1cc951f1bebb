import { createHmac } from 'node:crypto';
import type { RecordedRequest, StandIn, StandInAnswer } from './jsonServer';

/** With which Stripe signs what it sends to an endpoint. */
export const SIGNING_SECRET = 'whsec_of_the_stand_in';

const refuse = (status: number, error: object): StandInAnswer => ({ status, body: { error } });

/**
 * Plays the part of Stripe's API that refunds charges and keeps webhook endpoints (Stripe API: "Create
 * a refund", "Idempotent requests", "Webhook endpoints", "Verify webhook signatures").
 * @param charges what can be refunded, by id, in minor units
 */
export function playStripe(secretKey: string, charges: Readonly<Record<string, number>>) {
	const refunds: Array<{ id: string; charge: string; amount: number }> = [];
	/** What a key was used for, and what came of it. */
	const answers = new Map<string, { asked: string; answer: StandInAnswer }>();
	/** Where Stripe sends its events, by id. */
	const endpoints = new Map<string, string>();

	function refund({ charge = '' }: { charge?: string }): StandInAnswer {
		const amount = charges[charge];
		if (amount === undefined) {
			return refuse(404, {
				type: 'invalid_request_error',
				code: 'resource_missing',
				message: `No such charge: '${charge}'`,
				param: 'charge',
			});
		}
		if (refunds.some((one) => one.charge === charge)) {
			return refuse(400, {
				type: 'invalid_request_error',
				code: 'charge_already_refunded',
				message: `Charge ${charge} has already been refunded.`,
			});
		}
		const id = `re_${refunds.length + 1}`;
		refunds.push({ id, charge, amount });
		return { body: { id, object: 'refund', amount, charge, currency: 'usd', status: 'succeeded' } };
	}

	function refundOnce({ headers, body }: RecordedRequest): StandInAnswer {
		const key = headers['idempotency-key'];
		if (key === undefined) return refund(body as object);
		const asked = JSON.stringify(body);
		const known = answers.get(key);
		if (known && known.asked !== asked) {
			return refuse(400, {
				type: 'idempotency_error',
				message:
					'Keys for idempotent requests can only be used with the same parameters they were first used with.',
			});
		}
		const answer = known?.answer ?? refund(body as object);
		answers.set(key, { asked, answer });
		return answer;
	}

	function addEndpoint({ url = '' }: { url?: string }): StandInAnswer {
		const id = `we_${endpoints.size + 1}`;
		endpoints.set(id, url);
		return {
			body: { id, object: 'webhook_endpoint', status: 'enabled', secret: SIGNING_SECRET, url },
		};
	}

	const standIn: StandIn = (request) => {
		const { method, path, headers, body } = request;
		if (headers.authorization !== `Bearer ${secretKey}`) {
			return refuse(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' });
		}
		// n8n asks for them when the credential is saved.
		if (method === 'GET' && path === '/v1/charges') return { body: { object: 'list', data: [] } };
		if (method === 'POST' && path === '/v1/refunds') return refundOnce(request);
		if (method === 'POST' && path === '/v1/webhook_endpoints') return addEndpoint(body as object);
		const [, id = ''] = /^\/v1\/webhook_endpoints\/(\w+)$/.exec(path) ?? [];
		if (!endpoints.has(id)) return undefined;
		if (method === 'DELETE') endpoints.delete(id);
		return { body: { id, object: 'webhook_endpoint', deleted: method === 'DELETE' } };
	};

	return {
		standIns: { 'api.stripe.com': standIn },
		refunds,
		endpoints: () => [...endpoints.values()],
		/** An event as Stripe sends it: its body, and the header that signs it. */
		sign: (event: object, secret = SIGNING_SECRET) => {
			const body = JSON.stringify(event);
			const time = Math.floor(Date.now() / 1_000);
			const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
			return { body, headers: { 'stripe-signature': `t=${time},v1=${signature}` } };
		},
	};
}
