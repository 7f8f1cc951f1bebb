import type { StandIn } from './jsonServer';

interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: unknown;
	tool_call_id?: string;
}

export interface ChatRequest {
	model: string;
	messages: ChatMessage[];
	tools?: Array<{ function: { name: string; description?: string; parameters: object } }>;
}

/** What the model says: plain words, or a call of a tool, the only one unless named, with these arguments. */
export type Turn = { say: string } | { callTool: Record<string, unknown>; named?: string };

let completions = 0;

function completion(model: string, message: object, finish_reason: string) {
	completions += 1;
	return {
		id: `chatcmpl-${completions}`,
		object: 'chat.completion',
		created: Math.floor(Date.now() / 1_000),
		model,
		choices: [
			{ index: 0, finish_reason, message: { role: 'assistant', refusal: null, ...message } },
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

/**
 * Plays an OpenAI-compatible chat model without a mind: `decide` reads the talk and says what comes
 * next. Chat completions only, not streamed, and an empty list of models.
 */
export function playChatModel(decide: (messages: ChatMessage[]) => Turn): StandIn {
	return ({ method, path, body }) => {
		// n8n asks for it when the credential is saved.
		if (method === 'GET' && path === '/v1/models') return { body: { object: 'list', data: [] } };
		if (method !== 'POST' || path !== '/v1/chat/completions') return undefined;
		const { model, messages, tools = [] } = body as ChatRequest;
		const turn = decide(messages);
		if ('say' in turn) return { body: completion(model, { content: turn.say }, 'stop') };
		const { named } = turn;
		const tool = tools.find(({ function: { name } }) => named === undefined || name === named);
		if (!tool) return { status: 400, body: { error: { message: 'There is no tool to call' } } };
		const call = {
			id: `call_${completions}`,
			type: 'function',
			function: { name: tool.function.name, arguments: JSON.stringify(turn.callTool) },
		};
		return { body: completion(model, { content: null, tool_calls: [call] }, 'tool_calls') };
	};
}
