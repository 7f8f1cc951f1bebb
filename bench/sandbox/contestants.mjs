import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sandboxProgram } from '../../scripts/lib/sandboxServer.mjs';
import { versions } from './rivals/install.mjs';

export const TOKEN = '7001:bot-of-the-sandbox-benchmark-0000';

/**
 * A server that developers start beside their tests.
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} title
 * @property {import('../report/colours.mjs').Rival} rival
 * @property {string} read path of one resource
 * @property {(port: number) => string[]} args
 */

const BOT = { ok: true, result: { id: 7001, is_bot: true, first_name: 'Shop' } };

/** The resource, described for those that read OpenAPI. */
const OPEN_API = {
	openapi: '3.0.3',
	info: { title: 'Bot', version: '1.0.0' },
	paths: {
		'/getMe': {
			get: {
				responses: {
					200: {
						description: 'The bot',
						content: { 'application/json': { schema: { type: 'object' }, example: BOT } },
					},
				},
			},
		},
	},
};

/** @type {Contestant} */
export const sandboxServer = {
	name: 'sandbox',
	title: 'This sandbox',
	rival: 'sandbox',
	read: `/bot${TOKEN}/getMe`,
	args: (port) => [sandboxProgram, '--port', String(port)],
};

/**
 * @param {string} modules where the mock servers are installed
 * @param {string} folder for what they serve
 * @returns {Promise<Contestant[]>} quiet where they can be: a terminal costs more than an answer
 */
export async function createRivals(modules, folder) {
	const data = path.join(folder, 'data.json');
	const openApi = path.join(folder, 'openapi.json');
	await writeFile(data, JSON.stringify({ getMe: BOT }));
	await writeFile(openApi, JSON.stringify(OPEN_API));
	const version = versions();
	const host = '127.0.0.1';
	const read = '/getMe';
	return [
		{
			name: 'jsonServer',
			title: `json-server ${version['json-server']}`,
			rival: 'mock',
			read,
			args: (port) => [
				...[path.join(modules, 'json-server', 'lib', 'cli', 'bin.js'), data],
				...['--quiet', '--host', host, '--port', String(port)],
			],
		},
		{
			name: 'prism',
			title: `Prism ${version['@stoplight/prism-cli']}`,
			rival: 'mock',
			read,
			args: (port) => [
				...[path.join(modules, '@stoplight', 'prism-cli', 'dist', 'index.js'), 'mock', openApi],
				...['--verboseLevel', 'silent', '--host', host, '--port', String(port)],
			],
		},
		{
			name: 'mockoon',
			title: `Mockoon ${version['@mockoon/cli']}`,
			rival: 'mock',
			read,
			args: (port) => [
				...[path.join(modules, '@mockoon', 'cli', 'bin', 'run.js'), 'start', '--data', openApi],
				...['--disable-log-to-file', '--hostname', host, '--port', String(port)],
			],
		},
	];
}
