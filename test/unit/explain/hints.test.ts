import type { INode } from 'n8n-workflow';
import { explainRefusal, findHint, HINTS } from '../../../nodes/shared/explain/hints';
import { withoutToken } from '../../../nodes/shared/explain/refusedRequest';
import { toNodeError } from '../../../nodes/shared/explain/nodeErrors';
import { BotApiRefusal } from '../../../nodes/shared/transport/outcomes';
import {
	INVOICE,
	REFUSALS,
	type Refusal,
	STRIPE_SECRET_KEY,
	STRIPE_TEST_TOKEN,
} from '../../support/refusals';

const FORBIDDEN = /\b(error|problem|failure|mistake)s?\b/i;

const explain = (refusal: Refusal) =>
	explainRefusal({
		method: refusal.method,
		errorCode: refusal.code,
		description: refusal.text,
		answer: refusal.answer ?? {},
		request: withoutToken(refusal.parameters),
	});

const find = (refusal: Refusal) =>
	findHint({ method: refusal.method, errorCode: refusal.code, description: refusal.text });

describe('hints', () => {
	it('given the table, when counted, then at least 40 refusals are explained', () => {
		expect(HINTS.length).toBeGreaterThanOrEqual(40);
	});

	it.each(REFUSALS.map((refusal) => [refusal.text, refusal.method, refusal] as const))(
		'given "%s" from %s, when explained, then it says what happened and what to do',
		(_text, _method, refusal) => {
			const explanation = explain(refusal);
			expect(explanation?.message).toBe(refusal.message);
			expect(explanation?.description).toContain(refusal.advice);
		},
	);

	it.each(HINTS.map((hint, index) => [hint.match, index] as const))(
		'given the entry "%s" (%i), when the samples are looked up, then one of them reaches it past the earlier entries',
		(_match, index) => {
			expect(REFUSALS.map(find)).toContain(HINTS[index]);
		},
	);

	it.each(REFUSALS.map((refusal) => [refusal.text, refusal] as const))(
		'given "%s", when explained, then the words are those of the house and no token shows',
		(_text, refusal) => {
			const { message = '', description = '' } = explain(refusal) ?? {};
			expect(message).not.toMatch(FORBIDDEN);
			expect(description).not.toMatch(FORBIDDEN);
			expect(message).not.toMatch(/undefined|null|NaN|\[object|\s{2}/);
			expect(description).not.toMatch(/undefined|null|NaN|\[object|\s{2}/);
			expect(message + description).not.toContain(STRIPE_TEST_TOKEN);
			expect(message + description).not.toContain(STRIPE_SECRET_KEY);
			expect(message).not.toMatch(/\.$/);
			expect(description).toMatch(/\.$/);
		},
	);

	it.each(HINTS.map((hint) => [hint.match, hint] as const))(
		'given the entry "%s", when nothing is known about the call, then its texts still read well',
		(match, hint) => {
			const facts = {
				method: hint.methods?.[0] ?? 'sendInvoice',
				errorCode: hint.errorCode ?? 400,
				description: match,
				answer: {},
				request: withoutToken({}),
			};
			const { message = '', description = '' } = explainRefusal(facts) ?? {};
			expect(message).not.toMatch(/undefined|NaN|\[object|\s{2}/);
			expect(description).not.toMatch(/undefined|NaN|\[object|\s{2}/);
			expect(message.length).toBeGreaterThan(10);
			expect(description.length).toBeGreaterThan(10);
		},
	);

	it('given a text nobody knows, when looked up, then there is no hint', () => {
		expect(
			findHint({ method: 'sendInvoice', errorCode: 400, description: 'Bad Request: NEW_THING' }),
		).toBeUndefined();
	});

	it('given a hint bound to other methods, when another method is refused, then it does not apply', () => {
		expect(
			findHint({
				method: 'sendInvoice',
				errorCode: 400,
				description: 'Bad Request: CHARGE_ID_EMPTY',
			}),
		).toBeUndefined();
	});

	it('given a hint bound to a code, when the text comes with another code, then it does not apply', () => {
		expect(
			findHint({ method: 'sendInvoice', errorCode: 400, description: 'Too Many Requests' }),
		).toBeUndefined();
	});
});

describe('values in hints', () => {
	const describeWith = (changes: Record<string, unknown>, description: string, code = 400) =>
		explainRefusal({
			method: 'sendInvoice',
			errorCode: code,
			description,
			answer: {},
			request: withoutToken({ ...INVOICE, ...changes } as never),
		});

	it.each([
		['123456:AAE7g4h2Kkq9Zl1mN0pQrStUvWxYz123456', 'the token of a bot'],
		['hello', 'a token of unknown shape'],
		['999:LIVE:abc', 'a token of a provider not known here, live mode'],
		['381764678:TEST:12345', 'a token of YooKassa, test mode'],
		[42, 'no provider token'],
	])('given the provider token %s, when refused, then it is named as %s', (token, name) => {
		const explanation = describeWith({ provider_token: token }, 'PAYMENT_PROVIDER_INVALID');
		expect(explanation?.description).toContain(name);
		expect(explanation?.description).not.toContain(String(token));
	});

	it.each(['TXR', 'XTS', 'RTX', 'STARS'])(
		'given the currency %s without a token, when refused, then XTR is suggested',
		(currency) => {
			const changes = { provider_token: '', currency };
			expect(describeWith(changes, 'PAYMENT_PROVIDER_INVALID')?.description).toContain('XTR');
		},
	);

	it.each(['USD', 'EUR', 'XTR'])(
		'given the currency %s without a token, when refused, then XTR is not suggested',
		(currency) => {
			const changes = { provider_token: '', currency };
			expect(describeWith(changes, 'PAYMENT_PROVIDER_INVALID')?.description).not.toContain(
				'the code is XTR',
			);
		},
	);

	it('given a currency without known limits, when the total is refused, then no limits are made up', () => {
		const changes = { currency: 'ETB' };
		expect(describeWith(changes, 'CURRENCY_TOTAL_AMOUNT_INVALID')?.description).toContain(
			'Its limits are not known here.',
		);
	});

	it.each([
		['not json', '['],
		['not a list', '{}'],
		['not numbers', [{ label: 'x', amount: 'y' }]],
	])('given prices that are %s, when the total is refused, then no total is shown', (_, prices) => {
		expect(describeWith({ prices }, 'CURRENCY_TOTAL_AMOUNT_INVALID')?.message).toBe(
			'The total is outside the limits of Telegram',
		);
	});

	it('given a long value, when shown, then it is cut', () => {
		const prices = 'x'.repeat(500);
		const { description = '' } = describeWith({ prices }, 'prices JSON object') ?? {};
		expect(description).toContain(`"${'x'.repeat(80)}…"`);
	});

	it('given a chat that charges an unknown number of Stars, when refused, then none is made up', () => {
		expect(describeWith({}, 'ALLOW_PAYMENT_REQUIRED')?.message).toBe(
			'The chat "4242" charges some Stars for each message',
		);
	});

	it('given a missing parameter without a label, when refused, then Telegram’s own name is used', () => {
		expect(describeWith({}, 'parameter "offset" is required')?.message).toBe('"offset" is empty');
	});
});

describe('refusals as n8n errors', () => {
	const node = {
		id: '1',
		name: 'Pay',
		type: 't',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const toError = (refusal: BotApiRefusal, index?: number) =>
		toNodeError(node as unknown as INode, refusal, index);

	it('given a known refusal, when converted, then message, item, advice and Telegram’s text are there', () => {
		const refusal = new BotApiRefusal('sendInvoice', 400, 'Bad Request: chat not found');
		refusal.sent = () => INVOICE;
		const shown = toError(refusal, 3);
		expect(shown.message).toBe('The chat "4242" was not found [item 3]');
		expect(shown.description).toContain('pressed Start');
		expect(shown.description).toContain('Bad Request: chat not found');
		expect(shown.context.itemIndex).toBe(3);
	});

	it('given an unknown refusal, when converted, then Telegram’s text and the values named stand alone', () => {
		const refusal = new BotApiRefusal('sendInvoice', 400, 'Bad Request: NEW_THING');
		refusal.about = 'The total is 12.50 USD.';
		const shown = toError(refusal);
		expect(shown.message).toBe('Telegram refused sendInvoice: Bad Request: NEW_THING');
		expect(shown.description).toBe(
			'The total is 12.50 USD. Telegram said: "Bad Request: NEW_THING" (sendInvoice, 400).',
		);
	});

	it('given a known refusal without its request, when converted, then it is explained without values', () => {
		const shown = toError(new BotApiRefusal('sendInvoice', 400, 'Bad Request: chat not found'));
		expect(shown.message).toBe('The chat was not found');
	});
});
