import { type Credential, type N8n, runner, type Workflow } from './runner';
import { controlSandbox, type SandboxControl } from './sandboxControl';

export interface Shop {
	n8n: N8n;
	sandbox: SandboxControl & { url: string };
	stop: () => Promise<void>;
}

/** What runs in the n8n of a shop; the address of the sandbox is known only once it listens. */
export interface ShopPlan {
	workflows: (sandboxUrl: string) => Workflow[];
	/** Those of the demo shop by default. */
	credentials?: (sandboxUrl: string) => Credential[];
	/** Settings of n8n. */
	env?: NodeJS.ProcessEnv;
	/** Of n8n; one of `runner.releases`. */
	version?: string;
}

/** A sandbox and an n8n of its own that holds the plan's workflows, active. */
export async function startShop({
	workflows,
	credentials = runner.demo.demoCredentials,
	env,
	version,
}: ShopPlan): Promise<Shop> {
	const tarball = await runner.ensurePackage();
	const server = await runner.startSandbox();
	try {
		const planned = workflows(server.url);
		if (planned[0]) await runner.demo.introduceBot(server.url, planned[0]);
		const n8n = await runner.launchN8n({
			tarball,
			credentials: credentials(server.url),
			workflows: planned,
			env,
			version,
		});
		return {
			n8n,
			sandbox: { ...controlSandbox(server.url), url: server.url },
			stop: async () => {
				await n8n.stop();
				await server.stop();
			},
		};
	} catch (error) {
		await server.stop();
		throw error;
	}
}

const TRIGGER = 'n8n-nodes-telegram-payments.telegramPaymentsTrigger';

const receivedBy =
	(receiveUpdates: 'webhook' | 'polling') =>
	(workflow: Workflow): Workflow =>
		workflow.nodes
			.filter(({ type }) => type === TRIGGER)
			.reduce((copy, { name }) => withParameters(copy, name, { receiveUpdates }), workflow);

/** A copy of a workflow that receives its bot by webhook, whose deliveries a test can count. */
export const byWebhook = receivedBy('webhook');

/** A copy of a workflow that asks Telegram for updates. */
export const byPolling = receivedBy('polling');

/** A copy of a workflow in which one node has other parameters. */
export function withParameters(workflow: Workflow, node: string, parameters: object): Workflow {
	return {
		...workflow,
		nodes: workflow.nodes.map((one) =>
			one.name === node ? { ...one, parameters: { ...one.parameters, ...parameters } } : one,
		),
	};
}
