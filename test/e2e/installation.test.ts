/** @jest-environment ./test/support/n8n/environment.mjs */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '../support/n8n/eventually';
import { type Credential, runner, type Workflow } from '../support/n8n/runner';
import { byPolling } from '../support/n8n/shop';
import { type ExampleShop, startExampleShop } from './examples/exampleShop';

const PACKAGE = 'n8n-nodes-telegram-payments';
const NODES = [
	{ name: `${PACKAGE}.telegramPayments`, version: 1 },
	{ name: `${PACKAGE}.telegramPaymentsTrigger`, version: 2 },
];

/** An n8n that has been running for a while, into which somebody installs the package by hand. */
describe.each(runner.releases)('the tarball in n8n %s', (version) => {
	let shop: ExampleShop;
	/** Ids that n8n gave to the credentials, by the ids in the examples. */
	const ids = new Map<string, string>();

	beforeAll(async () => {
		shop = await startExampleShop({ version, prepared: false });
	}, 900_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const call = <T>(method: string, route: string, body?: object) =>
		shop.n8n.api.call(method, route, body) as Promise<T>;

	/** As the editor does for each node of an open workflow; fails when n8n does not know one. */
	const describeNodes = async (): Promise<string[]> => {
		const found = await call<Array<{ displayName: string }>>('POST', '/node-types', {
			nodeInfos: NODES,
		});
		return found.map(({ displayName }) => displayName);
	};

	/** As the editor does when a credential is saved. */
	const addCredential = async ({ id, ...credential }: Credential) => {
		const made = await call<{ id: string }>('POST', '/credentials', credential);
		ids.set(id, made.id);
	};

	/** As the editor does with one that is saved and was changed since; older releases test no other. */
	const testCredential = ({ id, name, type, data }: Credential, change: object = {}) =>
		call<{ status: string; message: string }>('POST', '/credentials/test', {
			credentials: { id: ids.get(id), name, type, data: { ...data, ...change } },
		});

	/** An imported workflow whose credentials were chosen from those that are there. */
	const withOwnCredentials = (workflow: Workflow): Workflow => ({
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...node,
			...(node.credentials && {
				credentials: Object.fromEntries(
					Object.entries(node.credentials as Record<string, { id: string; name: string }>).map(
						([type, { id, name }]) => [type, { id: ids.get(id), name }],
					),
				),
			}),
		})),
	});

	const demoShopByPolling = (workflow: Workflow): Workflow => ({
		...byPolling(workflow),
		id: 'demoShopPolling1',
		name: 'Demo shop by polling',
	});

	describe(runner.capabilities.installation, () => {
		test('given an n8n without the package, when npm installs the tarball and n8n restarts, then both nodes are known', async () => {
			await expect(describeNodes()).rejects.toThrow('Unrecognized node type');
			const folder = path.join(shop.n8n.userFolder, '.n8n', 'nodes');
			await mkdir(folder, { recursive: true });
			const tarball = await runner.ensurePackage();
			await runner.run('npm', ['install', '--omit=peer', tarball], { cwd: folder });

			await shop.n8n.restart();

			expect(await describeNodes()).toEqual(['Telegram Payments', 'Telegram Payments Trigger']);
		}, 600_000);
	});

	describe(runner.capabilities.credentials, () => {
		test('given the credentials of the examples, when they are saved and tested, then n8n keeps them and says that they work', async () => {
			const credentials = runner.demo.demoCredentials(shop.url);
			for (const credential of credentials) await addCredential(credential);
			const [bot, provider] = credentials;
			expect(await testCredential(bot)).toMatchObject({ status: 'OK' });
			expect(await testCredential(provider)).toMatchObject({ status: 'OK' });
			expect(await testCredential(bot, { accessToken: 'no-token' })).toMatchObject({
				status: 'Error',
			});
			expect(await testCredential(provider, { providerToken: 'sk_test_1' })).toMatchObject({
				status: 'Error',
			});
		}, 60_000);
	});

	describe.each<{ way: 'webhook' | 'polling'; change: typeof demoShopByPolling; customer: number }>(
		[
			{ way: 'webhook', change: (workflow) => workflow, customer: 9901 },
			{ way: 'polling', change: demoShopByPolling, customer: 9902 },
		],
	)('demo shop by $way', ({ way, change, customer }) => {
		describe(runner.capabilities[way], () => {
			test('given the demo shop, when a customer buys, then the table holds the payment once and the customer is thanked', async () => {
				await shop.withExample(
					'demo-shop',
					async () => {
						const invoice = await shop.order(customer);
						const outcome = await shop.pay(customer, invoice.message_id, { tip_amount: 100 });
						expect(outcome.status).toBe('paid');
						await shop.hear(customer, 'Thank you! We have received 13.50 USD');
					},
					(workflow) => change(withOwnCredentials(workflow)),
				);
				const rows = await shop.rowsOf(customer);
				expect(rows).toHaveLength(1);
				expect(rows[0]).toMatchObject({
					event: 'successful_payment',
					amount: 13.5,
					total_amount: 1350,
					currency: 'USD',
				});
			}, 120_000);
		});
	});

	describe(runner.capabilities.repeat, () => {
		test('given a payment whose acknowledgement gets lost, when Telegram repeats it, then the table still holds it once', async () => {
			const customer = 9903;
			await shop.withExample(
				'demo-shop',
				async () => {
					const invoice = await shop.order(customer);
					await shop.sandbox.loseNextAnswer(runner.demo.demoBot.id, 'message');
					expect((await shop.pay(customer, invoice.message_id)).status).toBe('paid');
					await shop.hear(customer, 'Thank you!');
					await eventually('the second delivery', async () =>
						(await shop.deliveries('message')).find(({ attempt, ok }) => attempt === 2 && ok),
					);
				},
				withOwnCredentials,
			);
			expect(await shop.rowsOf(customer)).toHaveLength(1);
			const thanks = (await shop.sandbox.messages(runner.demo.demoBot.id, customer)).filter(
				({ text }) => text?.startsWith('Thank you!'),
			);
			expect(thanks).toHaveLength(1);
		}, 120_000);
	});

	describe(runner.capabilities.waiting, () => {
		test('given a run that waits for a payment, when the customer pays, then it goes on where it stopped', async () => {
			const customer = 9904;
			await shop.withExample(
				'invoice-and-wait',
				async () => {
					const invoice = await shop.order(customer, '/order');
					expect((await shop.pay(customer, invoice.message_id)).status).toBe('paid');
					const delivered = await shop.hear(customer, 'Thank you');
					expect(delivered.text).toContain('is paid, here is your chart');
				},
				withOwnCredentials,
			);
		}, 120_000);
	});
});
