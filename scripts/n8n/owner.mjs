import { http, isSuccess } from '../lib/http.mjs';
import { Problem } from '../lib/problem.mjs';

/**
 * The account of every n8n started here. n8n listens on this machine only and holds nothing but
 * sandbox data, so the password may be known to all.
 */
export const owner = {
	email: 'owner@demo-shop.example',
	password: 'DemoShop1',
	firstName: 'Demo',
	lastName: 'Shop',
};

/** Settings from which n8n makes the account by itself; older releases know none of them. */
export async function ownerEnvironment() {
	// Loaded late: this module is imported before the project's dependencies are installed.
	const { hash } = await import('bcryptjs');
	return {
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: owner.email,
		N8N_INSTANCE_OWNER_FIRST_NAME: owner.firstName,
		N8N_INSTANCE_OWNER_LAST_NAME: owner.lastName,
		N8N_INSTANCE_OWNER_PASSWORD_HASH: await hash(owner.password, 10),
	};
}

/**
 * Makes the account where n8n has not made it by itself, as its first page does.
 * @param {string} url of an n8n that runs
 * @throws {Problem} when n8n refuses
 */
export async function ensureOwner(url) {
	const client = await http();
	const settings = await client.get(`${url}/rest/settings`);
	if (!settings.data.data.userManagement.showSetupOnFirstLoad) return;
	const { status } = await client.post(`${url}/rest/owner/setup`, owner);
	if (!isSuccess(status)) throw new Problem(`n8n refused to make the account: ${status}.`);
}
