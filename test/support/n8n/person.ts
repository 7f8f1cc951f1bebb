import type { Locator, Page } from 'playwright-core';

/** n8n takes over what is typed 100 ms after the last key; a person is slower than that. */
const AFTER_TYPING_MS = 250;

/** A person at mouse and keyboard, whose every action is counted. */
export class Person {
	#interactions = 0;

	/** Clicks, drags, keys and texts typed so far. */
	get interactions(): number {
		return this.#interactions;
	}

	async click(target: Locator): Promise<void> {
		this.#interactions += 1;
		await target.click();
	}

	/** Replaces what is in a field. */
	async type(field: Locator, text: string): Promise<void> {
		this.#interactions += 1;
		await field.click();
		await field.page().keyboard.press('ControlOrMeta+a');
		await field.page().keyboard.type(text);
		const typed = await field.inputValue();
		if (typed !== text) throw new Error(`The field holds "${typed}", not "${text}".`);
		await field.page().waitForTimeout(AFTER_TYPING_MS);
	}

	/** Replaces what is in an editor of code at once: typed one by one, it would close brackets by itself. */
	async paste(editor: Locator, text: string): Promise<void> {
		this.#interactions += 1;
		await editor.click();
		await editor.page().keyboard.press('ControlOrMeta+a');
		await editor.page().keyboard.insertText(text);
		await editor.page().waitForTimeout(AFTER_TYPING_MS);
	}

	async doubleClick(target: Locator): Promise<void> {
		this.#interactions += 1;
		await target.dblclick();
	}

	async press(page: Page, key: string): Promise<void> {
		this.#interactions += 1;
		await page.keyboard.press(key);
	}

	async drag(from: Locator, to: Locator): Promise<void> {
		this.#interactions += 1;
		await from.scrollIntoViewIfNeeded();
		const { mouse } = from.page();
		const start = await centreOf(from);
		const end = await centreOf(to);
		await mouse.move(start.x, start.y);
		await mouse.down();
		// n8n takes it for a drag once the mouse has moved, and looks for the field frame by frame.
		await mouse.move(start.x + 20, start.y + 5, { steps: 5 });
		await mouse.move(end.x, end.y, { steps: 15 });
		await mouse.up();
		// A moment after the drop n8n puts the cursor into the field; what is typed before lands there, too.
		await to.locator(':focus').first().waitFor();
	}
}

async function centreOf(target: Locator): Promise<{ x: number; y: number }> {
	const box = await target.boundingBox();
	if (!box) throw new Error('What is to be dragged or dropped on is not visible.');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
