import { owner } from '../n8n/owner.mjs';

/**
 * Logs a page in with the owner's account.
 * @param {import('playwright-core').Page} page
 * @param {string} n8nUrl
 */
export async function signIn(page, n8nUrl) {
	await page.goto(`${n8nUrl}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
	await page.locator('input[name="password"]').fill(owner.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}
