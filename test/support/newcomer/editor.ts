import type { Locator, Page } from 'playwright-core';
import { eventually } from '../n8n/eventually';
import { Person } from '../n8n/person';

/** How long a panel needs at most to open. */
const MISSED_MS = 4_000;

/** What is typed into the dialog of a new credential; `choose`: an option of a list. */
export interface Account {
	/** The name that n8n's list shows, once the credential is made. */
	name?: string;
	type: Readonly<Record<string, string>>;
	choose?: Readonly<Record<string, string>>;
}

/** Text of a code or expression editor. Only lines that are in view are in the page, so its own model is read. */
const readCode = (box: Locator) =>
	box.evaluate((element) => {
		interface View {
			state: { doc: { toString: () => string } };
		}
		const { cmView, cmTile } = element as unknown as Record<'cmView' | 'cmTile', { view: View }>;
		return (cmView ?? cmTile).view.state.doc.toString();
	});

/** A newcomer at the editor of n8n 2: what pages ask for, by mouse and keyboard. */
export class Editor {
	readonly person = new Person();

	constructor(readonly page: Page) {}

	part(id: string): Locator {
		return this.page.locator(`[data-test-id="${id}"]`);
	}

	/** n8n's messages lie over the canvas. */
	async #closeMessages(): Promise<void> {
		const close = this.page.locator('.el-notification__closeBtn');
		while ((await close.count()) > 0) {
			await close
				.first()
				.click({ timeout: 2_000 })
				.catch(() => undefined);
		}
	}

	#menuItem(name: string): Locator {
		return this.page.getByText(name, { exact: true }).filter({ visible: true }).first();
	}

	/** A new workflow, and in its menu Import, From file. */
	async importFile(file: string): Promise<void> {
		await this.#closeMessages();
		await this.person.click(this.part('universal-add'));
		await this.person.click(this.#menuItem('New workflow'));
		await this.part('canvas-add-button').waitFor();
		await this.person.click(this.part('workflow-menu'));
		await this.part('workflow-menu-item-import').hover();
		const chooser = this.page.waitForEvent('filechooser');
		await this.person.click(
			this.page
				.getByText(/^From file/)
				.filter({ visible: true })
				.first(),
		);
		await (await chooser).setFiles(file);
		await this.part('canvas-node').first().waitFor();
		// n8n saves it by itself a moment later, draws it anew and then closes what is open.
		await this.page.waitForURL(({ searchParams }) => !searchParams.has('new'));
	}

	/** Opens the panel of a node of the workflow on the canvas. */
	async openNode(name: string): Promise<void> {
		const title = this.part('node-title-container').filter({ hasText: name }).first();
		if ((await this.part('ndv').isVisible()) && (await title.isVisible())) return;
		await this.closeNode();
		await this.#closeMessages();
		const node = this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
		await eventually(`the panel of ${name}`, async () => {
			// n8n moves the nodes into view a moment after it has drawn them: the mouse may miss.
			await this.person.doubleClick(node);
			await title.waitFor({ timeout: MISSED_MS }).catch(() => undefined);
			return (await title.isVisible()) || undefined;
		});
		await this.part('node-parameters').waitFor();
	}

	async closeNode(): Promise<void> {
		if (!(await this.part('ndv').isVisible())) return;
		await this.person.click(this.part('ndv-close-button'));
		await this.part('ndv').waitFor({ state: 'hidden' });
	}

	/**
	 * Chooses a credential in a node, or makes it where there is none yet.
	 * @param label its type, as n8n shows it
	 */
	async chooseCredential(node: string, label: string, account: Account): Promise<void> {
		await this.openNode(node);
		const slots = this.part('node-credentials-slot');
		await slots.first().waitFor();
		const named = slots.filter({ hasText: `Credential for ${label}` });
		const slot = (await named.count()) > 0 ? named.first() : slots.first();
		const list = slot.locator('[data-test-id="node-credentials-select"]');
		if (await list.isVisible()) {
			if (account.name !== undefined && (await list.locator('input').inputValue()) === account.name)
				return;
			const items = this.page.locator('[data-test-id^="node-credentials-select-item"]:visible');
			const wanted = account.name ?? 'Create new credential';
			const exactly = this.page.getByText(wanted, { exact: true });
			const item = items.filter({ has: exactly }).first();
			await eventually(`"${wanted}" in the list of ${node}`, async () => {
				await this.person.click(list);
				// The list closes when n8n has saved in between.
				return await item.click({ timeout: MISSED_MS }).then(
					() => true,
					() => undefined,
				);
			});
		} else {
			await this.person.click(
				slot.locator('[data-test-id="node-credentials-empty-state"] button').first(),
			);
		}
		if (account.name !== undefined) return;
		await this.#fillCredential(account);
		await list.waitFor();
		account.name = await list.locator('input').inputValue();
	}

	async #fillCredential({ type, choose = {} }: Account): Promise<void> {
		const dialog = this.part('editCredential-modal');
		await dialog.waitFor();
		const field = (name: string) => dialog.locator(`[data-test-id="parameter-input-${name}"]`);
		for (const [name, option] of Object.entries(choose)) await this.pickIn(field(name), option);
		for (const [name, text] of Object.entries(type)) {
			await this.person.type(field(name).locator('input, textarea').first(), text);
		}
		await this.person.click(this.part('credential-save-button'));
		await dialog.waitFor({ state: 'hidden' });
	}

	/** Chooses an option of an open or closed list. */
	async pickIn(list: Locator, option: string): Promise<void> {
		await this.person.click(list);
		const options = this.page.locator('[role=option]:visible, .el-select-dropdown__item:visible');
		await this.person.click(options.filter({ hasText: option }).first());
	}

	/** Chooses an option of a list in the open panel. */
	async pick(node: string, parameter: string, option: string): Promise<void> {
		await this.openNode(node);
		await this.pickIn(this.part(`parameter-input-${parameter}`), option);
	}

	/** Adds one of the options at the end of the open panel. */
	async addOption(node: string, option: string): Promise<void> {
		await this.openNode(node);
		await this.pickIn(this.part('collection-parameter-add').last(), option);
	}

	/** Types values into fields of a node, by the names of the parameters. */
	async fill(node: string, values: Readonly<Record<string, string>>): Promise<void> {
		await this.openNode(node);
		for (const [parameter, value] of Object.entries(values)) {
			const field = this.part(`parameter-input-${parameter}`).first();
			const code = field.locator('.cm-content');
			if (await code.isVisible()) await this.#retype(code, () => value);
			else await this.person.type(field.locator('input, textarea').first(), value);
		}
	}

	async #retype(code: Locator, change: (text: string) => string): Promise<void> {
		const wanted = change(await readCode(code));
		await this.person.paste(code, wanted);
		const now = await readCode(code);
		if (now !== wanted) throw new Error(`The field holds "${now}", not "${wanted}".`);
	}

	/** Replaces a text wherever the panel of a node shows it. @throws if it is nowhere */
	async replace(node: string, replacements: Readonly<Record<string, string>>): Promise<void> {
		await this.openNode(node);
		const change = (text: string) =>
			Object.entries(replacements).reduce((done, [from, to]) => done.replaceAll(from, to), text);
		const panel = this.part('node-parameters');
		let changed = 0;
		for (const code of await panel.locator('.cm-content').all()) {
			const text = await readCode(code);
			if (change(text) === text) continue;
			await this.#retype(code, change);
			changed += 1;
		}
		for (const field of await panel.locator('input:not([readonly]), textarea').all()) {
			const text = await field.inputValue();
			if (change(text) === text) continue;
			await this.person.type(field, change(text));
			changed += 1;
		}
		if (changed === 0) {
			throw new Error(`${node} shows none of ${Object.keys(replacements).join(', ')}`);
		}
	}

	/** Types the ID of what a node works with. */
	async locate(node: string, parameter: string, id: string): Promise<void> {
		await this.openNode(node);
		const locator = this.part(`resource-locator-${parameter}`);
		await this.person.type(locator.locator('[data-test-id="rlc-input"]'), id);
	}

	/** Chooses what a node works with from n8n's list. */
	async chooseFromList(node: string, parameter: string, name: string): Promise<void> {
		await this.openNode(node);
		await this.person.click(
			this.part(`resource-locator-${parameter}`).locator('[data-test-id="rlc-input"]'),
		);
		await this.person.click(this.part('rlc-item').filter({ hasText: name, visible: true }).first());
	}

	/** In the workflow's menu, Settings. */
	async setTimezone(zone: string): Promise<void> {
		await this.closeNode();
		await this.person.click(this.part('workflow-menu'));
		await this.person.click(this.part('workflow-menu-item-settings'));
		const list = this.part('workflow-settings-timezone').locator('input').first();
		await this.person.click(list);
		await this.page.keyboard.type(zone);
		const options = this.page.locator('.el-select-dropdown__item:visible');
		await this.person.click(options.filter({ hasText: zone }).first());
		await this.person.click(this.part('workflow-settings-save-button').locator('button'));
		await this.part('workflow-settings-dialog').waitFor({ state: 'hidden' });
	}

	/** Names of the nodes that n8n marks red. */
	async incompleteNodes(): Promise<Array<string | null>> {
		await this.closeNode();
		return await this.page
			.locator('[data-test-id="canvas-node"]', { has: this.part('node-issues') })
			.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node-name')));
	}

	/** @returns the workflow's address, to come back to it */
	async publish(): Promise<string> {
		await this.closeNode();
		await this.#closeMessages();
		await this.person.click(this.part('workflow-open-publish-modal-button'));
		await this.person.click(this.part('workflow-publish-button'));
		await this.part('workflow-active-version-indicator').waitFor();
		const dialog = this.part('activation-modal');
		await this.part('workflowPublish-modal').waitFor({ state: 'hidden' });
		if (await dialog.isVisible()) {
			await this.person.click(this.page.getByText("Don't show again"));
			await this.person.click(this.page.getByRole('button', { name: 'Got it' }));
			await dialog.waitFor({ state: 'hidden' });
		}
		return this.page.url();
	}

	async unpublish(address: string): Promise<void> {
		await this.closeNode();
		if (this.page.url() !== address) await this.page.goto(address);
		await this.person.click(this.part('version-menu-button'));
		await this.person.click(this.part('version-menu-item-unpublish'));
		await this.person.click(
			this.page.getByRole('dialog').last().getByRole('button', { name: 'Unpublish' }),
		);
		await this.part('workflow-active-version-indicator').waitFor({ state: 'hidden' });
	}

	/** Whether a panel or dialog is open. */
	async isBusy(): Promise<boolean> {
		return await this.page.getByRole('dialog').first().isVisible();
	}

	/** Presses "Execute workflow", from a certain trigger where there are several. */
	async execute(trigger?: string): Promise<void> {
		await this.closeNode();
		await this.#closeMessages();
		if (trigger !== undefined) {
			await this.person.click(this.page.getByRole('button', { name: 'Select trigger node' }));
			await this.person.click(
				this.page
					.getByRole('menuitem', { name: `from ${trigger}` })
					.filter({ visible: true })
					.first(),
			);
		}
		await this.person.click(this.part('execute-workflow-button'));
	}
}
