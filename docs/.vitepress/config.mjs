// The site that `npm run docs:site` builds from docs/.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const docs = path.resolve(import.meta.dirname, '..');
const REPOSITORY = 'https://github.com/n8n-nodes-telegram-payments/n8n-nodes-telegram-payments';

/** @param {string} file */
const titleOf = (file) =>
	/^# (.*)$/m.exec(readFileSync(path.join(docs, file), 'utf8'))?.[1] ?? file;

/** @param {string} folder in docs/ @returns links to its pages, by title */
const pagesOf = (folder) =>
	readdirSync(path.join(docs, folder))
		.filter((name) => name.endsWith('.md') && name !== 'README.md')
		.map((name) => path.posix.join(folder, name))
		.map((file) => ({ text: titleOf(file), link: `/${file.replace(/\.md$/, '')}` }))
		.sort((a, b) => (a.text < b.text ? -1 : 1));

/**
 * Links as they are on the site: its pages have no README, and what is outside of docs/ is in the
 * repository.
 * @param {string} href
 * @param {string} page that has the link
 */
function linkOnSite(href, page) {
	if (/^[a-z]+:|^#/.test(href)) return href;
	const target = path.posix.join(path.posix.dirname(page), href);
	if (target.startsWith('../')) return `${REPOSITORY}/blob/main/${target.slice('../'.length)}`;
	return href.replace(/README\.md/, 'index.md');
}

export default {
	title: 'Telegram Payments for n8n',
	description: 'Take payments inside Telegram from n8n',
	lang: 'en',
	outDir: '../.cache/docs-site',
	cacheDir: '../.cache/docs-site-work',
	cleanUrls: true,
	rewrites: { 'README.md': 'index.md', 'reference/README.md': 'reference/index.md' },
	themeConfig: {
		search: { provider: 'local' },
		outline: [2, 3],
		nav: [
			{ text: 'Guides', link: '/guides/first-sale' },
			{ text: 'Reference', link: '/reference/' },
			{ text: 'Examples', link: `${REPOSITORY}/blob/main/examples/README.md` },
		],
		sidebar: [
			{ text: 'Start', link: '/' },
			{ text: 'Guides', items: pagesOf('guides') },
			{ text: 'Reference', link: '/reference/', collapsed: true, items: pagesOf('reference') },
			{ text: 'Facts', items: pagesOf('.') },
		],
		socialLinks: [{ icon: 'github', link: REPOSITORY }],
	},
	markdown: {
		config(md) {
			md.core.ruler.push('links-on-site', ({ tokens, env }) => {
				for (const token of tokens.flatMap(({ children }) => children ?? [])) {
					if (token.type !== 'link_open') continue;
					token.attrSet('href', linkOnSite(token.attrGet('href') ?? '', env.relativePath));
				}
			});
		},
	},
};
