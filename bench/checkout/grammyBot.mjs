// A bare grammY bot, as its guide writes one: the least that stands between a query and its answer.
import { Bot } from 'grammy';

const [token, apiRoot] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });
bot.on('pre_checkout_query', (context) => context.answerPreCheckoutQuery(true));
await bot.start({
	allowed_updates: ['pre_checkout_query'],
	onStart: () => void process.stdout.write('ready\n'),
});
