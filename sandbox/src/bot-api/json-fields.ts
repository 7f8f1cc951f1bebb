import { badRequest } from '../domain/errors.js';
import type { JsonNode } from '../text/json.js';
import { readWhole } from '../text/numbers.js';

/** The fields of a JSON object. */
export type Fields = ReadonlyMap<string, JsonNode>;

/** A text field of a JSON object: required, a string or a number. */
export function readText(fields: Fields, name: string): string {
	const node = fields.get(name);
	if (!node || node.type === 'null') throw badRequest(`Can't find field "${name}"`);
	if (node.type === 'string') return node.value;
	if (node.type === 'number') return node.raw;
	throw badRequest(`Field "${name}" must be of type String`);
}

/** A whole number field of a JSON object: required, a number or a numeric string. */
export function readNumber(fields: Fields, name: string): number {
	const node = fields.get(name);
	if (!node || node.type === 'null') throw badRequest(`Can't find field "${name}"`);
	if (node.type !== 'number' && node.type !== 'string') {
		throw badRequest(`Field "${name}" must be a Number`);
	}
	const value = readWhole(node.type === 'number' ? node.raw : node.value);
	if (value === undefined) throw badRequest(`Field "${name}" must be a valid Number`);
	return value;
}

/** A boolean field of a JSON object: false when missing, never a text or number. */
export function readFlag(fields: Fields, name: string): boolean {
	const node = fields.get(name);
	if (!node || node.type === 'null') return false;
	if (node.type !== 'boolean') throw badRequest(`Field "${name}" must be of type Boolean`);
	return node.value;
}

/** A text field, '' when missing. */
export const optionalText = (fields: Fields, name: string): string =>
	isGiven(fields, name) ? readText(fields, name) : '';

/** A whole number field, 0 when missing. */
export const optionalNumber = (fields: Fields, name: string): number =>
	isGiven(fields, name) ? readNumber(fields, name) : 0;

/** A boolean field, false when missing. */
export const optionalFlag = readFlag;

const isGiven = (fields: Fields, name: string): boolean =>
	(fields.get(name)?.type ?? 'null') !== 'null';

/** A number with decimals: required. */
export function readDecimal(fields: Fields, name: string): number {
	const node = fields.get(name);
	if (!node || node.type === 'null') throw badRequest(`Can't find field "${name}"`);
	if (node.type !== 'number' && node.type !== 'string') {
		throw badRequest(`Field "${name}" must be of type Number`);
	}
	return Number(node.type === 'number' ? node.raw : node.value);
}

/** An object, or undefined when there is none. */
export const optionalObject = (fields: Fields, name: string): Fields | undefined =>
	isGiven(fields, name) ? requiredObject(fields, name) : undefined;

/** An object that has to be there. */
export function requiredObject(fields: Fields, name: string): Fields {
	const node = fields.get(name);
	if (!node) throw badRequest(`Can't find field "${name}"`);
	if (node.type !== 'object') throw badRequest(`Field "${name}" must be of type Object`);
	return node.fields;
}

/** An array that has to be there. */
export function requiredArray(fields: Fields, name: string): JsonNode {
	const node = fields.get(name);
	if (!node) throw badRequest(`Can't find field "${name}"`);
	if (node.type !== 'array') throw badRequest(`Field "${name}" must be of type Array`);
	return node;
}
