import { badRequest } from '../domain/errors.js';
import { clamp, readLenient } from '../text/numbers.js';

/** An uploaded file of a multipart request. */
export interface Upload {
	readonly name: string;
	readonly mime: string;
	readonly data: Buffer;
}

/** Parameters of one call: every value is text, as Telegram reads it, plus uploaded files. */
export interface Params {
	readonly fields: ReadonlyMap<string, string>;
	readonly files: ReadonlyMap<string, Upload>;
}

const TRUE = new Set(['true', 'yes', '1']);

/** The value, or '' when it was not sent. */
export const text = (params: Params, name: string): string => params.fields.get(name) ?? '';

/** The value; missing and empty are refused. */
export function requiredText(params: Params, name: string): string {
	const value = text(params, name);
	if (value === '') throw badRequest(`Parameter "${name}" is required`);
	return value;
}

/** A boolean; garbage is false, never an error. */
export const flag = (params: Params, name: string): boolean =>
	TRUE.has(text(params, name).trim().toLowerCase());

/** An integer read leniently and moved into the range. */
export function integer(
	params: Params,
	name: string,
	fallback: number,
	min = Number.MIN_SAFE_INTEGER,
	max = Number.MAX_SAFE_INTEGER,
): number {
	const value = text(params, name);
	return clamp(value === '' ? fallback : readLenient(value), min, max);
}

/** A user's id; missing, zero or negative is refused. */
export function userId(params: Params, name = 'user_id'): number {
	const id = integer(params, name, 0);
	if (id <= 0) throw badRequest(`Invalid ${name} specified`);
	return id;
}

/** Parameters of a call made in process: what is no text is written as JSON. */
export function paramsOf(values: Readonly<Record<string, unknown>> = {}): Params {
	const fields = new Map<string, string>();
	for (const [name, value] of Object.entries(values)) {
		if (value === undefined) continue;
		fields.set(name, typeof value === 'string' ? value : JSON.stringify(value));
	}
	return { fields, files: new Map() };
}
