import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export const DESKTOP = { width: 1200, height: 800 };
export const PHONE = { width: 360, height: 740 };

/** Starts Chromium: the one that `npm run test:e2e` has found, or Debian's. */
export const startBrowser = (): Promise<Browser> =>
	chromium.launch({
		executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
		args: ARGUMENTS,
	});

/** A page of its own storage; errors thrown by its scripts are collected in `problems`. */
export async function openPage(
	browser: Browser,
	url: string,
	options: BrowserContextOptions = {},
): Promise<{ page: Page; problems: string[] }> {
	const context = await browser.newContext({ viewport: DESKTOP, ...options });
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(error.message));
	await page.goto(url);
	return { page, problems };
}
