// Installs the project's dependencies when they are missing or not those of the lock file.
import { ensureDependencies } from './lib/dependencies.mjs';
import { fail } from './lib/problem.mjs';

ensureDependencies().catch(fail);
