import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
	id: string;
	nodes: Array<{ html: string; failureSummary: string }>;
}

/** Everything axe-core objects to, with the elements it is about. */
async function objections(page: Page): Promise<string[]> {
	await page.evaluate(axeSource);
	const violations = await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run: (options: object) => Promise<{ violations: Violation[] }> };
		};
		// A Mini App in its frame is somebody else's page.
		return (await axe.run({ iframes: false })).violations;
	});
	return violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
	);
}

/** Parts of the page that are wider than the screen has room for. */
const tooWide = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[document.documentElement, ...document.querySelectorAll('dialog, .messages, .sidebar, .drawer')]
			.filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
			.map((element) => `${element.tagName} ${element.className}`),
	);

/** Words on buttons that are broken to two lines. */
const brokenWords = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const broken: string[] = [];
		for (const button of document.querySelectorAll('button')) {
			const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
			for (let node = texts.nextNode(); node; node = texts.nextNode()) {
				for (const match of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
					const range = document.createRange();
					range.setStart(node, match.index);
					range.setEnd(node, match.index + match[0].length);
					const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
					if (tops.size > 1) broken.push(match[0]);
				}
			}
		}
		return broken;
	});

/** Stars shown as a character: where no font has the emoji, that is a box. */
const starCharacters = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const found: string[] = [];
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const isShown = !node.parentElement?.closest('.visually-hidden, .journal, script');
			if (isShown && node.textContent?.includes('⭐')) found.push(node.textContent);
		}
		return found;
	});

/** Looks at the page as it is now; a good page gives four empty lists. */
export const inspect = async (page: Page) => ({
	objections: await objections(page),
	tooWide: await tooWide(page),
	brokenWords: await brokenWords(page),
	starCharacters: await starCharacters(page),
});

export const NOTHING_WRONG = {
	objections: [],
	tooWide: [],
	brokenWords: [],
	starCharacters: [],
};
