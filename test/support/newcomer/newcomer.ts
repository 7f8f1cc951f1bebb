import { exampleFile, exampleNames } from '../examples';
import { eventually } from '../n8n/eventually';
import { listRuns } from '../n8n/executions';
import { runner } from '../n8n/runner';
import { controlSandbox } from '../n8n/sandboxControl';
import { accountsOf } from './accounts';
import type { Account } from './editor';
import { type ExampleNode, nodesOf, stepsOf } from './example';
import { Customer } from './customer';
import { type Request, understand } from './sentences';
import { openShop, type Shop } from './shop';
import type { Walk } from './walk';

/** The chat of the shop's owner; no example has it by itself. */
const OWNER = 1777;
const FIRST_CUSTOMER = 5001;

/** The newcomer's channel; the examples name another one. */
export const CHANNEL = -1009876543210;

/** What shops say about themselves, and what the newcomer puts there. */
const SELLER: Readonly<Record<string, string>> = {
	'Example Ltd, 1 Example Street, London': 'Blue Bee Ltd, 5 Bee Road, Leeds',
	'Beispiel GmbH, Beispielstraße 1, Berlin': 'Blaue Biene GmbH, Bienenweg 5, Bonn',
	'help@example.com': 'bees@example.org',
};

/** Somebody who follows the pages of the examples, one after another, in one n8n. */
export class Newcomer {
	readonly bot = runner.demo.demoBot;
	readonly secondBot = runner.demo.secondBot;
	readonly channel = String(CHANNEL);
	readonly #accounts: Record<string, Account>;
	readonly #secondAccounts: Record<string, Account>;
	/** Addresses of workflows, by example. */
	readonly #ready = new Map<string, string>();
	readonly #underway = new Set<string>();
	/** Addresses of what is published at the moment. */
	readonly #published = new Set<string>();

	private constructor(
		private readonly shop: Shop,
		private readonly walks: Readonly<Record<string, Walk>>,
	) {
		this.#accounts = { ...shop.services.accounts, ...accountsOf(this.bot, shop.url) };
		this.#secondAccounts = accountsOf(this.secondBot, shop.url);
	}

	/** Opens the n8n and the chats: everyone who will buy has pressed Start in both bots. */
	static async arrive(walks: Readonly<Record<string, Walk>>): Promise<Newcomer> {
		const newcomer = new Newcomer(await openShop(), walks);
		try {
			await newcomer.#introduceEveryone();
			return newcomer;
		} catch (error) {
			await newcomer.close();
			throw error;
		}
	}

