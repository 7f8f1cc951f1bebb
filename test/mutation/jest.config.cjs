const path = require('node:path');
const { projects } = require('../../jest.config.js');

/** The tests of the rooms that are changed; without n8n-core they take seconds. */
const ROOMS = ['intake', 'payments', 'money', 'TelegramPaymentsTrigger'];

const { displayName, ...unit } = projects.find((project) => project.displayName === 'unit');

module.exports = {
	...unit,
	rootDir: path.join(__dirname, '..', '..'),
	testMatch: ROOMS.map((room) => `<rootDir>/test/unit/${room}/**/*.test.ts`),
};
