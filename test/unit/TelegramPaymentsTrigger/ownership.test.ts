import {
	ownerOf,
	type Owner,
	showUrl,
} from '../../../nodes/TelegramPaymentsTrigger/webhook/ownership';

const OWN = 'https://n8n.example.com/webhook/6f1c-9/webhook';
const TEST = 'https://n8n.example.com/webhook-test/6f1c-9/webhook';

describe('ownerOf', () => {
	it.each<[string, string, string, Owner]>([
		['no webhook is set', '', OWN, 'nobody'],
		['it is exactly this one', OWN, OWN, 'this'],
		['a test meets production', OWN, TEST, 'production'],
		['production meets a test left over', TEST, OWN, 'production'],
		['it was on another host', 'https://old.example.com/webhook/6f1c-9/webhook', OWN, 'moved'],
		['it was on another port', 'https://n8n.example.com:8443/webhook/6f1c-9/webhook', OWN, 'moved'],
		[
			'it was below another path',
			'https://n8n.example.com/n8n/webhook/6f1c-9/webhook',
			OWN,
			'production',
		],
		[
			'the word in front was configured anew',
			'https://n8n.example.com/hooks/6f1c-9/webhook',
			OWN,
			'production',
		],
		['it is another node here', 'https://n8n.example.com/webhook/77aa-1/webhook', OWN, 'foreign'],
		[
			'it is the same node, another path',
			'https://n8n.example.com/webhook/6f1c-9/other',
			OWN,
			'foreign',
		],
		['it is longer', `${OWN}/extra`, OWN, 'foreign'],
		['the id is only a part', 'https://n8n.example.com/webhook/x6f1c-9/webhook', OWN, 'foreign'],
		['the id is in the query', 'https://evil.example.com/?/6f1c-9/webhook', OWN, 'foreign'],
		['it is something else', 'https://bot.example.com/telegram', OWN, 'foreign'],
		['it is a bare host', 'https://bot.example.com', OWN, 'foreign'],
		['it cannot be read', 'not an address', OWN, 'foreign'],
		['the own one cannot be read', 'https://bot.example.com/a', 'nonsense', 'foreign'],
	])('given a registration, when %s, then its owner is told', (_, registered, own, owner) => {
		expect(ownerOf(registered, own, '6f1c-9')).toBe(owner);
	});
});

describe('ownerOf, for a node without a webhook id', () => {
	const own = 'https://n8n.example.com/webhook/wf1/telegram%20payments%20trigger/webhook';

	it.each<[string, string, Owner]>([
		['it is this one', own, 'this'],
		['a test meets production', own.replace('/webhook/', '/webhook-test/'), 'production'],
		['it was on another host', own.replace('n8n.', 'old.'), 'moved'],
		['it is a node of that name elsewhere', own.replace('wf1', 'wf2'), 'foreign'],
		['it is another node of the workflow', own.replace('trigger', 'trigger1'), 'foreign'],
	])('given a registration, when %s, then its owner is told', (_, registered, owner) => {
		expect(ownerOf(registered, own, undefined)).toBe(owner);
	});
});

describe('showUrl', () => {
	it.each([
		['a plain address', OWN, OWN],
		['a password', 'https://user:secret@bot.example.com/hook', 'https://bot.example.com/hook'],
		[
			'a key in the query',
			'https://bot.example.com/hook?key=secret#x',
			'https://bot.example.com/hook',
		],
		[
			'a bot token in the path',
			'https://bot.example.com/bot123456789:AAsecretsecretsecretsecretsecret0/hook',
			'https://bot.example.com/bot***/hook',
		],
		[
			'a bot token in the path, encoded',
			'https://bot.example.com/123456789%3AAAsecretsecretsecretsecretsecret0',
			'https://bot.example.com/***',
		],
		['nonsense', '::secret::', 'an unreadable address'],
	])('given %s, when it is shown, then no secret is in it', (_, url, shown) => {
		expect(showUrl(url)).toBe(shown);
	});
});
