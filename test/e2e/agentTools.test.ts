/** @jest-environment ./test/support/n8n/environment.mjs */
import { randomUUID } from 'node:crypto';
import { eventually } from '../support/n8n/eventually';
import { paymentBot } from '../support/n8n/paymentBot';
import type { Workflow } from '../support/n8n/runner';
import { type Shop, startShop } from '../support/n8n/shop';
import { type ChatRequest, playChatModel } from '../support/standIns/chatModel';
import { serveStandIn } from '../support/standIns/jsonServer';

type ModelServer = Awaited<ReturnType<typeof serveStandIn>>;

const CHANNEL = -1009876543210;
const [OWNER, MEMBER] = [8300, 8301];

const fromAi = (key: string, what: string, type: 'string' | 'number') =>
	`={{ $fromAI('${key}', '${what}', '${type}') }}`;
const chatId = String(CHANNEL);
const userId = fromAi('user_id', 'Telegram user ID', 'number');
const inviteLink = fromAi('invite_link', 'The link', 'string');
const linkName = fromAi('name', 'Name of the link', 'string');

/** Each new operation as a tool: its parameters, and words that its description must have. */
const TOOLS = {
	'Create invite link': {
		parameters: { resource: 'access', operation: 'createInviteLink', chatId, linkName },
		says: /gives access/,
	},
	'Create subscription link': {
		parameters: {
			resource: 'access',
			operation: 'createSubscriptionLink',
			chatId,
			linkName,
			starCount: fromAi('stars', 'Price in Stars', 'number'),
		},
		says: /paid in stars/,
	},
	'Edit subscription link': {
		parameters: {
			resource: 'access',
			operation: 'editSubscriptionLink',
			chatId,
			inviteLink,
			linkName,
		},
		says: /name/i,
	},
	'Revoke link': {
		parameters: { resource: 'access', operation: 'revokeLink', chatId, inviteLink },
		says: /revoke/i,
	},
	'Get member': {
		parameters: { resource: 'access', operation: 'getMember', chatId, userId },
		says: /member of chat/,
	},
	'Approve request': {
		parameters: { resource: 'access', operation: 'approveRequest', chatId, userId },
		says: /give access/,
	},
	'Decline request': {
		parameters: { resource: 'access', operation: 'declineRequest', chatId, userId },
		says: /decline/i,
	},
	'Remove member': {
		parameters: { resource: 'access', operation: 'remove', chatId, userId },
		says: /end access/,
	},
	'Prepare message': {
		parameters: {
			resource: 'inlineQuery',
			operation: 'prepareMessage',
			userId,
			resultKind: 'invoice',
			paymentMethod: 'stars',
			title: 'Album',
			description: 'Twelve songs',
			orderId: 'album-1',
			prices: { price: [{ label: 'Album', amount: '250' }] },
		},
		says: /share/i,
	},
	'Verify init data': {
		parameters: {
			resource: 'miniApp',
			operation: 'verifyInitData',
			initData: fromAi('init_data', 'What the Mini App sent', 'string'),
		},
		says: /mini app/i,
	},
} satisfies Record<string, { parameters: object; says: RegExp }>;
type Tool = keyof typeof TOOLS;

const nameOf = (tool: string) => tool.replaceAll(' ', '_');

/** "TOOL {arguments}" is called as it is written; what the tool answers is said. */
const obey = playChatModel((messages) => {
	const last = messages.at(-1);
	if (last?.role === 'tool') return { say: 'Done.' };
	const [, named, json = '{}'] = /^(\w+) (.*)$/s.exec(String(last?.content)) ?? [];
	return { callTool: JSON.parse(json) as Record<string, unknown>, named };
});

