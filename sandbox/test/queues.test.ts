import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { Queue } from '../src/delivery/queue.js';
import { addPending, countPending, oldestPending, pendingFrom } from '../src/domain/inbox.js';
import type { Inbox, PendingUpdate } from '../src/domain/state.js';
import { call, must, TOKEN } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(120_000);

const inbox = (): Inbox => ({
	pending: new Map(),
	nextUpdateId: 1,
	allowed: undefined,
	webhook: undefined,
});

function add(to: Inbox, expires: number): void {
	const id = to.nextUpdateId++;
	const update: PendingUpdate = {
		id,
		type: 'message',
		text: '{}',
		queue: 'q',
		expires,
		attempts: 0,
	};
	addPending(to, update);
}

/** Counts how often all that waits is looked at. */
function countSearches(of: Inbox): () => number {
	let searches = 0;
	const values = of.pending.values.bind(of.pending);
	of.pending.values = () => {
		searches += 1;
		return values();
	};
	return () => searches;
}

describe('what waits for a bot', () => {
	test('given updates of different life, when time passes, then each is forgotten at its end', () => {
		const waiting = inbox();
		[30, 10, 20].forEach((expires) => add(waiting, expires));
		const counts = [5, 10, 11, 20, 25, 31].map((now) => countPending(waiting, now));
		expect(counts).toEqual([3, 3, 2, 2, 1, 0]);
	});

	test('given a full queue in which nothing is over, when it is counted again and again, then it is searched once', () => {
		const waiting = inbox();
		for (let count = 0; count < 1_000; count += 1) add(waiting, 100 + count);
		const searches = countSearches(waiting);
		for (let now = 0; now < 100; now += 1) countPending(waiting, now);
		expect(searches()).toBe(1);
	});

	test('given holes in it, then the oldest and those from an id on are found in order', () => {
		const waiting = inbox();
		for (let count = 0; count < 6; count += 1) add(waiting, 100);
		[1, 2, 4].forEach((id) => waiting.pending.delete(id));
		expect(oldestPending(waiting)).toBe(3);
		expect([...pendingFrom(waiting, 4)].map(({ id }) => id)).toEqual([5, 6]);
		[3, 5, 6].forEach((id) => waiting.pending.delete(id));
		expect(oldestPending(waiting)).toBeUndefined();
		add(waiting, 100);
		expect(oldestPending(waiting)).toBe(7);
	});
});

test('given a queue, when items come and go, then they come out in order and none is kept', () => {
	const queue = new Queue<number>();
	const out: Array<number | undefined> = [];
	for (let item = 0; item < 100; item += 1) {
		queue.push(item);
		queue.push(item + 1_000);
		out.push(queue.shift());
	}
	expect(out.slice(0, 5)).toEqual([0, 1_000, 1, 1_001, 2]);
	expect([queue.length, queue.first]).toEqual([100, 50]);
	queue.clear();
	expect([queue.length, queue.shift()]).toEqual([0, undefined]);
});

describe('a bot with 100,000 updates that nobody takes', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await createSandbox();
		for (let count = 0; count < 100_000; count += 1) {
			sandbox.writeMessage({ token: TOKEN, customer_id: 1 + (count % 300), text: 'x' });
		}
	});

	afterAll(() => sandbox.close());

	test('when more comes, then it is dropped and what waits is still given in order', async () => {
		sandbox.writeMessage({ token: TOKEN, customer_id: 1, text: 'too much' });
		expect(await must(sandbox, 'getWebhookInfo')).toMatchObject({ pending_update_count: 100_000 });
		const first = await must<Array<{ update_id: number }>>(sandbox, 'getUpdates', { limit: 2 });
		const [start = 0, second = 0] = first.map(({ update_id }) => update_id);
		expect(second).toBe(start + 1);
		const late = await must<Array<{ update_id: number }>>(sandbox, 'getUpdates', {
			offset: start + 99_999,
		});
		expect(late.map(({ update_id }) => update_id)).toEqual([start + 99_999]);
		await call(sandbox, 'getUpdates', { offset: start + 100_000 });
		expect(await must(sandbox, 'getWebhookInfo')).toMatchObject({ pending_update_count: 0 });
	});
});
