import type { Locator, Page } from 'playwright-core';
import { eventually } from '../n8n/eventually';

/** What a buyer enters in the order form; names of the form's fields. */
export type OrderForm = Readonly<Record<string, string>>;

export interface Purchase {
	form?: OrderForm;
	/** ID of a way of delivery. */
	delivery?: string;
}

/** Somebody at the sandbox's page: Telegram, as a customer sees it. */
export class Customer {
	constructor(
		private readonly page: Page,
		private readonly url: string,
		readonly id: number,
		readonly botId: number,
	) {}

	#see(id: string): Locator {
		return this.page.getByTestId(id);
	}

	/** The chat with the bot. */
	async open(): Promise<void> {
		const address = `${this.url}/?customer=${this.id}&bot=${this.botId}`;
		if (this.page.url() !== address) await this.page.goto(address);
		await this.#see('chat-input').waitFor();
	}

	async write(text: string): Promise<void> {
		await this.open();
		await this.#see('chat-input').fill(text);
		await this.#see('chat-input').press('Enter');
	}

	/** The newest message with these words. */
	async reads(words: string | RegExp): Promise<string> {
		await this.open();
		const message = this.#see('message').filter({ hasText: words }).last();
		await message.waitFor();
		return await message.innerText();
	}

	/** Writes a command and waits for the invoice that it brings. @returns what is on its card */
	async order(command: string): Promise<string> {
		await this.open();
		const cards = this.#see('invoice-card');
		const count = await cards.count();
		await this.write(command);
		await cards.nth(count).waitFor();
		return await cards.nth(count).innerText();
	}

	/** Pays the newest invoice of the chat. */
	async pay(purchase: Purchase = {}): Promise<string> {
		await this.open();
		await this.#see('invoice-pay-button').last().click();
		return await this.payHere(purchase);
	}

	/** Pays on the sheet that is open. @returns the total on the receipt */
	async payHere({ form = {}, delivery }: Purchase = {}): Promise<string> {
		for (const [field, text] of Object.entries(form)) {
			const box = this.#see(`field-${field}`);
			await box.waitFor();
			if ((await box.evaluate(({ tagName }) => tagName)) === 'SELECT') await box.selectOption(text);
			else await box.fill(text);
		}
		if (Object.keys(form).length > 0) await this.#see('info-continue').click();
		if (delivery !== undefined) {
			await this.page.locator(`[data-testid=shipping-option][data-option=${delivery}]`).click();
			await this.#see('shipping-continue').click();
		}
		await this.#see('pay-now').click();
		const total = await this.#see('receipt-total').innerText();
		await this.#see('receipt-done').click();
		return total;
	}

	/** Presses a button below the newest message that has it. */
	async press(button: string): Promise<void> {
		await this.open();
		await this.#see('inline-button').filter({ hasText: button }).last().click();
	}

	/** Opens the address behind a button of the newest message that has it. */
	async openButton(button: string): Promise<void> {
		await this.open();
		// The message is there a moment before n8n has put the run to sleep.
		await eventually(`the page behind ${button}`, async () => {
			const opened = this.page.context().waitForEvent('page');
			await this.#see('inline-button').filter({ hasText: button }).last().click();
			const page = await opened;
			await page.waitForLoadState();
			const status = await page.evaluate(
				() => performance.getEntriesByType('navigation').at(0)?.toJSON().responseStatus as unknown,
			);
			await page.close();
			return status === 200 ? true : undefined;
		});
	}

	/** Follows the link of the newest message that has these words. */
	async follow(words: string): Promise<void> {
		await this.open();
		const message = this.#see('message').filter({ hasText: words }).last();
		await message.getByTestId('message-link').last().click();
	}

	/** Joins the channel whose dialog is open. */
	async join(): Promise<void> {
		await this.#see('join-button').click();
	}

	/** Asks to join it, and closes the dialog, which says what became of it. */
	async askToJoin(): Promise<void> {
		await this.join();
		await this.#see('join-note').waitFor();
		await this.#see('join-close').click();
	}
}
