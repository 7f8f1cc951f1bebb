import { http } from '../../support/http';
import { eventually } from '../../support/n8n/eventually';
import { waitUntilIdle } from '../../support/n8n/executions';
import { type Credential, type N8n, runner, type Workflow } from '../../support/n8n/runner';
import { byWebhook } from '../../support/n8n/shop';
import {
	type ChatMessage,
	controlSandbox,
	type PayOutcome,
} from '../../support/n8n/sandboxControl';

/** The bot of all examples. */
export const bot = runner.demo.demoBot;

/** The chat of the shop's owner or staff in the examples. */
export const OWNER = 1002;

export interface ExamplePayment {
	tip_amount?: number;
	order_info?: object;
	shipping_option_id?: string;
	card?: string;
	link?: string;
}

/** n8n gives an empty page to anything that does not look like a person's browser. */
const BROWSER = {
	'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

interface Settings {
	/** Besides those of the demo shop. */
	credentials?: Credential[];
	/** Whether n8n starts with the package and the credentials of the demo shop. */
	prepared?: boolean;
	/** Of n8n; one of `runner.releases`. The usual one, unless `npm run test:releases -- --examples` names another. */
	version?: string;
	/** Further settings of n8n. */
	env?: NodeJS.ProcessEnv;
}

/** A row of a Stars payment as the trigger gives it. */
export const aPayment = (user_id: number, telegram_payment_charge_id: string) => ({
	event: 'successful_payment',
	update_id: 900_000 + user_id,
	received_at: '2026-05-01T10:00:01.000Z',
	paid_at: '2026-05-01T10:00:00.000Z',
	order_id: `order-${user_id}`,
	invoice_payload: `order-${user_id}`,
	currency: 'XTR',
	amount: 50,
	total_amount: 50,
	telegram_payment_charge_id,
	provider_payment_charge_id: '',
	idempotency_key: telegram_payment_charge_id,
	is_recurring: false,
	is_first_recurring: false,
	subscription_expiration_date: null,
	shipping_option_id: null,
	user_id,
	username: null,
	first_name: 'Grace',
	last_name: null,
	language_code: 'en',
	name: null,
	phone_number: null,
	email: null,
	country_code: null,
	state: null,
	city: null,
	street_line1: null,
	street_line2: null,
	post_code: null,
});

/** Whether the examples are tried in a release of n8n before 2. */
export const isN8n1 = (version = process.env.EXAMPLES_IN): boolean =>
	version?.startsWith('1.') === true;

/** What README asks for in n8n 1: otherwise its runs share one connection to SQLite. */
const SETTINGS_OF_N8N_1 = { DB_SQLITE_POOL_SIZE: '3' };

/** A sandbox and an n8n in which one example at a time is active: they share one bot. */
export async function startExampleShop({
	credentials = [],
	env,
	prepared = true,
	version = process.env.EXAMPLES_IN,
}: Settings = {}) {
	const tarball = prepared ? await runner.ensurePackage() : undefined;
	const server = await runner.startSandbox();
	let n8n: N8n;
	try {
		const demoCredentials = prepared ? runner.demo.demoCredentials(server.url) : [];
		const known = [...demoCredentials, ...credentials];
		n8n = await runner.launchN8n({
			tarball,
			version,
			credentials: known,
			env: isN8n1(version) ? { ...SETTINGS_OF_N8N_1, ...env } : env,
		});
	} catch (error) {
		await server.stop();
		throw error;
	}
	const sandbox = controlSandbox(server.url);

	const { control } = sandbox;

	/** An example that works with the credentials of this shop, by webhook. */
	const readExample = (name: string) =>
		byWebhook(runner.chooseCredentials(runner.demo.readExample(name), credentials));

	/** Where Telegram delivers the bot's updates; nothing without a webhook. */
	const webhookUrl = async () => {
		const { bots } = await control<{
			bots: Array<{ id: number; webhook: { url: string } | null }>;
		}>('GET', '/bots');
		return bots.find(({ id }) => id === bot.id)?.webhook?.url;
	};

	/** n8n sets and deletes webhooks a moment after it has said that a workflow is active or not. */
	const waitForWebhook = (wanted: boolean) =>
		eventually(`the webhook to be ${wanted ? 'set' : 'deleted'}`, async () =>
			((await webhookUrl()) !== undefined) === wanted ? true : undefined,
		);

	/** What a person does where n8n's Data Table node creates no tables: makes and chooses them. */
	const withTables = async (workflow: Workflow) =>
		version === undefined || runner.createsTables(version)
			? workflow
			: await runner.dataTables.chooseTables(n8n.api, workflow);

	/**
	 * Imports and publishes a workflow.
	 * @returns it with the id it got
	 */
	async function publish(changed: Workflow): Promise<Workflow> {
		const workflow = await withTables(changed);
		const id = await eventually(`${workflow.name} to be published`, async () => {
			try {
				return await runner.workflows.ensureActiveWorkflow(n8n.api, workflow);
			} catch (error) {
				// A bot may set its webhook about once a second, and older releases of n8n don't try again.
				if (String(error).includes('Too Many Requests')) return undefined;
				throw error;
			}
		});
		return { ...workflow, id };
	}

	/** Imports an example and activates it until `use` is over. */
	async function withExample(
		name: string,
		use: (workflow: Workflow) => Promise<void>,
		change: (workflow: Workflow) => Workflow = (workflow) => workflow,
	) {
		const changed = change(readExample(name));
		const hasWebhook = changed.nodes.some(
			({ type, parameters }) =>
				/telegram.*trigger$/i.test(type) && parameters.receiveUpdates !== 'polling',
		);
		await runner.demo.introduceBot(server.url, changed);
		const workflow = await publish(changed);
		try {
			await waitForWebhook(hasWebhook);
			await use(workflow);
			await waitUntilIdle(n8n);
		} finally {
			await runner.workflows.deactivateWorkflow(n8n.api, workflow.id);
			await waitForWebhook(false);
		}
	}

	const ask = (
		what: string,
		customerId: number,
		fits: (message: ChatMessage) => boolean,
		after?: number,
	) => sandbox.waitForMessage(what, { botId: bot.id, customerId, after }, fits);

	/** Writes a command and waits for the invoice it brings. */
	async function order(customerId: number, command = '/buy') {
		await sandbox.write(bot.id, customerId, command);
		return await ask('the invoice', customerId, ({ sandbox: seen }) => seen?.invoice !== undefined);
	}

	interface WithButtons {
		reply_markup?: { inline_keyboard: Array<Array<{ text: string; url?: string }>> };
	}

	/** Waits for a question with buttons to somebody. @returns the address behind one of them */
	async function findButton(
		customerId: number,
		words: string,
		button: string,
		after?: number,
	): Promise<string> {
		const question = await ask(
			`the question "…${words}…"`,
			customerId,
			({ text }) => text?.includes(words) === true,
			after,
		);
		const buttons = ((question as WithButtons).reply_markup?.inline_keyboard ?? []).flat();
		const url = buttons.find(({ text }) => text === button)?.url;
		if (url === undefined) throw new Error(`No button ${button} in ${JSON.stringify(question)}`);
		return url;
	}

	/** Presses "Execute workflow" at one trigger and waits for the end of the run. */
	async function runOnce({ id }: Pick<Workflow, 'id'>, trigger: string) {
		// Early releases of n8n 2, and those before, run what they are sent instead of what they have.
		const workflowData = await n8n.api.call('GET', `/workflows/${id}`);
		const body = { workflowData, triggerToStartFrom: { name: trigger } };
		const { executionId } = (await n8n.api.call('POST', `/workflows/${id}/run`, body)) as {
			executionId: string;
		};
		const status = await eventually(`the end of the run of ${trigger}`, async () => {
			const run = (await n8n.api.call('GET', `/executions/${executionId}`)) as { status: string };
			return ['new', 'running', 'waiting'].includes(run.status) ? undefined : run.status;
		});
		expect(status).toBe('success');
	}

	/** Runs an example, with one item pinned at its trigger if wanted, in a copy that is never active. */
	async function replay(name: string, trigger: string, json?: object) {
		const { nodes, connections, settings } = await withTables(readExample(name));
		const pinData = json && { [trigger]: [{ json }] };
		const title = `${name}, replayed`;
		const copy = { name: title, nodes, connections, settings, pinData, active: false };
		await runOnce((await n8n.api.call('POST', '/workflows', copy)) as Workflow, trigger);
	}

	const rowsOf = async (customerId: number, table = 'telegram_payments') =>
		(await runner.dataTables.readRows(n8n.api, table)).filter(
			({ user_id }) => user_id === customerId,
		);

	/** How Telegram's deliveries of one kind ended, in order. */
	const deliveries = async (updateType: string) =>
		(await sandbox.journal()).filter(
			({ kind, update_type }) => kind === 'delivery' && update_type === updateType,
		);

	return {
		n8n,
		url: server.url,
		runOnce,
		replay,
		sandbox,
		control,
		publish,
		withExample,
		webhookUrl,
		order,

		/** One whole checkout of an invoice in the customer's chat, or of a link. */
		pay: (customer_id: number, message_id: number | undefined, how: ExamplePayment = {}) =>
			control<PayOutcome>('POST', '/pay', {
				bot_id: bot.id,
				customer_id,
				...(message_id === undefined ? {} : { chat_id: customer_id, message_id }),
				...how,
			}),

		/** The first message of the bot to somebody that starts like this, and is newer than `after`. */
		hear: (customerId: number, start: string, after?: number) =>
			ask(
				`a message "${start}…"`,
				customerId,
				({ text }) => text?.startsWith(start) === true,
				after,
			),

		findButton,

		/** Opens the address behind a button. The message is there a moment before n8n has put the run to sleep. */
		press: (url: string) =>
			eventually('the press of the button', async () =>
				(await http.get(url, { headers: BROWSER })).status === 200 ? true : undefined,
			),

		/** Asks for terms, support and help with a payment, as Telegram requires a shop to answer. */
		askQuestions: async (customerId: number) => {
			const answers = {
				terms: 'The seller is ',
				support: 'Write to ',
				paysupport: 'Something is ',
			};
			for (const [command, start] of Object.entries(answers)) {
				const { message_id = 0 } = (await sandbox.messages(bot.id, customerId)).at(-1) ?? {};
				await sandbox.write(bot.id, customerId, `/${command}`);
				await ask(
					`the answer to /${command}`,
					customerId,
					({ text }) => text?.startsWith(start) === true,
					message_id,
				);
			}
		},

		/** Number of the newest message in somebody's chat. */
		lastMessage: async (customerId: number) =>
			(await sandbox.messages(bot.id, customerId)).at(-1)?.message_id ?? 0,

		deliveries,

		/**
		 * Waits until Telegram has delivered the bot's payment or message once more, successfully. A delivery
		 * ends after what its run has stored can be seen.
		 * @param before so many deliveries ended earlier and do not count
		 */
		waitForRepeat: (before: number) =>
			eventually('the repeated delivery', async () => {
				const since = (await deliveries('message')).slice(before);
				return since.find(({ attempt, ok }) => attempt === 2 && ok);
			}),

		rowsOf,

		/** Waits until somebody has two rows of payments, or more. */
		bothRowsOf: (customerId: number) =>
			eventually('both rows', async () => {
				const seen = await rowsOf(customerId);
				return seen.length > 1 ? seen : undefined;
			}),

		/** Gives the Stars of a payment back, as the shop's bot. */
		refund: async (user_id: number, telegram_payment_charge_id: string) => {
			const charge = { user_id, telegram_payment_charge_id };
			expect(await runner.callBot(server.url, bot.token, 'refundStarPayment', charge)).toBe(true);
		},

		stop: async () => {
			await n8n.stop();
			await server.stop();
		},
	};
}

export type ExampleShop = Awaited<ReturnType<typeof startExampleShop>>;
