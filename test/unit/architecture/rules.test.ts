import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import ts from 'typescript';
import { TelegramPaymentProviderApi } from '../../../credentials/TelegramPaymentProviderApi.credentials';
import { TelegramPaymentsApi } from '../../../credentials/TelegramPaymentsApi.credentials';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';
import { TelegramPaymentsTrigger } from '../../../nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node';

const ROOT = path.join(__dirname, '..', '..', '..');

const sources = ['nodes', 'credentials', 'sandbox/src'].flatMap((folder) =>
	readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.tsx?$/.test(file))
		.map((file) => path.join(folder, file)),
);

describe('every source', () => {
	it.each(sources)(
		'given %s, when it is read, then no rule is switched off and no type is any',
		(file) => {
			const text = readFileSync(path.join(ROOT, file), 'utf8');
			expect(text).not.toMatch(
				/eslint-disable|@ts-ignore|@ts-nocheck|@ts-expect-error|\bTODO\b|\bFIXME\b/,
			);
			const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
			const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, kind);
			const found: string[] = [];
			const visit = (node: ts.Node): void => {
				if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(node.parent.getText());
				ts.forEachChild(node, visit);
			};
			visit(source);
			expect(found).toEqual([]);
		},
	);
});

/** All parameters, those inside collections too. */
function parametersIn(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap(
			(option: INodePropertyOptions | INodeProperties | INodePropertyCollection) => {
				if ('values' in option) return parametersIn(option.values);
				return 'type' in option ? parametersIn([option]) : [];
			},
		),
	]);
}

const forms: Array<[string, INodeProperties[]]> = [
	new TelegramPaymentsApi(),
	new TelegramPaymentProviderApi(),
].map((credential) => [credential.name, credential.properties]);
for (const { description } of [new TelegramPayments(), new TelegramPaymentsTrigger()]) {
	forms.push([description.name, description.properties]);
}

const SECRET = /token|password|secret|private|apikey|api_key/i;

describe('every form', () => {
	it('given the two credentials, when their fields are looked at, then exactly the two tokens are masked', () => {
		const masked = forms.flatMap(([name, properties]) =>
			parametersIn(properties)
				.filter(({ typeOptions }) => typeOptions?.password === true)
				.map((property) => `${name}.${property.name}`),
		);
		expect(masked.sort()).toEqual([
			'telegramPaymentProviderApi.providerToken',
			'telegramPaymentsApi.accessToken',
		]);
	});

	it.each(forms)(
		'given %s, when its parameters are looked at, then whatever holds a secret is masked',
		(_, properties) => {
			const open = parametersIn(properties)
				.filter(({ type, name }) => type === 'string' && SECRET.test(name))
				.filter(({ typeOptions }) => typeOptions?.password !== true)
				.map(({ name }) => name);
			expect(open).toEqual([]);
		},
	);

	it.each(forms)(
		'given %s, when its parameters are looked at, then no default holds a token',
		(_, properties) => {
			const defaults = JSON.stringify(parametersIn(properties).map((property) => property.default));
			expect(defaults).not.toMatch(/\d{6,}:[\w-]{20,}|:(?:TEST|LIVE):/);
		},
	);
});
