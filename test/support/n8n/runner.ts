import type { Page } from 'playwright-core';
import type * as CheckoutBots from '../../../bench/checkout/bots.mjs' with {
	'resolution-mode': 'import',
};
import type * as Browser from '../../../scripts/lib/browser.mjs' with {
	'resolution-mode': 'import',
};
import type * as Demo from '../../../scripts/lib/demo.mjs' with { 'resolution-mode': 'import' };
import type * as Package from '../../../scripts/lib/package.mjs' with {
	'resolution-mode': 'import',
};
import type * as Ports from '../../../scripts/lib/ports.mjs' with { 'resolution-mode': 'import' };
import type * as Run from '../../../scripts/lib/run.mjs' with { 'resolution-mode': 'import' };
import type * as SandboxControl from '../../../scripts/lib/sandboxControl.mjs' with {
	'resolution-mode': 'import',
};
import type * as SandboxServer from '../../../scripts/lib/sandboxServer.mjs' with {
	'resolution-mode': 'import',
};
import type * as Api from '../../../scripts/n8n/api.mjs' with { 'resolution-mode': 'import' };
import type * as Capabilities from '../../../scripts/n8n/capabilities.mjs' with {
	'resolution-mode': 'import',
};
import type * as Credentials from '../../../scripts/n8n/credentials.mjs' with {
	'resolution-mode': 'import',
};
import type * as DataTables from '../../../scripts/n8n/dataTables.mjs' with {
	'resolution-mode': 'import',
};
import type * as Executions from '../../../scripts/n8n/executions.mjs' with {
	'resolution-mode': 'import',
};
import type * as Launch from '../../../scripts/n8n/launch.mjs' with { 'resolution-mode': 'import' };
import type * as Owner from '../../../scripts/n8n/owner.mjs' with { 'resolution-mode': 'import' };
import type * as Parts from '../../../scripts/n8n/parts.mjs' with { 'resolution-mode': 'import' };
import type * as QueueMode from '../../../scripts/n8n/queueMode.mjs' with {
	'resolution-mode': 'import',
};
import type * as Postgres from '../../../scripts/servers/postgres.mjs' with {
	'resolution-mode': 'import',
};
import type * as Releases from '../../../scripts/n8n/releases.mjs' with {
	'resolution-mode': 'import',
};
import type * as Workflows from '../../../scripts/n8n/workflows.mjs' with {
	'resolution-mode': 'import',
};

export type { Credential } from '../../../scripts/n8n/credentials.mjs' with {
	'resolution-mode': 'import',
};
export type { N8n } from '../../../scripts/n8n/launch.mjs' with { 'resolution-mode': 'import' };
export type { QueueModeN8n } from '../../../scripts/n8n/queueMode.mjs' with {
	'resolution-mode': 'import',
};
export type { Workflow } from '../../../scripts/n8n/workflows.mjs' with {
	'resolution-mode': 'import',
};

interface Runner {
	callBot: typeof SandboxControl.callBot;
	/** Titles of what is tried in each release of n8n. */
	capabilities: typeof Capabilities.capabilities;
	checkoutBots: typeof CheckoutBots;
	chooseCredentials: typeof Credentials.chooseCredentials;
	createApi: typeof Api.createApi;
	createControl: typeof SandboxControl.createControl;
	createsTables: typeof Capabilities.createsTables;
	dataTables: typeof DataTables;
	demo: typeof Demo;
	ensurePackage: typeof Package.ensurePackage;
	executions: typeof Executions;
	findChromium: typeof Browser.findChromium;
	findFreePort: typeof Ports.findFreePort;
	launchN8n: typeof Launch.launchN8n;
	launchQueueMode: typeof QueueMode.launchQueueMode;
	owner: typeof Owner.owner;
	/** What workflows are put together from. */
	parts: typeof Parts;
	startPostgres: typeof Postgres.startPostgres;
	/** The versions of n8n that are tested, newest first. */
	releases: typeof Releases.releases;
	/** Runs a command without what the npm around the tests would change about it. */
	run: typeof Run.run;
	startSandbox: typeof SandboxServer.startSandbox;
	testResults: string;
	/** Pages that are photographed when a test fails. */
	watchPage: (page: Page) => void;
	workflows: typeof Workflows;
}

/** What `npm start` is made of; put here by environment.mjs. */
export const runner = (globalThis as unknown as { n8nRunner: Runner }).n8nRunner;
