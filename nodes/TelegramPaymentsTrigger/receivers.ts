import {
	type IDataObject,
	type IHookFunctions,
	type ITriggerFunctions,
	NodeOperationError,
} from 'n8n-workflow';
import { nodeKey } from '../shared/n8n/nodeKey';
import { readBot } from '../shared/telegram/bot';
import { serverAddress } from '../shared/telegram/serverAddress';
import { showUrl } from './webhook/ownership';

/**
 * Which triggers of published workflows of this process receive a bot, so that a refusal can name
 * them. n8n tells a node nothing about other workflows; in queue mode only the process that
 * publishes knows them, and that is the one that refuses.
 */

type Context = Pick<IHookFunctions | ITriggerFunctions, 'getWorkflow' | 'getNode'>;

/** A trigger of a published workflow. */
export interface Receiver {
	workflowId: string;
	workflowName: string;
	nodeName: string;
	/** Tells it from the other triggers of its workflow. */
	key: string;
}

const receivers = new Map<string, Receiver>();

/** The way of a bot that is polled: whose it is and on which server, without its secret. */
export function pollingWay(credential: IDataObject): string {
	const { baseUrl, testEnvironment } = credential;
	const { id } = readBot(credential);
	return `polls ${id} at ${serverAddress(baseUrl)}${testEnvironment === true ? '/test' : ''}`;
}

const receiverOf = (context: Context): Receiver => {
	const { id = '', name = '' } = context.getWorkflow();
	const nodeName = context.getNode().name;
	return { workflowId: id, workflowName: name, nodeName, key: nodeKey(context) };
};

/**
 * Notes that the trigger receives a bot.
 *
 * @param way the address of its webhook, or the bot that it polls
 */
export function noteReceiver(context: Context, way: string): void {
	receivers.set(way, receiverOf(context));
}

/** Notes that the trigger no longer receives it; what another one has noted since stays. */
export function forgetReceiver(context: Context, way: string): void {
	if (receivers.get(way)?.key === nodeKey(context)) receivers.delete(way);
}

/** The other trigger of this n8n that receives a bot that way, if there is one. */
export function otherReceiver(context: Context, way: string): Receiver | undefined {
	const receiver = receivers.get(way);
	return receiver?.key === nodeKey(context) ? undefined : receiver;
}

/** What to do about another trigger of this n8n. */
export function howToFree(
	context: Context,
	{ workflowId, workflowName, nodeName }: Receiver,
): string {
	return workflowId === context.getWorkflow().id
		? `The trigger "${nodeName}" of this workflow receives this bot's updates. Keep one of the two: under "Trigger On" it has an output for each event.`
		: `The published workflow "${workflowName}" (ID ${workflowId}) of this n8n receives this bot's updates. Unpublish it first, or choose the credential of another bot.`;
}

/**
 * Refuses to take a bot away from somebody else, and names the workflow to unpublish if it is one of
 * this n8n.
 *
 * @param url the webhook that the bot has
 * @param otherwise what to do when it is no workflow of this n8n
 * @throws NodeOperationError always
 */
export function refuseForeign(
	context: IHookFunctions | ITriggerFunctions,
	url: string,
	otherwise: string,
): never {
	const other = otherReceiver(context, url);
	const description = other ? howToFree(context, other) : otherwise;
	throw new NodeOperationError(
		context.getNode(),
		`This bot already delivers its updates to ${showUrl(url)}`,
		{ description },
	);
}
