import { type Browser, chromium, type Page } from 'playwright-core';
import { type N8n, runner } from './runner';

/** Starts Chromium; as root it has no sandbox of its own. */
export function startBrowser(): Promise<Browser> {
	return chromium.launch({
		executablePath: runner.findChromium(),
		args: ['--no-sandbox', '--disable-gpu'],
	});
}

/** What a browser with a window says about itself: n8n gives an empty page to what looks like a robot. */
export const personsAgent = (browser: Browser) =>
	`Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`;

/** Opens a page in a fresh profile; photographed when the test fails. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		userAgent: personsAgent(browser),
	});
	const page = await context.newPage();
	runner.watchPage(page);
	await page.goto(url);
	return page;
}

/** Logs in with the owner's account; returns when n8n's first page is there. */
export async function signIn(browser: Browser, n8n: N8n): Promise<Page> {
	const page = await openPage(browser, `${n8n.url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(runner.owner.email);
	await page.locator('input[name="password"]').fill(runner.owner.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
	return page;
}

/** Logs in with the owner's account and opens a workflow; returns when its nodes are drawn. */
export async function openInEditor(browser: Browser, n8n: N8n, workflowId: string): Promise<Page> {
	const page = await signIn(browser, n8n);
	await page.goto(`${n8n.url}/workflow/${workflowId}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	return page;
}

interface Canvas {
	nodes: string[];
	errorBadges: number;
}

/**
 * What the open workflow shows, once it stands still: names of its nodes, and how many badges. A
 * badge comes a moment after its node.
 *
 * @param count how many elements at least are to be drawn
 */
export async function readCanvas(page: Page, count: number, errorBadges = 0): Promise<Canvas> {
	await page
		.locator('[data-test-id="canvas-node"]')
		.nth(count - 1)
		.waitFor();
	await page.waitForLoadState('networkidle');
	const badges = page.locator('[data-test-id="node-issues"]');
	if (errorBadges > 0) await badges.nth(errorBadges - 1).waitFor();
	const nodes = await page
		.locator('[data-test-id="canvas-node"]')
		.evaluateAll((elements) => elements.map((element) => element.getAttribute('data-node-name')));
	return { nodes: nodes.filter((name) => name !== null), errorBadges: await badges.count() };
}
