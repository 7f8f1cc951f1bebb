import type { Bot, PendingUpdate } from '../domain/state.js';
import { faultNote } from '../domain/faults.js';
import type { World } from '../domain/world.js';
import { PostError } from './post.js';
import type { Reply } from './post.js';
import type { Fault } from '../schema/running.js';

/** What became of one attempt; `lost` is an answer a fault has swallowed. */
export type Outcome = (Reply & { lost?: boolean }) | PostError;

/** Any 2xx is a success; redirects are not followed. */
export const is2xx = (reply: Reply): boolean => reply.status >= 200 && reply.status < 300;

/** The answer a fault puts in the endpoint's place. */
export function refusal(fault: Fault): Reply {
	const limited = fault.kind === '429';
	return {
		status: fault.error_code ?? (limited ? 429 : 500),
		reason: fault.description ?? (limited ? 'Too Many Requests' : 'Internal Server Error'),
		contentType: '',
		retryAfter: fault.retry_after ?? (limited ? 1 : undefined),
		body: Buffer.alloc(0),
	};
}

/** The text `getWebhookInfo` gives for a failed attempt. */
export function describe(outcome: Outcome): string {
	if (outcome instanceof PostError) return outcome.message;
	if (outcome.lost) return 'Read timeout expired';
	return `Wrong response from the webhook: ${outcome.status} ${outcome.reason}`.trimEnd();
}

/** What a delivery's own line cannot tell: it comes later, or all seems well. */
export function journalFault(world: World, bot: Bot, fault: Fault, update: PendingUpdate): void {
	if (fault.kind !== 'delay' && fault.kind !== 'duplicate') return;
	world.journal.add({
		kind: 'fault',
		bot_id: bot.id,
		update_id: update.id,
		update_type: update.type,
		status: fault.kind,
		ok: false,
		note: faultNote(fault),
	});
}
