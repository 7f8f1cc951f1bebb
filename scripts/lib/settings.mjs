import { parseArgs } from 'node:util';
import { Problem } from './problem.mjs';

/**
 * @param {string | undefined} text
 * @param {number} fallback
 * @param {string} name of the option, for the message
 */
export function readPort(text, fallback, name) {
	if (text === undefined || text === '') return fallback;
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Problem(`${name} must be a port from 1 to 65535, not "${text}".`);
	}
	return port;
}

/**
 * The option, or else the variable of the environment; the message names the one that was read.
 * @param {string | undefined} typed
 * @param {string} option
 * @param {string} variable
 * @param {number} fallback
 */
const readOwnPort = (typed, option, variable, fallback) =>
	typed === undefined
		? readPort(process.env[variable], fallback, variable)
		: readPort(typed, fallback, option);

/**
 * Options of `npm start`; the command line goes before the environment.
 * @returns {{ port: number, sandboxPort: number, example: string | undefined, beside: string | undefined, data: string | undefined, fresh: boolean, watch: boolean, help: boolean }}
 */
export function readStartSettings() {
	try {
		const { values } = parseArgs({
			options: {
				port: { type: 'string' },
				'sandbox-port': { type: 'string' },
				example: { type: 'string' },
				beside: { type: 'string' },
				data: { type: 'string' },
				fresh: { type: 'boolean', default: false },
				watch: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		for (const option of /** @type {const} */ (['example', 'beside'])) {
			if (/^[\w-]+$/.test(values[option] ?? 'none')) continue;
			throw new Problem(`--${option} must be the name of a file in examples/ without .json.`);
		}
		return {
			port: readOwnPort(values.port, '--port', 'N8N_PORT', 5678),
			sandboxPort: readOwnPort(values['sandbox-port'], '--sandbox-port', 'SANDBOX_PORT', 8081),
			example: values.example,
			beside: values.beside,
			data: values.data,
			fresh: values.fresh,
			watch: values.watch,
			help: values.help,
		};
	} catch (error) {
		if (error.code?.startsWith('ERR_PARSE_ARGS')) throw new Problem(error.message);
		throw error;
	}
}
