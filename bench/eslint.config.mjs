import { define, modules } from '../scripts/lint/rules.mjs';

export default define(modules);
