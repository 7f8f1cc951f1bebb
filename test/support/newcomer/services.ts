import { playAirtable } from '../standIns/airtable';
import { playChatModel } from '../standIns/chatModel';
import { playGoogleSheets, serviceAccount } from '../standIns/googleSheets';
import { playHubspot } from '../standIns/hubspot';
import { startInternet } from '../standIns/internet';
import { serveStandIn } from '../standIns/jsonServer';
import { startPostgres, type PostgresServer } from '../standIns/postgres';
import { playStripe } from '../standIns/stripe';
import { playYookassa } from '../standIns/yookassa';
import type { Account } from './editor';

const AIRTABLE = {
	base: 'appNewcomersBase1',
	table: 'tblNewcomersTabl1',
	token: 'pat-of-the-newcomer',
};
const HUBSPOT_KEY = 'service-key-of-the-newcomer';
const STRIPE_KEY = 'secret-key-of-the-newcomer';
const YOOKASSA = { shopId: '100500', secretKey: 'secret-key-of-the-shop' };
/** With which the newcomer's staff opens a form. */
export const STAFF = { username: 'staff', password: 'open-sesame' };

/** A model that sells coffee to everyone who asks for it. */
const sellCoffee = playChatModel((messages) => {
	const last = messages.at(-1);
	if (last?.role === 'tool') return { say: 'Your invoice is above.' };
	return String(last?.content).includes('coffee')
		? { callTool: { product: 'coffee' } }
		: { say: 'We have coffee and tea.' };
});

/** All outside services of the examples, with the accounts that a newcomer has there. */
export async function startServices() {
	/** What was paid, and can be refunded there. */
	const charges: Record<string, number> = {};
	const payments: Record<string, { value: string; currency: string }> = {};
	const sheets = playGoogleSheets('Payments');
	const airtable = playAirtable(AIRTABLE.base, AIRTABLE.table, AIRTABLE.token);
	const hubspot = playHubspot(HUBSPOT_KEY);
	const stripe = playStripe(STRIPE_KEY, charges);
	const yookassa = playYookassa(YOOKASSA, payments);
	const internet = await startInternet({
		...sheets.standIns,
		...airtable.standIns,
		...hubspot.standIns,
		...stripe.standIns,
		...yookassa.standIns,
	});
	const model = await serveStandIn(sellCoffee);
	let postgres: PostgresServer;
	try {
		postgres = await startPostgres();
	} catch (error) {
		await model.close();
		await internet.close();
		throw error;
	}
	const { host, port, database, user, password } = postgres.credential;
	const { email, privateKey } = serviceAccount();
	const accounts: Record<string, Account> = {
		OpenAI: { type: { apiKey: 'key-of-the-newcomer', url: `${model.url}/v1` } },
		'Stripe API': { type: { secretKey: STRIPE_KEY } },
		'Basic Auth': { type: { user: YOOKASSA.shopId, password: YOOKASSA.secretKey } },
		'Basic Auth of the staff': { type: { user: STAFF.username, password: STAFF.password } },
		// As a key file of Google has it: in one line.
		'Google Service Account API': {
			type: { email, privateKey: privateKey.replaceAll('\n', '\\n') },
		},
		'Airtable Personal Access Token API': { type: { accessToken: AIRTABLE.token } },
		'HubSpot Service Key': { type: { appToken: HUBSPOT_KEY } },
		Postgres: {
			type: {
				host: String(host),
				database: String(database),
				user: String(user),
				password: String(password),
				port: String(port),
			},
		},
	};
	return {
		accounts,
		airtable: { ...airtable, ...AIRTABLE },
		charges,
		hubspot,
		payments,
		postgres,
		sheets,
		stripe,
		/** Days are those of n8n's time zone, which is New York's by default. */
		env: { ...internet.env, GENERIC_TIMEZONE: 'UTC' },
		stop: async () => {
			await postgres.stop();
			await model.close();
			await internet.close();
		},
	};
}
