import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { deriveSecret, isSameSecret } from '../../../nodes/TelegramPaymentsTrigger/webhook/secret';

const TOKEN = '123456789:AAE-token';

describe('deriveSecret', () => {
	it('given token, workflow and node, when derived, then it is their HMAC in hexadecimal', () => {
		const expected = createHmac('sha256', TOKEN).update('wf1:node1').digest('hex');
		expect(deriveSecret(TOKEN, 'wf1', 'node1')).toBe(expected);
	});

	it('given anything, when derived, then Telegram takes it as a secret token', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.string(), (token, workflow, node) =>
				/^[A-Za-z0-9_-]{1,256}$/.test(deriveSecret(token, workflow, node)),
			),
		);
	});

	it('given another token, workflow or node, when derived, then the secret is another one', () => {
		const secrets = [
			deriveSecret(TOKEN, 'wf1', 'node1'),
			deriveSecret(`${TOKEN}x`, 'wf1', 'node1'),
			deriveSecret(TOKEN, 'wf2', 'node1'),
			deriveSecret(TOKEN, 'wf1', 'node2'),
		];
		expect(new Set(secrets).size).toBe(secrets.length);
		expect(secrets.join()).not.toContain('AAE');
	});
});

describe('isSameSecret', () => {
	const secret = deriveSecret(TOKEN, 'wf1', 'node1');

	it.each<[string, unknown, boolean]>([
		['the same', secret, true],
		['one letter short', secret.slice(1), false],
		['one letter more', `${secret}0`, false],
		['upper case', secret.toUpperCase(), false],
		['empty', '', false],
		['missing', undefined, false],
		['null', null, false],
		['a list of it', [secret], false],
		['as many bytes, other letters', 'x'.repeat(secret.length), false],
		['as many letters, more bytes', 'é'.repeat(secret.length), false],
	])('given %s, when compared, then the answer is clear and nothing throws', (_, given, same) => {
		expect(isSameSecret(given, secret)).toBe(same);
	});
});