describe('an agent with the operations for access, inline invoices and Mini Apps', () => {
	let model: ModelServer;
	let shop: Shop;
	const bot = paymentBot(6901, () => shop.sandbox.url);
	const openAi = { id: 'openAiOfTheTools', name: 'OpenAI' };

	const workflow = (): Workflow => {
		const [trigger] = bot.receiver('Agent', {
			receiveUpdates: 'polling',
			events: ['message'],
		}).nodes;
		const node = (
			name: string,
			type: string,
			typeVersion: number,
			parameters: object,
			more = {},
		) => ({
			id: randomUUID(),
			name,
			type,
			typeVersion,
			position: [0, 0] as [number, number],
			parameters,
			...more,
		});
		const tools = Object.entries(TOOLS).map(([name, { parameters }]) =>
			node(name, 'n8n-nodes-telegram-payments.telegramPaymentsTool', 1, parameters, {
				credentials: trigger.credentials,
				onError: 'continueRegularOutput',
			}),
		);
		const behind = (type: string, name = 'Agent') => ({
			[type]: [[{ node: name, type, index: 0 }]],
		});
		return {
			id: 'agentOfTheTools0',
			name: 'Agent of the tools',
			nodes: [
				trigger,
				node('Agent', '@n8n/n8n-nodes-langchain.agent', 2.2, {
					promptType: 'define',
					text: '={{ $json.text }}',
					options: {},
				}),
				node(
					'Model',
					'@n8n/n8n-nodes-langchain.lmChatOpenAi',
					1.3,
					{
						model: { __rl: true, mode: 'id', value: 'gpt-5-mini' },
						responsesApiEnabled: false,
						options: {},
					},
					{ credentials: { openAiApi: openAi } },
				),
				...tools,
			],
			connections: {
				[trigger.name]: behind('main'),
				Model: behind('ai_languageModel'),
				...Object.fromEntries(tools.map(({ name }) => [name, behind('ai_tool')])),
			},
			settings: { executionOrder: 'v1' },
		} as unknown as Workflow;
	};

	beforeAll(async () => {
		model = await serveStandIn(obey);
		shop = await startShop({
			credentials: (url) => [
				bot.credential(url),
				{
					...openAi,
					type: 'openAiApi',
					data: { apiKey: 'key-of-the-stand-in', url: `${model.url}/v1`, header: false },
				},
			],
			workflows: () => [workflow()],
		});
		await bot.call('getMe');
		await control('POST', '/chats', {
			id: CHANNEL,
			type: 'channel',
			title: 'Star gazers',
			bot_ids: [bot.id],
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
		await model?.close();
	}, 60_000);

	const requests = () => model.requests.map(({ body }) => body as ChatRequest);
	const control = async <T>(method: 'GET' | 'POST', path: string, body?: object) =>
		await shop.sandbox.control<T>(method, path, body);

	/** Has the agent call a tool; gives what the tool told the model. */
	async function use(tool: Tool, parameters: object): Promise<string> {
		const before = requests().length;
		await shop.sandbox.write(bot.id, OWNER, `${nameOf(tool)} ${JSON.stringify(parameters)}`);
		return await eventually(`the answer of ${tool}`, async () => {
			const last = requests()[before + 1]?.messages.at(-1);
			return last?.role === 'tool' ? String(last.content) : undefined;
		});
	}

	const join = async (customer_id: number, invite_link: string) =>
		await control('POST', `/chats/${CHANNEL}/join`, { customer_id, invite_link });
	const statusOf = async (customer_id: number) => {
		const { members } = await control<{
			members: Array<{ user: { id: number }; status: string }>;
		}>('GET', `/chats/${CHANNEL}/members`);
		return members.find(({ user }) => user.id === customer_id)?.status;
	};
	const linkIn = (answer: string): string => /https:[^"\\]+/.exec(answer)?.[0] ?? answer;

	test('given each operation as a tool, when the agent asks what there is, then each says what it does', async () => {
		await use('Get member', { user_id: MEMBER });
		const tools = requests().at(-1)?.tools ?? [];
		const described = Object.fromEntries(
			tools.map(({ function: { name, description } }) => [name, description]),
		);
		expect(Object.keys(described).sort()).toEqual(Object.keys(TOOLS).map(nameOf).sort());
		for (const [tool, { says }] of Object.entries(TOOLS)) {
			expect(described[nameOf(tool)]).toMatch(says);
		}
	}, 60_000);

	test('given a channel, when the agent lets somebody in and takes them out again, then they are in, and out', async () => {
		const link = linkIn(await use('Create invite link', { name: 'for one' }));
		await join(MEMBER, link);
		expect(await use('Get member', { user_id: MEMBER })).toContain('"member"');
		expect(await use('Remove member', { user_id: MEMBER })).toContain(String(MEMBER));
		expect(await statusOf(MEMBER)).not.toBe('member');
		expect(await use('Revoke link', { invite_link: link })).toContain('true');
	}, 60_000);

	test('given two requests to join, when the agent approves one and declines the other, then one is in', async () => {
		const { invite_link } = await bot.call<{ invite_link: string }>('createChatInviteLink', {
			chat_id: CHANNEL,
			creates_join_request: true,
		});
		const [welcome, refused] = [MEMBER + 1, MEMBER + 2];
		for (const one of [welcome, refused]) await join(one, invite_link);
		await use('Approve request', { user_id: welcome });
		await use('Decline request', { user_id: refused });
		expect(await statusOf(welcome)).toBe('member');
		expect(await statusOf(refused)).not.toBe('member');
		expect(await use('Approve request', { user_id: welcome })).toMatch(/already|no request/i);
	}, 60_000);

	test('given a price, when the agent makes a subscription link and renames it, then the price stays', async () => {
		const made = await use('Create subscription link', { name: 'fans', stars: 100 });
		const renamed = await use('Edit subscription link', {
			invite_link: linkIn(made),
			name: 'friends',
		});
		expect(renamed).toContain('friends');
		expect(renamed).toContain('100');
	}, 60_000);

	test('given a person, when the agent prepares an invoice to share, then it has an ID; forged data of a Mini App is refused in words', async () => {
		expect(await use('Prepare message', { user_id: OWNER })).toContain('prepared_message_id');
		const refused = await use('Verify init data', { init_data: 'user=%7B%7D&auth_date=1&hash=00' });
		expect(refused).toMatch(/not signed|signature/i);
	}, 60_000);
});
