import path from 'node:path';
import { projectFolder } from './paths.mjs';

/**
 * Compiles the nodes and credentials whenever a source changes, and shows what the compiler says.
 * Straight into the running n8n's copy of the package: n8n forgets modules by the place it loaded them
 * from, and a link to `dist` would hide it.
 * @param {string} folder of the installed package
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function watchSources(folder) {
	const { execa } = await import('execa');
	const compiler = path.join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
	const child = execa(
		process.execPath,
		[compiler, '--watch', '--preserveWatchOutput', '--outDir', path.join(folder, 'dist')],
		{ cwd: projectFolder, stdin: 'ignore', stdout: 'inherit', stderr: 'inherit', reject: false },
	);
	return {
		stop: async () => {
			child.kill('SIGTERM');
			await child;
		},
	};
}
