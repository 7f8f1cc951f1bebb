import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { run } from '../lib/run.mjs';
import { n8nEnvironment } from './environment.mjs';

/**
 * @typedef {{ id: string, name: string, type: string, data: Record<string, unknown> }} Credential
 *   `id`: 16 characters; workflows refer to it
 */

/**
 * Stores credentials in a data folder while its n8n is not running. Credentials with the same id
 * are replaced. Done by n8n's own command, because its web interface does not take an id.
 * @param {import('./install.mjs').InstalledN8n} n8n
 * @param {string} userFolder
 * @param {Credential[]} credentials
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function importCredentials(n8n, userFolder, credentials, env) {
	if (credentials.length === 0) return;
	const file = path.join(userFolder, 'credentials.json');
	await writeFile(file, JSON.stringify(credentials), { mode: 0o600 });
	try {
		const output = await run(n8n.node, [n8n.bin, 'import:credentials', `--input=${file}`], {
			env: n8nEnvironment(n8n, userFolder, env),
		});
		// The command reports errors in its output only, and ends with 0 all the same.
		if (!output.includes('Successfully imported')) {
			throw new Problem(`n8n did not import the credentials:\n${output}`);
		}
	} finally {
		await rm(file, { force: true });
	}
}

const SECOND = /^choose-your-second-/;

/**
 * Chooses credentials in the nodes of a workflow, as a person does after an import. The files of the
 * examples name only what is to be chosen: no n8n has a credential of that id. A `choose-your-second-…`
 * is another one of its type, where there is one.
 * @param {import('./workflows.mjs').Workflow} workflow
 * @param {ReadonlyArray<Pick<Credential, 'id' | 'name' | 'type'>>} credentials one of each type; a type
 *   that is missing stays as it is
 * @returns {import('./workflows.mjs').Workflow}
 */
export function chooseCredentials(workflow, credentials) {
	/** @param {Record<string, { id: string }>} wanted by type */
	const choose = (wanted) =>
		Object.fromEntries(
			Object.entries(wanted).map(([type, placeholder]) => {
				const [first, second = first] = credentials.filter((one) => one.type === type);
				const chosen = SECOND.test(placeholder.id) ? second : first;
				return [type, chosen ? { id: chosen.id, name: chosen.name } : placeholder];
			}),
		);
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.credentials ? { ...node, credentials: choose(node.credentials) } : node,
		),
	};
}
