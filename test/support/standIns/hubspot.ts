import type { StandIn } from './jsonServer';

interface Property {
	name: string;
	value: unknown;
}

interface NewDeal {
	properties: Property[];
	associations: { associatedVids?: number[] };
}

interface Search {
	filterGroups: Array<{
		filters: Array<{ propertyName: string; operator: string; value: string }>;
	}>;
}

/** A deal as the stand-in keeps it: its properties by name, and its contacts. */
interface Deal {
	id: string;
	properties: Record<string, unknown>;
	contacts: number[];
}

const UPSERT = '/contacts/v1/contact/createOrUpdate/email/';

/**
 * Plays the part of HubSpot's API that n8n's node calls for contacts and deals. The deals have a
 * property `idempotency_key` whose values are unique.
 */
export function playHubspot(token: string) {
	const contacts: string[] = [];
	const deals: Deal[] = [];
	let lostAnswers = 0;

	function upsertContact(email: string) {
		const known = contacts.indexOf(email);
		return known < 0
			? { vid: contacts.push(email), isNew: true }
			: { vid: known + 1, isNew: false };
	}

	function search({ filterGroups }: Search) {
		const results = deals.filter(({ properties }) =>
			filterGroups.some(({ filters }) =>
				filters.every(
					({ propertyName, operator, value }) =>
						operator === 'EQ' && properties[propertyName] === value,
				),
			),
		);
		return { body: { total: results.length, results } };
	}

	function createDeal({ properties, associations }: NewDeal) {
		const values = Object.fromEntries(properties.map(({ name, value }) => [name, value]));
		const key = values.idempotency_key;
		if (deals.some((deal) => deal.properties.idempotency_key === key)) {
			return { status: 400, body: { status: 'error', message: 'A deal has this value already' } };
		}
		const id = String(deals.length + 1);
		deals.push({ id, properties: values, contacts: associations.associatedVids ?? [] });
		if (lostAnswers > 0) {
			lostAnswers--;
			return { status: 502, body: { status: 'error', message: 'Bad gateway' } };
		}
		return { body: { dealId: Number(id), properties: {} } };
	}

	const standIn: StandIn = ({ method, path, body, headers }) => {
		if (headers.authorization !== `Bearer ${token}`) {
			return { status: 401, body: { status: 'error', category: 'INVALID_AUTHENTICATION' } };
		}
		// n8n asks for it when the credential is saved.
		if (path === '/account-info/v3/details') return { body: { portalId: 1 } };
		if (method !== 'POST') return undefined;
		if (path.startsWith(UPSERT)) return { body: upsertContact(path.slice(UPSERT.length)) };
		if (path === '/crm/v3/objects/deals/search') return search(body as Search);
		if (path === '/deals/v1/deal') return createDeal(body as NewDeal);
		return undefined;
	};

	return {
		standIns: { 'api.hubapi.com': standIn },
		contacts,
		deals,
		/** The next deals are made, but the answers do not arrive. */
		loseAnswers: (count: number) => {
			lostAnswers = count;
		},
	};
}
