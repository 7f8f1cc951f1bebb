import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { describeBotCredential, describeBotReply } from './botCredential';
import { askBot } from '../transport/askBot';

/**
 * Tests the bot credential, for both nodes: n8n calls the function of the first node that names one in
 * `testedBy`. A `test` request in the credential itself could only say the code of a network error.
 * The name of the bot is in the result; n8n 2.41's editor shows no text of a test that succeeded.
 */
export async function testBot(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const problem = describeBotCredential(data);
	if (problem !== undefined) return { status: 'Error', message: problem };
	const { works, text } = describeBotReply(await askBot(this, data), data);
	return { status: works ? 'OK' : 'Error', message: text };
}
