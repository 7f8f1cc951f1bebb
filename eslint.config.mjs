import { config } from '@n8n/node-cli/eslint';

// n8n's rules are about code that runs inside n8n; everything else here is an ordinary Node program.
export default [
	...config,
	{ ignores: ['dist/**', 'sandbox/**', 'test/**', 'bench/**', 'scripts/**', 'examples/**'] },
];
