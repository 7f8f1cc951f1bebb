import { ControlError } from '../domain/errors.js';
import type { World } from '../domain/world.js';
import { FaultKind } from '../schema/running.js';
import type { Fault, FaultRule } from '../schema/running.js';

const KINDS: readonly string[] = FaultKind['enum'] as string[];

/** Orders a fault, through whichever door the order came. */
export function orderFault(world: World, rule: FaultRule): Fault {
	check(rule.scope === 'method' || rule.scope === 'delivery', 'scope is method or delivery.');
	check(KINDS.includes(rule.kind), `kind is one of ${KINDS.join(', ')}.`);
	check(
		rule.scope === 'delivery' || rule.kind !== 'duplicate',
		'Only a delivery can be duplicated.',
	);
	check(isWithin(rule.error_code, 400, 599), 'error_code is a whole number from 400 to 599.');
	check(isWithin(rule.retry_after, 1), 'retry_after is a whole number from 1.');
	check(isWithin(rule.delay_ms, 0), 'delay_ms is a whole number from 0.');
	check(isWithin(rule.count, 1), 'count is a whole number from 1.');
	const { migrate_to_chat_id: chatId = 0 } = rule.parameters ?? {};
	check(Number.isSafeInteger(chatId), 'migrate_to_chat_id is a whole number.');
	const { probability = 1 } = rule;
	check(probability >= 0 && probability <= 1, 'probability is a number from 0 to 1.');
	return world.faults.add(rule);
}

function check(right: boolean, otherwise: string): void {
	if (!right) throw new ControlError(400, otherwise);
}

const isWithin = (value: number | undefined, min: number, max = Infinity): boolean =>
	value === undefined || (Number.isInteger(value) && value >= min && value <= max);
