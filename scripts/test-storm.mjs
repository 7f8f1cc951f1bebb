// `npm run test:storm`: hundreds of payments while n8n is killed again and again, and n8n killed at each
// step of a payment with its database locked for half a minute. Options go to jest.
process.env.STORM = 'long';
process.env.STORM_LOCKED_MS = '30000';
process.argv.splice(
	2,
	0,
	'--testPathPatterns',
	'test/e2e/trigger/storm.test.ts',
	'test/e2e/trigger/kills.test.ts',
	'--selectProjects',
	'e2e',
);
await import('./test-e2e.mjs');
