import { EVENT_TABLE } from '../shared/payments/events';

/**
 * The outputs for the chosen events, in the order of `all`. n8n evaluates this function's text as an
 * expression, apart from this file, so it may use nothing from outside.
 */
function describeOutputs(
	all: ReadonlyArray<readonly [event: string, displayName: string]>,
	events: string[],
): Array<{ type: 'main'; displayName: string }> {
	return all
		.filter(([event]) => events.includes(event))
		.map(([, displayName]) => ({ type: 'main' as const, displayName }));
}

const names = Object.entries(EVENT_TABLE).map(([event, { output }]) => [event, output] as const);

/** What the editor evaluates: one named output for each chosen event. */
export const outputsExpression: `={{${string}}}` = `={{ (${describeOutputs.toString()})(${JSON.stringify(names)}, $parameter["events"]) }}`;
