import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const EXAMPLES_FOLDER = path.resolve('examples');

/** Names of all examples, by the alphabet. */
export const exampleNames = readdirSync(EXAMPLES_FOLDER)
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.slice(0, -'.json'.length));

/** The file that a person imports. */
export const exampleFile = (name: string) => path.join(EXAMPLES_FOLDER, `${name}.json`);

/** The workflow in it, as it is stored. */
export const parseExample = <Example>(name: string): Example =>
	JSON.parse(readFileSync(exampleFile(name), 'utf8')) as Example;
