import { installLocked } from './lockedInstall.mjs';
import { matchesLockFile } from './lockedTree.mjs';
import { projectFolder } from './paths.mjs';
import { step } from './steps.mjs';
import { requireTools } from './tools.mjs';

/** Installs the project's own dependencies when they are missing or not those of the lock file. */
export async function ensureDependencies() {
	if (matchesLockFile(projectFolder)) return;
	requireTools(['npm'], "install the project's dependencies");
	await step("Install the project's dependencies", () => installLocked(projectFolder));
}
