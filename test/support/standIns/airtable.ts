import type { StandIn } from './jsonServer';

interface AirtableRecord {
	id: string;
	fields: Record<string, unknown>;
}

interface UpsertBody {
	performUpsert?: { fieldsToMergeOn: string[] };
	typecast?: boolean;
	records: Array<{ fields: Record<string, unknown> }>;
}

/** Plays one table of Airtable's Web API: PATCH with `performUpsert`, and whose token it is. */
export function playAirtable(base: string, table: string, token: string) {
	const records: AirtableRecord[] = [];

	function upsert(fields: Record<string, unknown>, mergeOn: string[]): AirtableRecord {
		const same = records.find((one) => mergeOn.every((name) => one.fields[name] === fields[name]));
		if (same) {
			Object.assign(same.fields, fields);
			return same;
		}
		const record = { id: `rec${String(records.length + 1).padStart(14, '0')}`, fields };
		records.push(record);
		return record;
	}

	const standIn: StandIn = ({ method, path, body, headers }) => {
		if (headers.authorization !== `Bearer ${token}`) {
			return { status: 401, body: { error: { type: 'AUTHENTICATION_REQUIRED' } } };
		}
		// n8n asks for it when the credential is saved.
		if (method === 'GET' && path === '/v0/meta/whoami')
			return { body: { id: 'usr00000000000001' } };
		if (method !== 'PATCH' || path !== `/v0/${base}/${table}`) return undefined;
		const { performUpsert, records: given } = body as UpsertBody;
		if (!performUpsert) return undefined;
		return {
			body: { records: given.map(({ fields }) => upsert(fields, performUpsert.fieldsToMergeOn)) },
		};
	};

	return { standIns: { 'api.airtable.com': standIn }, records };
}
