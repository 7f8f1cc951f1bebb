import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/**
 * The sandbox's own key for the signature that third parties check; Telegram's is another one. It is
 * no secret: whoever runs a sandbox can sign anything.
 */
const SEED = Buffer.from('telegram-payments-sandbox: no key', 'latin1').subarray(0, 32);
/** PKCS #8 of an Ed25519 key up to the key itself. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKey = createPrivateKey({
	key: Buffer.concat([PKCS8, SEED]),
	format: 'der',
	type: 'pkcs8',
});

/** The public key of `signature`, 32 bytes in hex, as Telegram publishes its own. */
export const PUBLIC_KEY_HEX: string = createPublicKey(privateKey)
	.export({ format: 'der', type: 'spki' })
	.subarray(-32)
	.toString('hex');

/**
 * Signs init data as Telegram does: `signature` by Ed25519 for those without the bot's token, `hash`
 * by HMAC for the bot.
 * @param fields decoded values; what is undefined is left out
 * @returns the query string a Mini App is given
 */
export function signInitData(
	token: string,
	botId: number,
	fields: Readonly<Record<string, string | undefined>>,
): string {
	const values = new Map<string, string>();
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined) values.set(name, value);
	}
	const forThirdParties = `${botId}:WebAppData\n${checkString(values)}`;
	values.set(
		'signature',
		sign(null, Buffer.from(forThirdParties), privateKey).toString('base64url'),
	);
	const secret = createHmac('sha256', 'WebAppData').update(token).digest();
	values.set('hash', createHmac('sha256', secret).update(checkString(values)).digest('hex'));
	return [...values].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

const checkString = (values: ReadonlyMap<string, string>): string =>
	[...values]
		.map(([name, value]) => `${name}=${value}`)
		.sort()
		.join('\n');
