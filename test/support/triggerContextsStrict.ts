import { EventEmitter } from 'node:events';
import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

/** Makes any member that was not given an error, so that a test sees every use it did not expect. */
export function strict<T extends object>(name: string, members: object): T {
	return new Proxy(members, {
		get(target, key, receiver) {
			if (typeof key === 'symbol' || key in target)
				return Reflect.get(target, key, receiver) as unknown;
			throw new Error(`${name}.${key} was not expected to be used`);
		},
	}) as T;
}

/** An HTTP response that only notes what is done to it. */
class FakeResponse extends EventEmitter {
	statusCode = 200;
	writableEnded = false;
	body: unknown;
	readonly headers: Record<string, string> = {};

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: string): void {
		this.headers[name.toLowerCase()] = value;
	}

	json(body: unknown): this {
		this.body = body;
		return this.end();
	}

	end(): this {
		if (this.writableEnded) throw new Error('the response has been ended twice');
		this.writableEnded = true;
		this.emit('finish');
		return this;
	}
}

export interface StrictDelivery {
	body: unknown;
	headers: IDataObject;
	parameters: IDataObject;
	token: string;
	staticData?: IDataObject;
	workflowId?: string;
	/** The body as it arrived, when a test is about that. */
	rawBody?: Buffer;
}

/** A webhook context without n8n-core, for thousands of deliveries; it has what the trigger may use. */
export function createStrictDelivery(delivery: StrictDelivery) {
	const response = new FakeResponse();
	const warnings: string[] = [];
	const context = strict<IWebhookFunctions>('context', {
		getBodyData: () => delivery.body,
		getHeaderData: () => delivery.headers,
		getRequestObject: () => ({ rawBody: delivery.rawBody }),
		getResponseObject: () => strict('response', response),
		getWorkflow: () => ({ id: delivery.workflowId ?? 'workflow-1', name: 'Shop', active: true }),
		getNode: () => ({ id: 'node-1', name: 'Trigger' }),
		getMode: () => 'webhook',
		getCredentials: async () => ({ accessToken: delivery.token, baseUrl: 'http://127.0.0.1:9' }),
		getWorkflowStaticData: () => delivery.staticData ?? {},
		getNodeParameter: (name: string, fallback: unknown) => delivery.parameters[name] ?? fallback,
		helpers: strict('helpers', {
			returnJsonArray: (json: IDataObject): INodeExecutionData[] => [{ json }],
		}),
		logger: strict('logger', { warn: (text: string) => warnings.push(text) }),
	});
	return { context, response, warnings };
}
