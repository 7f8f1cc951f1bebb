import { createHash } from 'node:crypto';

/**
 * Reference of a run that sleeps until its invoice is paid, small enough to travel in the invoice
 * payload. n8n's signature (32 bytes) makes it unguessable.
 */
export interface WaitingRun {
	executionId: string;
	nodeId: string;
	/** 64 hexadecimal digits. */
	signature: string;
}

const SIGNATURE_LENGTH = 43;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SIGNATURE = /^[0-9a-f]{64}$/;
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

/**
 * Reads the reference out of n8n's resume address,
 * `<base>/<execution id>/<node id>?signature=<64 hex>` (n8n 2.41, getSignedResumeUrl).
 *
 * @returns `undefined` when the address looks otherwise
 */
export function readResumeUrl(resumeUrl: string): WaitingRun | undefined {
	const url = new URL(resumeUrl);
	const [nodeId, executionId = ''] = url.pathname.split('/').reverse();
	const signature = url.searchParams.get('signature') ?? '';
	if (!SIGNATURE.test(signature) || !EXECUTION_ID.test(executionId) || !nodeId) {
		return undefined;
	}
	return { executionId, nodeId: decodeURIComponent(nodeId), signature };
}

/** @returns text of `A-Z a-z 0-9 _ -`, about 70 characters */
export function packWaitingRun({ executionId, nodeId, signature }: WaitingRun): string {
	return [
		toBase64Url(Buffer.from(signature, 'hex')),
		executionId.length.toString(36),
		executionId,
		packNodeId(nodeId),
	].join('');
}

/** @returns `undefined` when the text is not one that {@link packWaitingRun} writes */
export function unpackWaitingRun(packed: string): WaitingRun | undefined {
	const idLength = Number.parseInt(packed.charAt(SIGNATURE_LENGTH), 36);
	const idStart = SIGNATURE_LENGTH + 1;
	if (!(idLength > 0)) return undefined;
	const run = {
		signature: Buffer.from(packed.slice(0, SIGNATURE_LENGTH), 'base64url').toString('hex'),
		executionId: packed.slice(idStart, idStart + idLength),
		nodeId: unpackNodeId(packed.slice(idStart + idLength)),
	};
	const isWhole = SIGNATURE.test(run.signature) && EXECUTION_ID.test(run.executionId);
	return isWhole && packWaitingRun(run) === packed ? run : undefined;
}

/** The address that wakes a run, below the one where n8n takes calls for waiting runs. */
export function resumePathOf({ executionId, nodeId, signature }: WaitingRun): string {
	return `/${executionId}/${encodeURIComponent(nodeId)}?signature=${signature}`;
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
