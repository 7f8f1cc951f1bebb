import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Runtime } from '../runtime.js';

/** JSON Schema of one part of a request. */
export type Schema = Readonly<Record<string, unknown>>;

/** What a control route is given: each part already checked against its schema. */
export interface RouteInput {
	readonly runtime: Runtime;
	readonly body: never;
	readonly query: never;
	readonly params: never;
	readonly request: FastifyRequest;
	readonly reply: FastifyReply;
}

/** One control call: its place, its schemas (also the source of the OpenAPI page), its work. */
export interface Route {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Path below the root, parameters as `:name`. */
	readonly path: string;
	readonly summary: string;
	readonly body?: Schema;
	readonly query?: Schema;
	readonly params?: Schema;
	run(input: RouteInput): unknown;
}

/** An object schema; what it does not name is refused: mostly a slip of the pen. */
export const object = (
	properties: Readonly<Record<string, Schema>>,
	required: readonly string[] = [],
): Schema => ({ type: 'object', properties, required, additionalProperties: false });

// Schemas of single values.
export const text: Schema = { type: 'string' };
export const whole: Schema = { type: 'integer' };
export const decimal: Schema = { type: 'number' };
export const natural: Schema = { type: 'integer', minimum: 0 };
export const yesNo: Schema = { type: 'boolean' };

/** Names a bot by token or id. */
export const botReference = { token: text, bot_id: whole } as const;

/** `:id` as a whole number. */
export const numericId: Schema = object({ id: whole }, ['id']);
/** `:id` as text. */
export const textId: Schema = object({ id: text }, ['id']);
