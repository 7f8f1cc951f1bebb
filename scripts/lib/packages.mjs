import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';
import { findOnPath } from './tools.mjs';

/**
 * Finds a program; installs its Debian package first when it is missing and this is allowed to.
 * @param {object} wanted
 * @param {string} wanted.title as people know it
 * @param {string} wanted.debianPackage
 * @param {() => string | undefined} wanted.find path of what is needed
 * @param {string} [wanted.otherwise] what else helps, ends the sentence "Install it …"
 * @returns {Promise<string>} that path
 * @throws {Problem} naming the package when there is none and none can be installed
 */
export async function ensureProgram({ title, debianPackage, find, otherwise = '' }) {
	const found = find();
	if (found) return found;
	if (process.getuid?.() === 0 && findOnPath('apt-get')) await install(title, debianPackage);
	const installed = find();
	if (installed) return installed;
	throw new Problem(
		`${title} is needed, and there is none. Install it (Debian/Ubuntu: sudo apt-get install ${debianPackage})${otherwise} and try again.`,
	);
}

/** @param {string} title @param {string} debianPackage */
async function install(title, debianPackage) {
	// RUNLEVEL: Debian's packages would start a server of their own.
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	await step(`Install ${title} with apt-get`, async () => {
		await run('apt-get', ['update'], { env });
		await run('apt-get', ['install', '--yes', '--no-install-recommends', debianPackage], { env });
	});
}
