// Loaded into n8n before anything else: writes down what its thread did between two signals.
'use strict';

const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');

const file = process.env.BENCH_PROFILE;

// n8n's task runner and its command-line tools inherit this module, but are not what is measured.
if (file && process.argv[2] === 'start') {
	/** @type {Session | undefined} */
	let session;
	process.on('SIGUSR2', () => {
		if (!session) {
			session = new Session();
			session.connect();
			session.post('Profiler.enable');
			session.post('Profiler.start');
			return;
		}
		const ended = session;
		session = undefined;
		ended.post('Profiler.stop', (error, { profile }) => {
			writeFileSync(file, JSON.stringify(error ? { error } : profile));
			ended.disconnect();
		});
	});
}
