import type { Browser } from 'playwright-core';
import { openPage, signIn, startBrowser } from '../n8n/browser';
import { type N8n, runner } from '../n8n/runner';
import { Editor } from './editor';
import { startServices } from './services';

/** What every newcomer has: an n8n with the package and nothing else, a bot, and a browser. */
export async function openShop() {
	const tarball = await runner.ensurePackage();
	const services = await startServices();
	const server = await runner.startSandbox();
	let n8n: N8n | undefined;
	let browser: Browser | undefined;
	const close = async () => {
		await browser?.close();
		await n8n?.stop();
		await server.stop();
		await services.stop();
	};
	try {
		n8n = await runner.launchN8n({ tarball, env: services.env });
		browser = await startBrowser();
		const editor = new Editor(await signIn(browser, n8n));
		const telegram = await openPage(browser, server.url);
		return { browser, close, editor, n8n, services, telegram, url: server.url };
	} catch (error) {
		await close();
		throw error;
	}
}

export type Shop = Awaited<ReturnType<typeof openShop>>;
