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
	if (ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)) {
		return constants.get(expression.expression.text);
	}
	if (ts.isTemplateExpression(expression)) {
		const spans = expression.templateSpans.map(
			(span) => (textOf(span.expression, constants) ?? '…') + span.literal.text,
		);
		return (expression.head.text + spans.join('')).replace(/…{2,}/g, '…');
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

/** @param {ts.Block} body @param {Map<string, string>} constants */
function returnedTexts(body, constants) {
	const texts = [];
	const visit = (/** @type {ts.Node} */ node) => {
		if (ts.isReturnStatement(node)) texts.push(textOf(node.expression, constants));
		ts.forEachChild(node, visit);
	};
	visit(body);
	return texts.filter((text) => text !== undefined);
}

/**
 * @param {ts.SourceFile} source
 * @returns {Map<string, string>} texts to which a file gives a name, as a constant or a function
 */
function readConstants(source) {
	const constants = new Map();
	const visit = (/** @type {ts.Node} */ node) => {
		if (ts.isFunctionDeclaration(node) && node.name && node.body) {
			const texts = returnedTexts(node.body, constants);
			if (texts.length > 0) constants.set(node.name.text, texts.join(' / '));
		}
		if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
			const text = textOf(node.initializer, constants);
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

/** @param {string | undefined} text */
const isSentence = (text) => /[a-z]{3}.* .*[a-z]{3}/i.test(text ?? '');

/**
 * What the nodes say by themselves, read from their sources: problems of the input, which name a
 * field, errors of the nodes, and lines of the log.
 * @returns {{ inputs: Message[], errors: Message[], logged: Message[] }}
 */
export function readMessages() {
	const inputs = [];
	const errors = [];
	const logged = [];
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
				const only = textOf(first, constants);
				if (name === 'Error' && isSentence(only)) errors.push({ message: only, file });
				if (/logger\.(?:warn|error|info)$/.test(name) && isSentence(only)) {
					logged.push({ message: only, file });
				}
				if (name === 'NodeOperationError' && isSentence(message)) {
					errors.push({ message, description: descriptionIn(third, constants), file });
				}
			}
			if (ts.isCallExpression(node) && nameOf(node) === 'refuse') {
				const message = textOf(node.arguments[0], constants);
				if (message !== undefined) inputs.push({ message, file });
			}
			// Reasons of a pure module, to which the caller adds the field.
			if (ts.isPropertyAssignment(node) && file.endsWith('/money/decimal.ts')) {
				const message = node.name.getText() === 'message' && textOf(node.initializer, constants);
				if (message) inputs.push({ message, file });
			}
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	return { inputs, errors, logged };
}
