import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { TSchema } from '@sinclair/typebox';
import type {
	FastifyBaseLogger,
	FastifyInstance,
	RawReplyDefaultExpression,
	RawRequestDefaultExpression,
	RawServerDefault,
} from 'fastify';
import { ref, Refusal } from '../schema/values.js';

/** The server as control routes see it: what they are given and give is typed by their schemas. */
export type ControlApp = FastifyInstance<
	RawServerDefault,
	RawRequestDefaultExpression,
	RawReplyDefaultExpression,
	FastifyBaseLogger,
	TypeBoxTypeProvider
>;

interface Parts {
	readonly params?: TSchema;
	readonly querystring?: TSchema;
	readonly body?: TSchema;
}

/**
 * Describes a control call; the description is also what its input is checked by.
 * @param operationId the name of the same call in process, see `Control`
 */
export const describe = <Answer extends TSchema, const Given extends Parts = object>(
	operationId: string,
	summary: string,
	answer: Answer,
	given?: Given,
) => ({
	schema: {
		operationId,
		summary,
		...(given as Given),
		response: { 200: ref(answer), '4xx': ref(Refusal) },
	},
});
