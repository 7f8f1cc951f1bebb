import { AjvCompiler } from '@fastify/ajv-compiler';
import type { BuildCompilerFromPool } from '@fastify/ajv-compiler';

type Compile = ReturnType<BuildCompilerFromPool>;
type Check = ReturnType<Compile>;

const build = AjvCompiler();
/** By the names of the shared schemas: `build` keeps its own by their whole text, which takes as long as the rest of a start. */
const compilers = new Map<string, Compile>();

/**
 * Checks what arrives as the framework does by itself, but compiles a schema when the first call
 * needs it, and once for all sandboxes of a process: tests start hundreds, and each calls a few routes.
 */
export const validateWhenNeeded: BuildCompilerFromPool = (externalSchemas, options) => {
	const names = Object.keys(externalSchemas ?? {}).join();
	const compile = compilers.get(names) ?? build(externalSchemas, options);
	compilers.set(names, compile);
	return (route) => {
		let check: Check | undefined;
		const validate = ((data: unknown) => {
			check ??= compile(route);
			const isGood = check(data);
			validate.errors = check.errors;
			return isGood;
		}) as Check;
		return validate;
	};
};
