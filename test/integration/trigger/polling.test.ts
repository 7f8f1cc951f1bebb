import { eventually } from '../../support/n8n/eventually';
import { ordersOf, PollingShop } from '../../support/pollingShop';

const shop = PollingShop.open();

describe('a payment by polling', () => {
	it('given a buyer, when they pay, then the checkout is answered, the run has the row and Telegram is told', async () => {
		await shop.host.start();
		expect(await shop.buy()).toMatchObject({ status: 'paid' });
		await shop.host.runsBegun(1);
		expect(shop.host.runs[0]).toMatchObject({
			outputs: [0],
			items: [{ event: 'successful_payment', amount: 250 }],
		});
		await shop.confirmed();
	});

	it('given rules, when they say no, then the buyer reads why', async () => {
		shop.host = shop.createHost({ checkoutRules: { currencies: 'EUR' } });
		await shop.host.start();
		expect(await shop.buy()).toMatchObject({
			status: 'declined',
			reason: expect.stringContaining('We do not accept payments in XTR') as string,
		});
	});

	it('given it is acknowledged when stored, when emitted, then n8n gets one key for each payment', async () => {
		await shop.host.start();
		await shop.buy(111);
		await shop.buy(222);
		await shop.host.runsBegun(2);
		const keys = shop.host.runs.map(({ deduplicationKey }) => deduplicationKey);
		expect(keys).toEqual([expect.any(String), expect.any(String)]);
		expect(new Set(keys).size).toBe(2);
	});

	it('given it is acknowledged when finished, when a run fails, then the next attempt has a key of its own', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		shop.host.onRun = () => (shop.host.runs.length < 2 ? 'error' : 'success');
		await shop.host.start();
		await shop.buy();
		await shop.host.runsBegun(2);
		expect(new Set(shop.host.runs.map(({ deduplicationKey }) => deduplicationKey)).size).toBe(2);
		await shop.confirmed();
	});
});

describe('one payment, one run', () => {
	it.each(['onReceived', 'whenFinished'])(
		'given %s and a full queue of n8n, when a run waits there for long, then it is not asked for again',
		async (acknowledge) => {
			shop.host = shop.createHost({ acknowledge });
			let begin!: (begins: boolean) => void;
			const turn = new Promise<boolean>((resolve) => (begin = resolve));
			shop.host.begins = async () => await turn;
			await shop.host.start();
			await shop.buy();
			await eventually('the row', () => (shop.host.keys.size > 0 ? true : undefined));
			await new Promise((resolve) => setTimeout(resolve, 5_500));
			begin(true);
			await shop.host.runsBegun(1);
			await shop.confirmed();
			expect(shop.host.runs).toHaveLength(1);
		},
	);

	it('given a run that a person cancels, when it is acknowledged when stored, then it is not run again', async () => {
		shop.host.onRun = () => 'cancelled';
		await shop.host.start();
		await shop.buy();
		await shop.host.runsBegun(1);
		await shop.confirmed();
		expect(shop.host.runs).toHaveLength(1);
	});

	it('given a run that a person takes out of n8n’s queue, when the same buyer pays again, then that is run', async () => {
		shop.host.begins = () => shop.host.keys.size > 1;
		await shop.host.start();
		await shop.buy(111, 'taken out');
		await shop.buy(111, 'next');
		await shop.host.runsBegun(1);
		expect(ordersOf(shop.host.runs)).toEqual(['next']);
	});
});
