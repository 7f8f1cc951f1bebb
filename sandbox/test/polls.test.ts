import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { call, must, TOKEN, write } from './support/shop.js';

interface Poll {
	is_closed: boolean;
	[field: string]: unknown;
}
interface Message {
	message_id: number;
	poll: Poll;
}

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	write(sandbox, 42, '/start');
});

afterEach(() => sandbox.close());

const QUESTION = { chat_id: 42, question: 'Tea?', options: ['Yes', 'No'] };
const ask = (more: Record<string, unknown> = {}) =>
	must<Message>(sandbox, 'sendPoll', { ...QUESTION, ...more });
const isClosed = (): unknown => {
	const last = sandbox.messages({ token: TOKEN, chat_id: 42 }).at(-1);
	return last?.poll?.is_closed;
};
const lastUpdate = async () =>
	(await must<Array<{ poll?: Poll }>>(sandbox, 'getUpdates', { offset: -1 }))[0];
const inAMinute = () => Math.floor(sandbox.clock.now() / 1000) + 60;

test.each([
	['a period', () => ({ open_period: 60 })],
	['an end', () => ({ close_date: inAMinute() })],
])(
	'given a poll with %s, when its time is over, then it is closed and the bot hears of it',
	async (_with, time) => {
		await ask(time());
		await sandbox.clock.advance(58_000);
		expect(isClosed()).toBe(false);
		await sandbox.clock.advance(2_500);
		expect(isClosed()).toBe(true);
		expect(await lastUpdate()).toMatchObject({ poll: { question: 'Tea?', is_closed: true } });
	},
);

test('given a poll is stopped or has no end, when time passes, then nothing more is heard of it', async () => {
	await ask();
	const { message_id } = await ask({ open_period: 60 });
	await must(sandbox, 'stopPoll', { chat_id: 42, message_id });
	await sandbox.clock.advance(61_000);
	expect(await lastUpdate()).not.toHaveProperty('poll');
	expect(await call(sandbox, 'stopPoll', { chat_id: 42, message_id })).toMatchObject({
		description: 'Bad Request: poll has already been closed',
	});
});

test('given a poll of a former run, when its time is over, then it is closed all the same', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'sandbox-polls-'));
	const dataFile = join(folder, 'state');
	try {
		await sandbox.close();
		sandbox = await createSandbox({ dataFile });
		write(sandbox, 42, '/start');
		await ask({ open_period: 60 });
		await sandbox.close();
		sandbox = await createSandbox({ dataFile });
		expect(isClosed()).toBe(false);
		await sandbox.clock.advance(61_000);
		expect(isClosed()).toBe(true);
	} finally {
		// It writes once more when it is closed.
		await sandbox.close();
		sandbox = await createSandbox();
		rmSync(folder, { recursive: true, force: true });
	}
});
