import { Problem } from '../../scripts/lib/problem.mjs';

/**
 * Starts a program of the benchmarks as a process of its own and waits for its line "ready …".
 * @param {string} node which Node.js runs it
 * @param {string[]} args the file and its arguments
 * @returns {Promise<{ ready: string, stop: () => Promise<void> }>} `ready`: the rest of that line
 */
export async function startProgram(node, args) {
	const { execa } = await import('execa');
	const child = execa(node, args, {
		detached: true,
		stdin: 'ignore',
		all: true,
		buffer: false,
		reject: false,
	});
	const endWithParent = () => child.kill('SIGKILL');
	process.once('exit', endWithParent);
	void child.then(() => process.off('exit', endWithParent));
	const stop = async () => {
		child.kill('SIGTERM');
		await child;
	};
	let output = '';
	return await new Promise((resolve, reject) => {
		child.all.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			output = (output + text).slice(-10_000);
			const line = /^ready(.*)$/m.exec(output);
			if (line) resolve({ ready: line[1].trim(), stop });
		});
		void child.then(({ originalMessage = 'ended' }) =>
			reject(new Problem(`${args[0]} ${originalMessage}. It printed:\n${output}`)),
		);
	});
}
