import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the sandbox is. */
export const root = join(__dirname, '..', '..');
/** The built command. */
export const cli = join(root, 'dist', 'cli.js');

/** The newest change in a folder of sources. */
const newest = (path: string): number =>
	Math.max(
		...readdirSync(path, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
	);

/** Builds the sandbox unless that was done after the last change. */
export function build(): void {
	if (existsSync(cli) && statSync(cli).mtimeMs > newest(join(root, 'src'))) return;
	execFileSync(process.execPath, [join(root, 'build.mjs')], { stdio: 'inherit' });
}
