import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectFolder } from '../lib/paths.mjs';

/** @typedef {{ field?: string, message: string, description?: string, file: string }} Message */

/** @param {string} folder relative to the checkout @returns {string[]} TypeScript files in a stable order */
function listSources(folder) {
	return readdirSync(path.join(projectFolder, folder), { recursive: true })
		.map((file) => `${folder}/${String(file).replaceAll(path.sep, '/')}`)
		.filter((file) => file.endsWith('.ts'))
		.sort();
}

/**
 * The text of an expression as far as the source says it; values that are filled in become "…".
 * @param {ts.Expression | undefined} expression
 * @param {Map<string, string>} constants
 * @returns {string | undefined}
 */
function textOf(expression, constants) {
	if (!expression) return undefined;
	if (ts.isStringLiteralLike(expression)) return expression.text;
	if (ts.isIdentifier(expression)) return constants.get(expression.text);
	if (ts.isParenthesizedExpression(expression)) return textOf(expression.expression, constants);
	if (ts.isConditionalExpression(expression)) {
		const texts = [expression.whenTrue, expression.whenFalse].map((one) => textOf(one, constants));
		return texts.every((text) => text !== undefined) ? texts.join(' / ') : undefined;
	}
	if (ts.isTemplateExpression(expression)) {
		const spans = expression.templateSpans.map(
			(span) => (textOf(span.expression, constants) ?? '…') + span.literal.text,
		);
		return expression.head.text + spans.join('');
	}
	if (
		ts.isBinaryExpression(expression) &&
		expression.operatorToken.kind === ts.SyntaxKind.PlusToken
	) {
		const sides = [expression.left, expression.right].map((side) => textOf(side, constants) ?? '…');
		return sides.join('');
	}
	return undefined;
}

/** @param {ts.SourceFile} source @returns {Map<string, string>} texts that a file gives a name */
function readConstants(source) {
	const constants = new Map();
	const visit = (/** @type {ts.Node} */ node) => {
		if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
			const text = ts.isStringLiteralLike(node.initializer) ? node.initializer.text : undefined;
			if (text !== undefined) constants.set(node.name.text, text);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return constants;
}

/** @param {ts.CallExpression | ts.NewExpression} node */
function nameOf({ expression }) {
	if (ts.isIdentifier(expression)) return expression.text;
	return ts.isPropertyAccessExpression(expression) ? expression.getText() : '';
}

/**
 * @param {ts.Expression | undefined} options
 * @param {Map<string, string>} constants
 */
function descriptionIn(options, constants) {
	if (!options || !ts.isObjectLiteralExpression(options)) return undefined;
	const property = options.properties.find(
		(one) => ts.isPropertyAssignment(one) && one.name.getText() === 'description',
	);
	return property ? textOf(property.initializer, constants) : undefined;
}

/**
 * What the nodes say by themselves, read from their sources: problems of the input, which name a
 * field, and errors of the nodes.
 * @returns {{ inputs: Message[], errors: Message[] }}
 */
export function readMessages() {
	const inputs = [];
	const errors = [];
	for (const file of listSources('nodes')) {
		const text = readFileSync(path.join(projectFolder, file), 'utf8');
		const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
		const constants = readConstants(source);
		const visit = (/** @type {ts.Node} */ node) => {
			if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
				const name = nameOf(node);
				const [first, second, third] = node.arguments ?? [];
				const message = textOf(second, constants);
				if ((name === 'refuseInput' || name === 'problems.add') && message !== undefined) {
					inputs.push({ field: textOf(first, constants), message, file });
				}
				if (name === 'NodeOperationError' && message !== undefined) {
					errors.push({ message, description: descriptionIn(third, constants), file });
				}
			}
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	return { inputs, errors };
}
