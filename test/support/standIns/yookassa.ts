import type { RecordedRequest, StandIn, StandInAnswer } from './jsonServer';

interface Refund {
	payment_id: string;
	amount: { value: string; currency: string };
}

const refuse = (status: number, code: string, description: string): StandInAnswer => ({
	status,
	body: { type: 'error', id: 'error-of-the-stand-in', code, description },
});

/**
 * Plays the part of YooKassa's API that refunds payments (YooKassa API: "Refunds", "Idempotence").
 * @param payments what can be refunded, by id, as YooKassa writes amounts
 * @param poor payments that YooKassa accepts to refund, and then cancels for want of money
 */
export function playYookassa(
	{ shopId, secretKey }: { shopId: string; secretKey: string },
	payments: Readonly<Record<string, Refund['amount']>>,
	poor: readonly string[] = [],
) {
	const refunds: Refund[] = [];
	const answers = new Map<string, StandInAnswer>();

	function refund({ payment_id, amount }: Refund): StandInAnswer {
		const paid = payments[payment_id];
		if (!paid) return refuse(404, 'not_found', `Payment ${payment_id} does not exist`);
		if (paid.value !== amount.value || paid.currency !== amount.currency) {
			return refuse(400, 'invalid_request', 'The amount is not that of the payment');
		}
		if (refunds.some((one) => one.payment_id === payment_id)) {
			return refuse(400, 'invalid_request', 'The payment is already refunded');
		}
		const shared = { id: `refund-of-${payment_id}`, payment_id, amount };
		if (poor.includes(payment_id)) {
			const cancellation_details = { party: 'refund_network', reason: 'insufficient_funds' };
			return { body: { ...shared, status: 'canceled', cancellation_details } };
		}
		refunds.push({ payment_id, amount });
		return { body: { ...shared, status: 'succeeded' } };
	}

	function refundOnce({ headers, body }: RecordedRequest): StandInAnswer {
		const key = headers['idempotence-key'] ?? '';
		if (key === '' || key.length > 64) {
			return refuse(400, 'invalid_request', 'Idempotence-Key is missing or longer than 64');
		}
		const answer = answers.get(key) ?? refund(body as Refund);
		answers.set(key, answer);
		return answer;
	}

	const expected = `Basic ${Buffer.from(`${shopId}:${secretKey}`).toString('base64')}`;
	const standIn: StandIn = (request) => {
		if (request.headers.authorization !== expected) {
			return refuse(401, 'invalid_credentials', 'Basic authentication is wrong');
		}
		const isRefund = request.method === 'POST' && request.path === '/v3/refunds';
		return isRefund ? refundOnce(request) : undefined;
	};

	return { standIns: { 'api.yookassa.ru': standIn }, refunds };
}
