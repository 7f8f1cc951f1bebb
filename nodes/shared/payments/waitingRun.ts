import { createHash } from 'node:crypto';

/**
 * Reference of a run that sleeps until its invoice is paid, small enough to travel in the invoice
 * payload. A token of 32 bytes makes it unguessable.
 */
export interface WaitingRun {
	executionId: string;
	nodeId: string;
	/** 64 hexadecimal digits. */
	token: string;
}

const TOKEN_LENGTH = 43;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TOKEN = /^[0-9a-f]{64}$/;
const EXECUTION_ID = /^\w{1,35}$/;

const toBase64Url = (bytes: Buffer): string => bytes.toString('base64url');

function packNodeId(nodeId: string): string {
	return UUID.test(nodeId)
		? `u${toBase64Url(Buffer.from(nodeId.replaceAll('-', ''), 'hex'))}`
		: `x${toBase64Url(Buffer.from(nodeId))}`;
}

function unpackNodeId(packed: string): string {
	const bytes = Buffer.from(packed.slice(1), 'base64url');
	if (packed[0] !== 'u') return bytes.toString();
	const hex = bytes.toString('hex');
	const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
	return [...parts, hex.slice(20)].join('-');
}

/** Whether a run can be packed: its ids and its token are as n8n writes them. */
export function isPackable({ executionId, nodeId, token }: WaitingRun): boolean {
	return TOKEN.test(token) && EXECUTION_ID.test(executionId) && nodeId !== '';
}

/** @returns text of `A-Z a-z 0-9 _ -`, about 70 characters */
export function packWaitingRun({ executionId, nodeId, token }: WaitingRun): string {
	return [
		toBase64Url(Buffer.from(token, 'hex')),
		executionId.length.toString(36),
		executionId,
		packNodeId(nodeId),
	].join('');
}

/** @returns `undefined` when the text is not one that {@link packWaitingRun} writes */
export function unpackWaitingRun(packed: string): WaitingRun | undefined {
	const idLength = Number.parseInt(packed.charAt(TOKEN_LENGTH), 36);
	const idStart = TOKEN_LENGTH + 1;
	if (!(idLength > 0)) return undefined;
	const run = {
		token: Buffer.from(packed.slice(0, TOKEN_LENGTH), 'base64url').toString('hex'),
		executionId: packed.slice(idStart, idStart + idLength),
		nodeId: unpackNodeId(packed.slice(idStart + idLength)),
	};
	return isPackable(run) && packWaitingRun(run) === packed ? run : undefined;
}

/** The address that wakes a run, below the one where n8n takes calls for waiting runs. */
export function resumePathOf({ executionId, nodeId, token }: WaitingRun): string {
	return `/${executionId}/${encodeURIComponent(nodeId)}?signature=${token}`;
}

/**
 * Tells one invoice from another without holding the key that wakes its run: a waiting node keeps the
 * mark of its own invoice.
 *
 * @returns 22 characters of base64url
 */
export function markInvoice(payload: string): string {
	return createHash('sha256').update(payload).digest().subarray(0, 16).toString('base64url');
}
