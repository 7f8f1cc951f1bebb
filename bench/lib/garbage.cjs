// For modules that are loaded into n8n: garbage that waits to be collected looks like a leak.
'use strict';

const v8 = require('node:v8');
const vm = require('node:vm');

/** @returns {() => void} collects all garbage of this process */
module.exports.garbageCollector = () => {
	v8.setFlagsFromString('--expose-gc');
	return vm.runInNewContext('gc');
};
