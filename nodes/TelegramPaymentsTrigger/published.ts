import type { IHookFunctions, INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';
import { nodeKey } from '../shared/n8n/nodeKey';

/**
 * What this process knows of the published workflow of a node, for its test runs in the editor: they
 * run beside it and have to leave it as it is.
 */

type Context = Pick<IHookFunctions | ITriggerFunctions, 'getWorkflow' | 'getNode'>;

type Watcher = (data: INodeExecutionData[][]) => void;

/** Loops that poll, and for which bot. */
const polling = new Map<string, { loop: object; bot: string }>();
/** The newest loop of each node, also when it has stopped. */
const newest = new Map<string, WeakRef<object>>();
const withdrawn = new Set<string>();
/** Test runs by webhook; one that is over stays known until its webhook is gone. */
const tested = new Map<string, { url: string; isOver: boolean }>();
const watchers = new Map<string, Watcher>();

/** Notes the loop that polls a bot for a node; a later one takes its place. */
export function notePolling(context: Context, loop: object, bot: string): void {
	polling.set(nodeKey(context), { loop, bot });
	newest.set(nodeKey(context), new WeakRef(loop));
}

/** Notes that a loop has stopped. */
export function noteStopped(context: Context, loop: object): void {
	if (polling.get(nodeKey(context))?.loop === loop) polling.delete(nodeKey(context));
}

/** Whether the published workflow polls that bot, in this process. */
export const isPolling = (context: Context, bot: string): boolean =>
	polling.get(nodeKey(context))?.bot === bot;

/** Whether another loop has polled for the node since this one. */
export const isReplaced = (context: Context, loop: object): boolean =>
	newest.get(nodeKey(context))?.deref() !== loop;

/** Shows a test run what the published workflow is about to run. */
export function showToTest(context: Context, data: INodeExecutionData[][]): void {
	watchers.get(nodeKey(context))?.(data);
}

/** Lets a test run see the next update that the published workflow runs; returns how to stop it. */
export function watchPublished(context: Context, watcher: Watcher): () => void {
	const key = nodeKey(context);
	watchers.set(key, watcher);
	return () => {
		if (watchers.get(key) === watcher) watchers.delete(key);
	};
}

/** Notes that a workflow was unpublished: a test that goes on must not register it again. */
export function noteUnpublished(context: Context): void {
	withdrawn.add(nodeKey(context));
}

/** Notes that a workflow is published, or that a test begins while it is. */
export function noteStillPublished(context: Context): void {
	withdrawn.delete(nodeKey(context));
}

/** Whether the workflow was unpublished since the test began. */
export const isUnpublished = (context: Context): boolean => withdrawn.has(nodeKey(context));

/** Notes that a test run receives the bot at this address. */
export function noteTest(context: Context, url: string): void {
	tested.set(nodeKey(context), { url, isOver: false });
}

/**
 * Notes that the test run at this address is over, if there was one: n8n 2.41 takes away both the
 * webhooks of tests and of published workflows in mode `internal` (`webhooks/test-webhooks.js`), and
 * tries again when that failed.
 *
 * @returns whether it was a test's
 */
export function noteTestOver(context: Context, url: string): boolean {
	const test = tested.get(nodeKey(context));
	if (test?.url !== url) return false;
	test.isOver = true;
	return true;
}

/** Notes that nothing is left of a test run that is over. */
export function forgetTest(context: Context): void {
	const key = nodeKey(context);
	if (tested.get(key)?.isOver) tested.delete(key);
}

/** Whether a test run receives the bot by webhook: whoever polls has to wait. */
export const isTested = (context: Context): boolean =>
	tested.get(nodeKey(context))?.isOver === false;
