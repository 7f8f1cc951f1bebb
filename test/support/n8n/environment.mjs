// The jest environment of the end-to-end tests. It lives outside jest's own module system, where the
// scripts (ES modules) can be loaded, and it is told about failures, so that it can show n8n's log
// and take screenshots while everything still runs.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { TestEnvironment } from 'jest-environment-node';
import * as checkoutBots from '../../../bench/checkout/bots.mjs';
import { findChromium } from '../../../scripts/lib/browser.mjs';
import * as demo from '../../../scripts/lib/demo.mjs';
import { ensurePackage } from '../../../scripts/lib/package.mjs';
import { testResults } from '../../../scripts/lib/paths.mjs';
import { findFreePort } from '../../../scripts/lib/ports.mjs';
import { run } from '../../../scripts/lib/run.mjs';
import { callBot, createControl } from '../../../scripts/lib/sandboxControl.mjs';
import { startSandbox } from '../../../scripts/lib/sandboxServer.mjs';
import { createApi } from '../../../scripts/n8n/api.mjs';
import { capabilities, createsTables } from '../../../scripts/n8n/capabilities.mjs';
import { chooseCredentials } from '../../../scripts/n8n/credentials.mjs';
import * as dataTables from '../../../scripts/n8n/dataTables.mjs';
import * as executions from '../../../scripts/n8n/executions.mjs';
import { launchN8n } from '../../../scripts/n8n/launch.mjs';
import { owner } from '../../../scripts/n8n/owner.mjs';
import * as parts from '../../../scripts/n8n/parts.mjs';
import { launchQueueMode } from '../../../scripts/n8n/queueMode.mjs';
import { releases } from '../../../scripts/n8n/releases.mjs';
import * as workflows from '../../../scripts/n8n/workflows.mjs';
import { startPostgres } from '../../../scripts/servers/postgres.mjs';

const SHOWN_LOG_LINES = 40;

export default class N8nEnvironment extends TestEnvironment {
	/** @type {Array<{ url: string, logs: () => string[] }>} */
	#running = [];

	/** @type {Array<import('playwright-core').Page>} */
	#pages = [];

	async setup() {
		await super.setup();
		this.global.n8nRunner = {
			callBot,
			capabilities,
			checkoutBots,
			chooseCredentials,
			createApi,
			createControl,
			createsTables,
			dataTables,
			demo,
			ensurePackage,
			executions,
			findChromium,
			findFreePort,
			owner,
			parts,
			releases: process.env.TESTED_RELEASES?.split(',') ?? releases,
			run,
			startPostgres,
			startSandbox,
			testResults,
			workflows,
			launchN8n: async (/** @type {any} */ options) => this.#remember(await launchN8n(options)),
			launchQueueMode: async (/** @type {any} */ options) =>
				this.#remember(await launchQueueMode(options)),
			watchPage: (/** @type {import('playwright-core').Page} */ page) => this.#pages.push(page),
		};
	}

	/**
	 * @template {{ url: string, logs: () => string[] }} T
	 * @param {T} n8n
	 */
	#remember(n8n) {
		this.#running.push(n8n);
		return n8n;
	}

	/** @param {import('@jest/types').Circus.Event} event */
	async handleTestEvent(event) {
		if (event.name !== 'test_fn_failure' && event.name !== 'hook_failure') return;
		const name = event.test?.name ?? event.hook.type;
		for (const n8n of this.#running) {
			const lines = n8n.logs().slice(-SHOWN_LOG_LINES).join('\n');
			process.stderr.write(
				`\n--- last lines of n8n at ${n8n.url} when "${name}" failed\n${lines}\n---\n`,
			);
		}
		await mkdir(testResults, { recursive: true });
		for (const [index, page] of this.#pages.filter((one) => !one.isClosed()).entries()) {
			const file = path.join(
				testResults,
				`${name.replace(/\W+/g, '-').slice(0, 100)}-${index}.png`,
			);
			await page.screenshot({ path: file, timeout: 5_000 }).then(
				() => process.stderr.write(`Screenshot: ${file}\n`),
				() => process.stderr.write('No screenshot could be taken.\n'),
			);
		}
	}
}
