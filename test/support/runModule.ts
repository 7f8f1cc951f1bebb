import { execFileSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/**
 * Runs lines of an ES module: scripts and benchmarks are such modules, which jest does not load.
 * @param lines may import by paths from the project's folder, and give JSON to `answer`
 * @returns what `answer` was given
 */
export function runModule(lines: string): unknown {
	const answer = 'const answer = (value) => process.stdout.write(JSON.stringify(value ?? null));\n';
	const args = ['--input-type=module', '--eval', answer + lines];
	const options = { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' } as const;
	return JSON.parse(execFileSync('node', args, options)) as unknown;
}
