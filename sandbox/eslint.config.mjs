import { define, modules, tests, typescriptIn } from '../scripts/lint/rules.mjs';

export default define({ ignores: ['dist/**'] }, typescriptIn(import.meta.dirname), modules, tests);
