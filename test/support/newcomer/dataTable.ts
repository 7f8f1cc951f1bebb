import type { Editor } from './editor';

interface NewTable {
	name: string;
	/** Types by column, as n8n's list shows them. */
	columns: Readonly<Record<string, string>>;
	/** Texts by column. */
	rows: ReadonlyArray<Readonly<Record<string, string>>>;
}

/** Makes a Data Table in n8n's pages: its name, its columns, then row by row. */
export async function createTable(
	editor: Editor,
	n8nUrl: string,
	{ name, columns, rows }: NewTable,
): Promise<void> {
	const { page, person } = editor;
	await page.goto(`${n8nUrl}/home/datatables`);
	await person.click(page.getByRole('button', { name: 'Create data table' }).first());
	await person.type(page.getByPlaceholder('Enter data table name'), name);
	await person.click(editor.part('proceed-from-select-button'));
	for (const [column, type] of Object.entries(columns)) {
		await person.click(editor.part('data-table-add-column-trigger-button').first());
		await person.type(editor.part('add-column-name-input'), column);
		await editor.pickIn(editor.part('add-column-popover-content').locator('.el-select'), type);
		await person.click(editor.part('data-table-add-column-submit-button'));
		await editor.part('data-table-column-header-text').filter({ hasText: column }).waitFor();
	}
	for (const [place, row] of rows.entries()) {
		await person.click(editor.part('data-table-header-add-row-button'));
		for (const [column, text] of Object.entries(row)) {
			await fillCell(editor, place, column, text);
		}
	}
}

async function fillCell(editor: Editor, row: number, column: string, text: string): Promise<void> {
	const { page, person } = editor;
	const title = editor.part('data-table-column-header-text').getByText(column, { exact: true });
	const header = page.locator('.ag-header-cell', { has: title }).first();
	const id = (await header.getAttribute('col-id')) ?? '';
	const cell = page.locator(`.ag-row[row-index="${row}"] [col-id="${id}"]`).first();
	await cell.waitFor();
	// A new row opens its first cell by itself.
	await page.keyboard.press('Escape');
	await person.doubleClick(cell);
	await page.locator('.ag-popup-editor textarea, .ag-cell-edit-wrapper input').first().waitFor();
	await page.keyboard.type(text);
	await person.press(page, 'Enter');
	await cell.getByText(text).waitFor();
}
