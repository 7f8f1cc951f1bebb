import { define, modules } from './lint/rules.mjs';

export default define(modules);
