import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	ROBOKASSA_TAXES,
	YOOKASSA_VAT_CODES,
} from '../../../nodes/shared/providers/receipts/codes';
import { PROVIDERS } from '../../../nodes/shared/providers/providers';
import { LAUNCH_PROVIDER_IDS } from '../../../nodes/shared/providers/types';

const page = readFileSync(join(__dirname, '../../../docs/providers.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('|'));

const rowOf = (name: string): string | undefined =>
	rows.find((row) => new RegExp(`^\\| \\[?${name.replaceAll('.', '\\.')}[\\]\\s]`).test(row));

describe('docs/providers.md', () => {
	it.each(PROVIDERS.map((provider) => [provider.name, provider] as const))(
		'given %s, when its row is read, then it says what the table of the package says',
		(name, { connection, currencies, token, testCards }) => {
			const row = rowOf(name);
			expect(row).toBeDefined();
			const facts = [
				...(currencies ?? []),
				...[token.test, token.live].flatMap((sample) => (sample ? [`\`${sample.prefix}\``] : [])),
				...[connection.label, connection.testBot, connection.liveBot].filter(
					(fact) => fact !== null,
				),
			];
			for (const fact of facts) expect(row).toContain(fact);
			for (const { number } of testCards ?? []) expect(page).toContain(number);
		},
	);

	it.each(PROVIDERS.slice(0, LAUNCH_PROVIDER_IDS.length).map(({ name }) => name))(
		'given %s, when its row is read, then every column is filled and it says how it was tested',
		(name) => {
			const cells = (rowOf(name) ?? '').split('|').slice(1, -1);
			expect(cells).toHaveLength(10);
			expect(cells.every((cell) => cell.trim() !== '')).toBe(true);
			expect(cells.at(-1)).toContain('sandbox: ');
			expect(page).toContain(`\n### ${name}\n`);
		},
	);

	it('given the receipts, when their codes are read, then all are listed', () => {
		for (const { value, name } of YOOKASSA_VAT_CODES) {
			const rate = /[\d/]+(?=%?$)/.exec(name)?.[0] ?? 'none';
			expect(page).toMatch(new RegExp(`${value} ${rate}[ ,(]`));
		}
		for (const { value } of ROBOKASSA_TAXES) expect(page).toContain(`\`${value}\``);
	});
});
