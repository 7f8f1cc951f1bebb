import { cardsByPolling, parcelsByWebhook, starsByWebhook } from './lanes/triggerLanes.mjs';
import {
	answeredByWorkflow,
	refundsByPolling,
	soldInChat,
	waitedFor,
} from './lanes/actionLanes.mjs';

/**
 * One way of selling.
 * @typedef {object} Lane
 * @property {string} title
 * @property {number} share of all purchases
 * @property {import('./bot.mjs').Bot} bot
 * @property {import('./buyers.mjs').Buy} buy
 * @property {() => import('../../scripts/n8n/workflows.mjs').Workflow[]} workflows the first holds the trigger
 * @property {string} [resumed] Data Table of the runs that a payment woke
 */

/** @returns {Lane[]} */
export const createLanes = () => [
	starsByWebhook(),
	parcelsByWebhook(),
	cardsByPolling(),
	refundsByPolling(),
	answeredByWorkflow(),
	soldInChat(),
	waitedFor(),
];
