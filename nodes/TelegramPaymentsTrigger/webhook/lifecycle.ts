import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { readSettings } from '../../shared/intake/settings';
import { toNodeError } from '../../shared/explain/nodeErrors';
import { areUpdatesAsWanted, wantedUpdates } from '../allowedUpdates';
import { forgetMemory } from '../../shared/intake/memory/intakeMemory';
import { nodeKey } from '../../shared/n8n/nodeKey';
import { checkOwnAddress } from '../ownAddress';
import {
	forgetTest,
	isUnpublished,
	noteStillPublished,
	noteTest,
	noteTestOver,
	noteUnpublished,
} from '../published';
import { forgetReceiver, noteReceiver, refuseForeign } from '../receivers';
import { ownerOf, showUrl } from './ownership';
import {
	DEFAULT_MAX_CONNECTIONS,
	mayTakeOver,
	readRegistration,
	type Registration,
	removeRegistration,
	secretOf,
	setRegistration,
} from './registration';
import { markOf } from './secret';

interface HookOptions {
	maxConnections?: number;
}

function ownUrl(hook: IHookFunctions): string {
	const url = hook.getNodeWebhookUrl('default');
	if (!url)
		throw new NodeOperationError(
			hook.getNode(),
			'n8n did not provide a webhook address for this trigger',
		);
	return url;
}

function hookOptions(hook: IHookFunctions): HookOptions {
	return hook.getNodeParameter('options', {}) as HookOptions;
}

function eventsOf(hook: IHookFunctions) {
	return readSettings((name, fallback) => hook.getNodeParameter(name, fallback as object)).events;
}

async function setWebhook(hook: IHookFunctions, registration: Registration): Promise<void> {
	const secret = await setRegistration(hook, registration);
	// Telegram does not tell which secret it has, so the one it was given is marked.
	hook.getWorkflowStaticData('node').secretMark = markOf(secret);
}

/** Whether Telegram already has exactly the wanted registration. */
export async function isRegistered(hook: IHookFunctions): Promise<boolean> {
	try {
		const info = await readRegistration(hook);
		const wantedConnections = hookOptions(hook).maxConnections ?? DEFAULT_MAX_CONNECTIONS;
		const isWanted =
			info.url === ownUrl(hook) &&
			hook.getWorkflowStaticData('node').secretMark === markOf(await secretOf(hook)) &&
			(info.max_connections ?? DEFAULT_MAX_CONNECTIONS) === wantedConnections &&
			areUpdatesAsWanted(info.allowed_updates, wantedUpdates(eventsOf(hook)));
		if (isWanted && hook.getMode() !== 'manual') noteReceiver(hook, info.url);
		return isWanted;
	} catch (error) {
		throw toNodeError(hook.getNode(), error);
	}
}

const FOREIGN =
	'A bot can have only one webhook, and another workflow or service has set it. Unpublish that workflow, use another bot, or let the other trigger feed the "Update: Process" operation. The option "Replace Existing Webhook" replaces it when you publish the workflow; a test never takes a webhook away from somebody else.';

/**
 * Registers this node's webhook. Updates that wait at Telegram are never dropped. A webhook of
 * somebody else is left alone unless the user chose to replace it, and by a test always; a test run
 * remembers the production registration it displaces.
 */
export async function register(hook: IHookFunctions): Promise<void> {
	try {
		const events = eventsOf(hook);
		const url = ownUrl(hook);
		const { maxConnections } = hookOptions(hook);
		const info = await readRegistration(hook);
		const owner = ownerOf(info.url, url, hook.getNode().webhookId);
		const isTest = hook.getMode() === 'manual';
		noteStillPublished(hook);
		if (owner === 'foreign' && !mayTakeOver(hook)) refuseForeign(hook, info.url, FOREIGN);
		const stored = hook.getWorkflowStaticData('node');
		if (isTest && (owner === 'production' || owner === 'moved')) {
			// What a test takes away from production, kept in the test's own static data.
			stored.displaced = info as IDataObject;
		}
		if (owner === 'moved' && !isTest) {
			hook.logger.warn(
				`This bot delivered its updates to ${showUrl(info.url)}, an address of the same workflow, and now delivers them to ${showUrl(url)}. If another n8n still runs that workflow, use a separate bot for one of the two.`,
			);
		}
		await setWebhook(hook, {
			url,
			allowed_updates: wantedUpdates(events),
			...(maxConnections === undefined ? {} : { max_connections: maxConnections }),
		});
		if (isTest) noteTest(hook, url);
		else {
			noteReceiver(hook, url);
			void checkOwnAddress(hook);
		}
	} catch (error) {
		throw toNodeError(hook.getNode(), error);
	}
}

/**
 * Puts back what a test displaced, or removes the webhook, but only if it is still this node's. What was
 * unpublished while the test went on is not put back.
 */
export async function unregister(hook: IHookFunctions): Promise<void> {
	try {
		if (!noteTestOver(hook, ownUrl(hook))) {
			noteUnpublished(hook);
			forgetReceiver(hook, ownUrl(hook));
			forgetMemory(nodeKey(hook));
		}
		const info = await readRegistration(hook);
		if (info.url !== ownUrl(hook)) return forgetTest(hook);
		const stored = hook.getWorkflowStaticData('node');
		const displaced = stored.displaced as Registration | undefined;
		if (displaced === undefined || isUnpublished(hook)) await removeRegistration(hook);
		else {
			await setWebhook(hook, displaced);
			// Unpublished in this moment: whoever did it still saw the test's webhook, and left it.
			if (isUnpublished(hook)) await removeRegistration(hook);
		}
		delete stored.displaced;
		forgetTest(hook);
	} catch (error) {
		throw toNodeError(hook.getNode(), error);
	}
}
