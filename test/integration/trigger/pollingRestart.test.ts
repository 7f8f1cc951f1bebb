import type { INodeParameters } from 'n8n-workflow';
import { message } from '../../support/updates';
import { eventually } from '../../support/n8n/eventually';
import { ordersOf, PollingShop } from '../../support/pollingShop';
import type { PollingHost, RunEnd } from '../../support/triggerContextsPolling';

const shop = PollingShop.open();

/** Stops the n8n, and starts another process with what it has saved. */
async function startAnother(parameters: INodeParameters): Promise<PollingHost> {
	await shop.host.stop();
	const next = shop.createHost(parameters);
	next.staticData = shop.host.staticData;
	await next.start();
	return next;
}

describe('published anew while a run goes on', () => {
	it.each<[RunEnd, number]>([
		['success', 0],
		['error', 1],
	])(
		'given a run that ends in %s, when the same n8n has started the node again meanwhile, then it is run %d more times',
		async (end, further) => {
			const parameters = { acknowledge: 'whenFinished' };
			shop.host = shop.createHost(parameters);
			const letGo = shop.holdRunsOf(111);
			await shop.host.start();
			await shop.buy(111);
			await shop.host.runsBegun(1);
			await shop.host.stop();
			const next = shop.createHost(parameters, shop.host.setup.workflowId);
			await next.start();
			await shop.buy(222, 'other');
			await next.runsBegun(1);
			expect(ordersOf(next.runs)).toEqual(['other']);
			letGo(end);
			await next.runsBegun(1 + further);
			await shop.confirmed();
			expect(next.runs).toHaveLength(1 + further);
			await next.stop();
		},
	);
});

describe('once per order', () => {
	const parameters = { checkoutRules: { oncePerOrder: true } };

	it('given a paid order, when another process starts with what was saved, then it is still paid', async () => {
		shop.host = shop.createHost(parameters);
		await shop.host.start();
		await shop.buy(111);
		await shop.host.runsBegun(1);
		await shop.host.stored(({ memory }) => Boolean(memory?.paid));
		const next = await startAnother(parameters);
		expect(await shop.buy(222)).toMatchObject({
			status: 'declined',
			reason: 'This order has already been paid. Thank you!',
		});
		await next.stop();
	});
});

describe('once per order without Payment Successful', () => {
	const parameters = { events: ['checkout_declined'], checkoutRules: { oncePerOrder: true } };

	it('given a payment that starts no run, when another process starts with what was saved, then its order is still paid', async () => {
		shop.host = shop.createHost(parameters);
		await shop.host.start();
		expect(await shop.buy(111)).toMatchObject({ status: 'paid' });
		await shop.confirmed();
		// Only after a run has ended can n8n be asked to save.
		expect(await shop.buy(222)).toMatchObject({ status: 'declined' });
		await shop.host.runsBegun(1);
		await shop.host.stored(({ memory }) => Boolean(memory?.paid));
		const next = await startAnother(parameters);
		expect(await shop.buy(333)).toMatchObject({ status: 'declined' });
		await next.stop();
	});
});

describe('stop and start', () => {
	it('given a payment that is set aside and that Telegram holds as well, when its run has succeeded, then nothing of it is left', async () => {
		const parameters = { acknowledge: 'whenFinished' };
		shop.host = shop.createHost(parameters);
		shop.host.onRun = async () => await new Promise(() => undefined);
		await shop.host.start();
		await shop.buy();
		await shop.host.runsBegun(1);
		await shop.host.stop();
		const held = await shop.call<Array<{ message?: object }>>('getUpdates');
		const lines = held.filter(({ message: sent }) => sent).map((one) => JSON.stringify(one));
		const next = shop.createHost(parameters);
		next.staticData = {
			'node:Telegram Payments Trigger': { carried: { 900000005: lines.join('\n') } },
		};
		const letGo = shop.holdRunsOf(111, next);
		const before = shop.polls();
		await next.start();
		// The second poll begins after the first has brought what Telegram holds.
		await eventually('a second poll', () => (shop.polls() > before + 1 ? true : undefined));
		letGo('success');
		await shop.confirmed();
		await next.stop();
		const { carried = {} } = next.staticData['node:Telegram Payments Trigger'] as {
			carried?: object;
		};
		expect(carried).toEqual({});
		expect(ordersOf(next.runs)).toEqual(['order-42']);
	});

	it('given everything is done, when stopped at once, then Telegram is told before it ends', async () => {
		await shop.host.start();
		await shop.buy();
		await shop.host.runsBegun(1);
		await new Promise((resolve) => setImmediate(resolve));
		await shop.host.stop();
		expect(await shop.pending()).toBe(0);
	});

	it('given a run that goes on, when stopped and started by another n8n, then the payment comes again', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		shop.host.onRun = async () => await new Promise(() => undefined);
		await shop.host.start();
		await shop.buy();
		await shop.host.runsBegun(1);
		await shop.host.stop();
		expect(await shop.pending()).toBeGreaterThan(0);
		const next = shop.createHost({ acknowledge: 'whenFinished' });
		await next.start();
		await next.runsBegun(1);
		expect(ordersOf(next.runs)).toEqual(ordersOf(shop.host.runs));
		await shop.confirmed();
		await next.stop();
	});

	it.each([
		['the process remembers', (): string | undefined => shop.host.setup.workflowId],
		['only the database remembers', (): string | undefined => undefined],
	])(
		'given a payment that was run but not confirmed, when started again and %s, then it is not run again',
		async (_, workflowIdOf) => {
			// From the moment of the run on, Telegram hears nothing any more.
			shop.host.onRun = () => {
				shop.sandbox.addFault({ scope: 'method', method: 'getUpdates', kind: 'cut' });
				return 'success';
			};
			await shop.host.start();
			await shop.buy();
			await shop.host.runsBegun(1);
			await shop.host.stop();
			shop.sandbox.removeFaults();
			expect(await shop.pending()).toBeGreaterThan(0);
			const next = shop.createHost({}, workflowIdOf());
			for (const [key, status] of shop.host.keys) next.keys.set(key, status);
			await next.start();
			await shop.confirmed();
			expect(next.runs).toEqual([]);
			await next.stop();
		},
	);

	it('given updates set aside by an earlier life, when started, then they are run and forgotten', async () => {
		await shop.host.start();
		await shop.buy(111, 'carried');
		await shop.host.runsBegun(1);
		await shop.host.stop();
		const [{ update_id, idempotency_key }] = shop.host.runs[0]?.items as [Record<string, unknown>];
		const update = {
			update_id: Number(update_id) + 1,
			message: message({
				successful_payment: {
					currency: 'XTR',
					total_amount: 5,
					invoice_payload: 'kept',
					telegram_payment_charge_id: `${String(idempotency_key)}x`,
					provider_payment_charge_id: '',
				},
			}),
		};
		const next = shop.createHost({}, shop.host.setup.workflowId);
		next.staticData = {
			'node:Telegram Payments Trigger': { carried: { 900000005: JSON.stringify(update) } },
		};
		await next.start();
		await next.runsBegun(1);
		expect(ordersOf(next.runs)).toEqual(['kept']);
		await next.stop();
	});
});
