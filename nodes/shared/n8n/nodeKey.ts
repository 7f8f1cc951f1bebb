import type { FunctionsBase } from 'n8n-workflow';

/** What this process knows a node by, among those of all workflows. */
export const nodeKey = (context: Pick<FunctionsBase, 'getWorkflow' | 'getNode'>): string =>
	`${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