	async #introduceEveryone(): Promise<void> {
		const { control, write } = this.sandbox;
		const ids = [OWNER, ...exampleNames.map((_, index) => FIRST_CUSTOMER + index)];
		for (const id of ids) {
			await control('POST', '/customers', { id, first_name: 'Ann', language_code: 'en' });
		}
		for (const { id: botId, token } of [this.bot, this.secondBot]) {
			await control('POST', '/bots', { token, first_name: 'The newcomer' });
			for (const id of ids) await write(botId, id, '/start');
			// Before n8n receives: no shop answers these.
			const parameters = { drop_pending_updates: true };
			await runner.callBot(this.url, token, 'deleteWebhook', parameters);
		}
	}

	get editor() {
		return this.shop.editor;
	}

	get services() {
		return this.shop.services;
	}

	/** Of the sandbox. */
	get url() {
		return this.shop.url;
	}

	get n8nUrl() {
		return this.shop.n8n.url;
	}

	get browser() {
		return this.shop.browser;
	}

	get sandbox() {
		return controlSandbox(this.shop.url);
	}

	/** Of an example: nobody else buys there. */
	customerOf(example: string, bot = this.bot): Customer {
		const id = FIRST_CUSTOMER + exampleNames.indexOf(example);
		return new Customer(this.shop.telegram, this.shop.url, id, bot.id);
	}

	get owner(): Customer {
		return new Customer(this.shop.telegram, this.shop.url, OWNER, this.bot.id);
	}

	/** Waits for the rows of a customer in a Data Table. */
	rows = async (
		{ id }: Customer,
		table: string,
		fits: (row: Row) => boolean = () => true,
	): Promise<Row[]> =>
		await eventually(`a row of ${id} in ${table}`, async () => {
			const all = await runner.dataTables.readRows(this.shop.n8n.api, table);
			const rows = all.filter((row) => row.user_id === id && fits(row));
			return rows.length > 0 ? rows : undefined;
		});

	/** All rows of a Data Table. */
	readTable = (table: string): Promise<Row[]> =>
		runner.dataTables.readRows(this.shop.n8n.api, table);

	/** What an owner types into the rows of a customer. */
	changeRows = ({ id }: Customer, table: string, values: Row) =>
		runner.dataTables.updateRows(
			this.shop.n8n.api,
			table,
			{ column: 'user_id', value: id },
			values,
		);

	/** Presses "Execute workflow" and waits for the end of the run. */
	async execute(trigger?: string): Promise<void> {
		const known = new Set((await listRuns(this.shop.n8n.api, {})).map(({ id }) => id));
		await this.editor.execute(trigger);
		const status = await eventually('the end of the run', async () => {
			const runs = await listRuns(this.shop.n8n.api, {});
			const run = runs.find(({ id, mode }) => !known.has(id) && mode === 'manual');
			return run && !['new', 'running', 'waiting'].includes(run.status) ? run.status : undefined;
		});
		if (status !== 'success') throw new Error(`The run ended with ${status}.`);
	}

	/** Makes the newcomer's channel with the bot as its administrator. */
	async createChannel(): Promise<void> {
		const { chats } = await this.sandbox.control<{ chats: Array<{ id: number }> }>('GET', '/chats');
		if (chats.some(({ id }) => id === CHANNEL)) return;
		const chat = { id: CHANNEL, type: 'channel', title: 'The bee keepers', bot_ids: [this.bot.id] };
		await this.sandbox.control('POST', '/chats', chat);
	}

	/** Waits until somebody is in the channel. */
	async waitForMember({ id }: Customer): Promise<void> {
		interface Member {
			user: { id: number };
			status: string;
		}
		await eventually(`${id} to be in the channel`, async () => {
			const { members } = await this.sandbox.control<{ members: Member[] }>(
				'GET',
				`/chats/${CHANNEL}/members`,
			);
			return members.find(({ user, status }) => user.id === id && status === 'member');
		});
	}

	/** Chooses the credentials of the second bot. */
	async chooseSecondBot(nodes: Readonly<Record<string, readonly string[]>>): Promise<void> {
		for (const [node, labels] of Object.entries(nodes)) {
			for (const label of labels) {
				const account = this.#secondAccounts[label];
				if (account) await this.editor.chooseCredential(node, label, account);
			}
		}
	}

	/** Chooses a credential of this type, the one of this name if there are several. */
	async chooseCredential(node: string, label: string, which = label): Promise<void> {
		const account = this.#accounts[which];
		if (!account) throw new Error(`The newcomer has no ${which}.`);
		await this.editor.chooseCredential(node, label, account);
	}

	/** Does what a page says, step by step; at its end, the example is published. */
	async follow(example: string): Promise<void> {
		if (this.#underway.has(example)) return;
		this.#underway.add(example);
		try {
			const own = this.walks[example]?.own ?? {};
			for (const step of stepsOf(example)) {
				let before = '';
				for (const sentence of step) {
					const hand = own[sentence];
					if (typeof hand === 'function') await hand(this, this.customerOf(example));
					else if (hand === undefined) {
						const requests = understand(sentence, before, nodesOf(example));
						for (const request of requests) await this.#do(request, example);
					}
					before = `${before} ${sentence}`;
				}
			}
		} finally {
			this.#underway.delete(example);
		}
	}

	/** Follows a page, or publishes what came of it before. */
	async setUp(example: string): Promise<void> {
		const address = this.#ready.get(example);
		if (address === undefined) await this.follow(example);
		else if (!this.#published.has(address)) {
			await this.editor.page.goto(address);
			await this.editor.part('canvas-node').first().waitFor();
			this.#published.add(await this.editor.publish());
		}
	}

	async #do(request: Request, example: string): Promise<void> {
		const { editor } = this;
		switch (request.kind) {
			case 'import':
				for (const name of request.examples) await editor.importFile(exampleFile(name));
				return;
			case 'credentials':
				for (const { node, label } of request.choices) await this.chooseCredential(node, label);
				return;
			case 'replace':
				for (const node of request.nodes) {
					const by = request.what.startsWith('-') ? this.channel : String(OWNER);
					await editor.replace(node, { [request.what]: by });
				}
				return;
			case 'seller':
				for (const node of request.nodes) await editor.replace(node, SELLER);
				return;
			case 'setUp':
				return await this.setUp(request.example);
			case 'publish':
				return await this.publish(example);
		}
	}

	importExample = (example: string) => this.editor.importFile(exampleFile(example));

	/** The address of a form: n8n gives it another one than the file when it is imported. */
	async formAddress(example: string, node: string): Promise<string> {
		const route = `/workflows/${workflowId(this.#ready.get(example))}`;
		const { nodes } = (await this.shop.n8n.api.call('GET', route)) as { nodes: ExampleNode[] };
		return `${this.n8nUrl}/form/${nodes.find(({ name }) => name === node)?.webhookId}`;
	}

	async publish(example: string): Promise<void> {
		const incomplete = await this.editor.incompleteNodes();
		if (incomplete.length > 0) throw new Error(`Still incomplete: ${incomplete.join(', ')}`);
		const address = await this.editor.publish();
		this.#ready.set(example, address);
		this.#published.add(address);
	}

	/** Buys as the page promises, and asks for the terms where they were changed. */
	async buy(example: string): Promise<void> {
		const customer = this.customerOf(example);
		await this.walks[example]?.buy?.(this, customer);
		const asksForSeller = stepsOf(example)
			.flat()
			.flatMap((sentence) => understand(sentence, '', nodesOf(example)))
			.some(({ kind }) => kind === 'seller');
		if (!asksForSeller) return;
		await customer.write('/terms');
		await customer.reads('The seller is Blue Bee Ltd, 5 Bee Road, Leeds');
	}

	/** Unpublishes everything, so that the bot is free for the next example. */
	async leave(): Promise<void> {
		for (const address of this.#published) await this.editor.unpublish(address);
		this.#published.clear();
	}

	/** After something has failed in between: the same without a browser, and a fresh start. */
	async recover(): Promise<void> {
		if (this.#published.size === 0 && !(await this.editor.isBusy())) return;
		for (const address of this.#published) {
			await runner.workflows.deactivateWorkflow(this.shop.n8n.api, workflowId(address));
		}
		this.#published.clear();
		this.#ready.clear();
		await this.editor.page.goto(`${this.n8nUrl}/home/workflows`);
	}

	close = () => this.shop.close();
}

const workflowId = (address = '') => /\/workflow\/(\w+)/.exec(address)?.[1] ?? '';

export type Row = Record<string, unknown>;
