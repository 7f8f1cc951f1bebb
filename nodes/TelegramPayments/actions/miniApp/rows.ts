import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../../shared/input/lists';
import type { InitDataFields } from '../../../shared/telegram/initData';
import { isoUntil } from '../../../shared/payments/members';

/** A value of init data that is JSON; `{}` when it is not there or no object. */
function readObject(fields: InitDataFields, key: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(fields.get(key) ?? '{}');
		return isRecord(value) ? value : {};
	} catch {
		return {};
	}
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const idOf = (value: unknown): number | null =>
	Number.isSafeInteger(value) ? Number(value) : null;

/** One flat row of verified init data, its user in the columns of the payment record. */
export function toInitDataRow(fields: InitDataFields): IDataObject {
	const user = readObject(fields, 'user');
	const chat = readObject(fields, 'chat');
	const part = (key: string): string | null => fields.get(key) ?? null;
	return {
		user_id: idOf(user.id),
		username: textOf(user.username),
		first_name: textOf(user.first_name),
		last_name: textOf(user.last_name),
		language_code: textOf(user.language_code),
		is_premium: user.is_premium === true,
		allows_write_to_pm: user.allows_write_to_pm === true,
		photo_url: textOf(user.photo_url),
		start_param: part('start_param'),
		query_id: part('query_id'),
		chat_id: idOf(chat.id),
		chat_type: part('chat_type') ?? textOf(chat.type),
		chat_instance: part('chat_instance'),
		signed_at: isoUntil(Number(part('auth_date'))),
	};
}
