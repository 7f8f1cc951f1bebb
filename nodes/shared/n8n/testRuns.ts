import type { INodeExecutionData, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { nodeKey } from './nodeKey';

/**
 * Test runs of a node that has both `webhook()` and `trigger()`. n8n's test webhook takes the delivery
 * and starts the run; when the run reaches the trigger node, n8n calls `trigger()` once more, in mode
 * `manual`, and the run shows what that emits, not what the webhook received (n8n-core 2.41
 * `workflow-execute.js`, `executeTriggerNode`). Without an `emit` it never ends.
 */

/** What the test webhook of a node received last. */
const received = new Map<string, INodeExecutionData[][]>();

type NodeContext = Pick<ITriggerFunctions, 'getWorkflow' | 'getNode'>;

/** Keeps what a test webhook received for the `trigger()` of the run that it starts. */
export function handToTestRun(context: NodeContext, data: INodeExecutionData[][]): void {
	received.set(nodeKey(context), data);
}

/**
 * Shows what the test webhook received, and ends the test run. In another process (n8n in queue mode
 * with `OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS`) nothing was received: the run ends without an item.
 */
export function showInTestRun(trigger: ITriggerFunctions): ITriggerResponse {
	const key = nodeKey(trigger);
	return {
		// n8n puts its own `emit` on the context after `trigger()` has returned.
		manualTriggerFunction: async () => {
			trigger.emit(received.get(key) ?? []);
		},
	};
}
