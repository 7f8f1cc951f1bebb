/** @jest-environment ./test/support/n8n/environment.mjs */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { EXAMPLES_FOLDER, exampleFile, exampleNames } from '../../support/examples';
import { openInEditor, readCanvas, startBrowser } from '../../support/n8n/browser';
import { runner, type Workflow } from '../../support/n8n/runner';
import { serviceAccount } from '../../support/standIns/googleSheets';
import { type ExampleShop, startExampleShop } from './exampleShop';

const IMAGES = path.join(EXAMPLES_FOLDER, 'images');
/** Pixels around a screenshot. */
const MARGIN = 8;

/** Set to 1 to take the screenshots of the guides anew. */
const takesImages = process.env.EXAMPLE_IMAGES === '1';

const isNote = ({ type }: { type: string }) => type === 'n8n-nodes-base.stickyNote';
const nodesOf = ({ nodes }: Workflow) =>
	nodes.filter((node) => !isNote(node)).map(({ name }) => name as string);

describe('examples in the editor', () => {
	let shop: ExampleShop;
	let browser: Browser;
	let context: BrowserContext;

	/** Besides those of the bots: what examples with other services ask for. */
	const others = [
		'googleApi',
		'airtableTokenApi',
		'hubspotAppToken',
		'postgres',
		'openAiApi',
		'stripeApi',
		'httpBasicAuth',
	].map((type) => ({
		id: runner.parts.idFrom(`${type}OfTheTests`),
		name: `One of the type ${type}`,
		type,
		data: type === 'googleApi' ? { ...serviceAccount() } : {},
	}));

	beforeAll(async () => {
		shop = await startExampleShop({ credentials: others });
		browser = await startBrowser();
		const any = runner.demo.readExample('stars-shop');
		await runner.workflows.createWorkflow(shop.n8n.api, any);
		context = (await openInEditor(browser, shop.n8n, any.id)).context();
	}, 600_000);

	afterAll(async () => {
		await browser?.close();
		await shop?.stop();
	}, 60_000);

	/** What a person does: a new workflow, then "Import from file". */
	async function importFile(name: string, text: string): Promise<Page> {
		const page = await context.newPage();
		runner.watchPage(page);
		await page.goto(`${shop.n8n.url}/workflow/new`);
		const input = page.locator('[data-test-id="workflow-import-input"]');
		const buffer = Buffer.from(text);
		await input.setInputFiles({ name: `${name}.json`, mimeType: 'application/json', buffer });
		await page.locator('[data-test-id="canvas-node"]').first().waitFor();
		return page;
	}

	/** The notes with what is on them, without the editor around. */
	async function takeImage(page: Page, name: string): Promise<void> {
		mkdirSync(IMAGES, { recursive: true });
		await page.keyboard.press('Escape');
		await page.locator('.vue-flow__pane').click({ position: { x: 300, y: 20 } });
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await page.locator('[data-test-id="zoom-to-fit"]').blur();
		const notes = await page.locator('[data-test-id="sticky"]').all();
		const boxes = (await Promise.all(notes.map((note) => note.boundingBox()))).filter(
			(box) => box !== null,
		);
		const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
		const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
		const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN;
		const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN;
		await page.screenshot({
			path: path.join(IMAGES, `${name}.png`),
			animations: 'disabled',
			clip: { x: left, y: top, width: right - left, height: bottom - top },
			style: '[data-test-id="canvas-controls"] { visibility: hidden }',
		});
	}

	const readFile = (name: string) => readFileSync(exampleFile(name), 'utf8');

	/** Names of nodes that show that something is missing. */
	const incomplete = (page: Page) =>
		page
			.locator('[data-test-id="canvas-node"]', {
				has: page.locator('[data-test-id="node-issues"]'),
			})
			.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node-name')));

	test.each(exampleNames)(
		'given %s, when its file is imported in the editor, then every node is known and nothing but a credential is left to choose',
		async (name) => {
			const text = readFile(name);
			const workflow = JSON.parse(text) as Workflow;
			const page = await importFile(name, text);
			const canvas = await readCanvas(page, nodesOf(workflow).length);
			expect(canvas.nodes.filter((node) => nodesOf(workflow).includes(node)).sort()).toEqual(
				nodesOf(workflow).sort(),
			);
			const withCredentials = workflow.nodes
				.filter(({ credentials }) => credentials !== undefined)
				.map((node) => node.name as string);
			expect(withCredentials).toEqual(expect.arrayContaining(await incomplete(page)));
			await page.close();
		},
		60_000,
	);

	(takesImages ? test.each(exampleNames) : test.skip.each(exampleNames))(
		'given %s with credentials, when its picture is taken, then no node misses anything',
		async (name) => {
			const workflow = runner.chooseCredentials(runner.demo.readExample(name), others);
			const page = await importFile(name, JSON.stringify(workflow));
			expect((await readCanvas(page, nodesOf(workflow).length)).errorBadges).toBe(0);
			await takeImage(page, name);
			await page.close();
		},
		60_000,
	);
});
