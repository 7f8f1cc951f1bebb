import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSandbox } from '../src/index.js';
import type { Sandbox, SandboxOptions } from '../src/index.js';
import { cardInvoice, starsInvoice, TOKEN, write } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

/** One row: the call, and word for word what Telegram answers. */
interface Refusal {
	/** Section of the facts the row is taken from. */
	section: string;
	method: string;
	given: string;
	/** Valid parameters to start from. */
	base?: 'card' | 'stars';
	/** Parameters sent, over those of the base. */
	params?: Record<string, unknown>;
	/** Parameters of the base left out. */
	omit?: string[];
	/** A switch of the sandbox the row needs. */
	options?: keyof SandboxOptions;
	/** 400 unless given. */
	error_code?: number;
	answer: string;
}

const rows = JSON.parse(readFileSync(join(__dirname, 'refusals.json'), 'utf8')) as Refusal[];

const BASES = { card: { chat_id: 42, ...cardInvoice }, stars: { chat_id: 42, ...starsInvoice } };

async function open(options: SandboxOptions): Promise<Sandbox> {
	const sandbox = await createSandbox({ ...options, randomSeed: 3 });
	sandbox.addBot({ token: TOKEN });
	sandbox.addBot({ token: '700200:another-bot' });
	sandbox.addCustomer({ id: 42, username: 'ann' });
	sandbox.addCustomer({ id: 43 });
	sandbox.addCustomer({ id: 44 });
	write(sandbox, 42, '/start');
	write(sandbox, 44, '/start');
	await fetch(`${sandbox.url}/api/customers/44`, {
		method: 'PATCH',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ block_bot: 700100 }),
	});
	sandbox.addChat({ id: -100, type: 'group', title: 'Strangers' });
	sandbox.addChat({ id: -1_000_000_000_103, type: 'supergroup', title: 'Strangers' });
	sandbox.addChat({ id: -1_000_000_000_104, type: 'channel', title: 'Strangers' });
	const ours = -1_000_000_000_105;
	const bot_ids = [700100];
	sandbox.addCustomer({ id: 45 });
	sandbox.addChat({
		id: ours,
		type: 'channel',
		title: 'Ours',
		owner_id: 44,
		bot_ids,
		member_ids: [43],
	});
	sandbox.putMember({ chat_id: ours, user_id: 45, status: 'administrator' });
	sandbox.addChat({
		id: -1_000_000_000_106,
		type: 'channel',
		title: 'Hardly ours',
		bot_ids,
		bot_rights: { can_invite_users: false, can_restrict_members: false },
		member_ids: [43],
	});
	sandbox.addChat({ id: -1_000_000_000_107, type: 'supergroup', title: 'Our group', bot_ids });
	sandbox.addChat({ id: -1_000_000_000_108, type: 'channel', title: 'Read only' });
	sandbox.putMember({ chat_id: -1_000_000_000_108, user_id: 700100, status: 'member' });
	sandbox.addChat({ id: -102, type: 'group', title: 'A basic group', bot_ids });
	sandbox.addChat({ id: -101, type: 'group', title: 'Hostile', kicked_ids: [700100] });
	return sandbox;
}

const opened = new Map<string, Sandbox>();

afterAll(async () => {
	for (const sandbox of opened.values()) await sandbox.close();
});

async function sandboxWith(option: keyof SandboxOptions | undefined): Promise<Sandbox> {
	const key = option ?? '';
	const known = opened.get(key);
	if (known) return known;
	const sandbox = await open(option ? { [option]: true } : {});
	opened.set(key, sandbox);
	return sandbox;
}

test('given the table, when it is counted, then it has at least 120 rows, none of them twice', () => {
	const names = rows.map(({ method, given }) => `${method}: ${given}`);
	expect(rows.length).toBeGreaterThanOrEqual(120);
	expect(new Set(names).size).toBe(names.length);
});

test.each(rows)('$section $method, given $given, when it is called, then: $answer', async (row) => {
	const sandbox = await sandboxWith(row.options);
	// One setWebhook with a URL per second is all Telegram allows.
	await sandbox.clock.advance(1_000);
	const params: Record<string, unknown> = { ...(row.base && BASES[row.base]), ...row.params };
	for (const name of row.omit ?? []) delete params[name];
	const { status, body } = await sandbox.call(TOKEN, row.method, params);
	const code = row.error_code ?? 400;
	expect(body).toEqual({ ok: false, error_code: code, description: row.answer });
	expect(status).toBe(code);
});

test.each([
	['card', BASES.card],
	['stars', BASES.stars],
])('given the %s base as it is, when it is sent, then it is accepted', async (_name, params) => {
	const sandbox = await sandboxWith(undefined);
	const { body } = await sandbox.call(TOKEN, 'sendInvoice', params);
	expect(body).toMatchObject({ ok: true });
});
