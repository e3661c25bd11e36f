// Drives the stand-in with grammy: `npm install && npm run check`, after `mvn test-compile`.
// What people do goes to the stand-in's own input (TryByHand); what the bot gets comes by grammy.
import { strict as assert } from 'node:assert'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { autoRetry } from '@grammyjs/auto-retry'
import { Bot, GrammyError, HttpError, InlineKeyboard, InputFile, webhookCallback } from 'grammy'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

function classPath() {
  const list = join(root, 'target/test-classpath.txt')
  if (!existsSync(list)) {
    execFileSync('mvn', ['-q', '-B', 'dependency:build-classpath', '-Dmdep.includeScope=test', `-Dmdep.outputFile=${list}`], { cwd: root, stdio: 'inherit' })
  }
  return [process.env.STAND_IN_CLASSES ?? join(root, 'target/test-classes'), join(root, 'target/classes'), readFileSync(list, 'utf8').trim()].join(':')
}

async function startStandIn() {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java'
  const child = spawn(java, ['-Dfile.encoding=UTF-8', '-cp', classPath(), 'org.wentai.telegram.standin.TryByHand'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = []
  const waiting = []
  createInterface({ input: child.stdout }).on('line', line => {
    lines.push(line)
    waiting.splice(0).forEach(look => look())
  })
  const line = (pattern, from = 0) => new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the stand-in did not print ${pattern}: ${lines.slice(from).join('\n')}`)), 15000)
    const look = () => {
      const found = lines.slice(from).find(l => pattern.test(l))
      if (found === undefined) waiting.push(look)
      else { clearTimeout(timer); done(found) }
    }
    look()
  })
  const first = await line(/TELEGRAM_API_URL=/)
  return {
    url: first.match(/TELEGRAM_API_URL=(\S+)/)[1],
    token: first.match(/TELEGRAM_BOT_TOKEN=(\S+)/)[1],
    do: text => child.stdin.write(text + '\n'),
    line, lines,
    end: () => child.stdin.end(),
  }
}

const standIn = await startStandIn()
const client = { apiRoot: standIn.url }
const pause = ms => new Promise(done => setTimeout(done, ms))
let checks = 0
async function check(name, body) {
  await body()
  checks++
  console.log(`ok  ${name}`)
}
async function refused(call, code, words) {
  await assert.rejects(call, e => {
    assert.ok(e instanceof GrammyError, `${e}`)
    assert.equal(e.error_code, code, e.description)
    assert.match(e.description, words)
    return true
  })
}

/** A bot that keeps what it gets; `next(filter)` waits for one. */
function listening() {
  const bot = new Bot(standIn.token, { client })
  const got = []
  const waiting = []
  bot.use(ctx => { got.push(ctx); waiting.splice(0).forEach(look => look()) })
  bot.next = filter => new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`nothing came that was waited for; got ${JSON.stringify(got.map(c => c.update))}`)), 10000)
    const look = () => {
      const at = got.findIndex(filter)
      if (at < 0) waiting.push(look)
      else { clearTimeout(timer); done(got.splice(at, 1)[0]) }
    }
    look()
  })
  bot.got = got
  return bot
}

const bot = listening()
const api = bot.api

await check('getMe', async () => {
  const me = await api.getMe()
  assert.equal(me.username, 'wentai_bot')
  assert.equal(me.can_read_all_group_messages, false)
})

await check('commands by scope and language', async () => {
  await api.setMyCommands([{ command: 'ask', description: '提问' }])
  await api.setMyCommands([{ command: 'ask', description: 'Ask' }], { language_code: 'en', scope: { type: 'all_private_chats' } })
  assert.deepEqual(await api.getMyCommands(), [{ command: 'ask', description: '提问' }])
  assert.deepEqual(await api.getMyCommands({ language_code: 'en', scope: { type: 'all_private_chats' } }), [{ command: 'ask', description: 'Ask' }])
  await api.deleteMyCommands()
  assert.deepEqual(await api.getMyCommands(), [])
})

let polling
await new Promise(done => { polling = bot.start({ drop_pending_updates: true, allowed_updates: [], onStart: done }) })
let asked
await check('long polling brings a private text', async () => {
  standIn.do('private 1001: 停车费多少？')
  asked = await bot.next(c => c.message?.text === '停车费多少？')
  assert.equal(asked.chat.type, 'private')
  assert.equal(asked.from.language_code, 'zh-hans')
})

let answer
await check('an answer in HTML with buttons, as a reply', async () => {
  answer = await asked.reply('<b>每小时 5 元</b> <a href="https://example.com/t/1">1楼</a>', {
    parse_mode: 'HTML',
    reply_parameters: { message_id: asked.message.message_id },
    reply_markup: new InlineKeyboard().text('有帮助', 'v:1:1').url('打开', 'https://example.com'),
  })
  assert.equal(answer.text, '每小时 5 元 1楼')
  assert.deepEqual(answer.entities.map(e => [e.type, e.offset, e.length]), [['bold', 0, 7], ['text_link', 8, 2]])
  assert.equal(answer.reply_to_message.message_id, asked.message.message_id)
  assert.ok(answer.message_id > asked.message.message_id)
})

await check('a callback, answered once', async () => {
  await standIn.line(/有帮助/)
  standIn.do('press 1001 有帮助')
  const pressed = await bot.next(c => c.callbackQuery)
  assert.equal(pressed.callbackQuery.data, 'v:1:1')
  await pressed.answerCallbackQuery({ text: '谢谢' })
  await refused(pressed.answerCallbackQuery(), 400, /query is too old/)
})

await check('flood: a second message at once is 429', async () => {
  await pause(1100)
  await api.sendMessage(1001, 'a')
  await refused(api.sendMessage(1001, 'b'), 429, /retry after 1/)
})

await check('edit, and edit to the same', async () => {
  await pause(1100)
  const edited = await api.editMessageText(1001, answer.message_id, '<i>6 元</i>', { parse_mode: 'HTML' })
  assert.equal(edited.text, '6 元')
  assert.ok(edited.edit_date)
  await pause(1100)
  await refused(api.editMessageText(1001, answer.message_id, '<i>6 元</i>', { parse_mode: 'HTML' }), 400, /message is not modified/)
  await pause(1100)
  await refused(api.editMessageText(1001, 99, 'x'), 400, /message to edit not found/)
})

await check('what is broken is refused', async () => {
  const broken = [
    ['<b>x', { parse_mode: 'HTML' }, /can't parse entities: Can't find end tag corresponding to start tag "b"/],
    ['<b><i>x</b></i>', { parse_mode: 'HTML' }, /can't parse entities: Unmatched end tag at byte offset 7/],
    ['1 < 2', { parse_mode: 'HTML' }, /can't parse entities: Unsupported start tag ""/],
    ['', {}, /message text is empty/],
    ['x'.repeat(4097), {}, /message is too long/],
    ['x', { reply_markup: new InlineKeyboard().text('a', 'x'.repeat(65)) }, /BUTTON_DATA_INVALID/],
    ['x', { no_such_field: 1 }, /no_such_field/],
    ['x', { reply_parameters: { message_id: 12345678 } }, /message to be replied not found/],
  ]
  for (const [text, more, words] of broken) {
    await pause(1050)
    await refused(api.sendMessage(1001, text, more), 400, words)
  }
  await pause(1050)
  assert.equal((await api.sendMessage(1001, 'x'.repeat(4096))).text.length, 4096)
  await refused(api.sendMessage(5555, 'x'), 400, /chat not found/)
})

await check('auto-retry waits out 429 and 500', async () => {
  const patient = new Bot(standIn.token, { client })
  patient.api.config.use(autoRetry())
  await pause(1100)
  standIn.do('fault TOO_MANY')
  standIn.do('fault SERVER_ERROR')
  await pause(200)
  const sent = await patient.api.sendMessage(1001, 'patience')
  assert.equal(sent.text, 'patience')
})

await check('dropped connections and a 502 page are HttpErrors; a drop after is carried out', async () => {
  await pause(1100)
  for (const fault of ['DROPPED_BEFORE', 'DROPPED_AFTER', 'BAD_GATEWAY']) {
    standIn.do(`fault ${fault}`)
    await pause(200)
    await assert.rejects(api.sendMessage(1001, fault), HttpError)
    await pause(1100)
  }
  assert.ok(standIn.lines.includes('DROPPED_AFTER'))
  assert.ok(!standIn.lines.includes('DROPPED_BEFORE'))
  assert.ok(!standIn.lines.includes('BAD_GATEWAY'))
})

await check('privacy mode in a group: mentions and commands only, by entity', async () => {
  standIn.do('group -100200: 停车费多少？')
  standIn.do('group -100200: @wentai_bot停车费')
  standIn.do('group -100200: /ask停车')
  standIn.do('group -100200: /ask@other_bot x')
  standIn.do('group -100200: /ask　停车')
  standIn.do('group -100200: @wentai_bot，停车费')
  const mention = await bot.next(c => c.message?.text === '@wentai_bot，停车费')
  assert.deepEqual(mention.entities('mention').map(e => e.text), ['@wentai_bot'])
  const command = await bot.next(c => c.message?.text === '/ask　停车')
  assert.deepEqual(command.entities('bot_command').map(e => e.text), ['/ask'])
  assert.deepEqual(bot.got.filter(c => c.chat?.id === -100200), [])
  standIn.do('privacy off')
  standIn.do('group -100200: 都听见')
  await bot.next(c => c.message?.text === '都听见')
  standIn.do('privacy on')
})

await check('inline', async () => {
  standIn.do('inline 1001: 停车费')
  const query = await bot.next(c => c.inlineQuery)
  assert.equal(query.inlineQuery.query, '停车费')
  const article = id => ({ type: 'article', id, title: '停车', input_message_content: { message_text: '<b>5 元</b>', parse_mode: 'HTML' } })
  await refused(query.answerInlineQuery(Array.from({ length: 51 }, (_, i) => article(`${i}`))), 400, /RESULTS_TOO_MUCH/)
  await query.answerInlineQuery([article('1')], { cache_time: 30, button: { text: '更多', start_parameter: 'a_1' } })
})

await check('files', async () => {
  await pause(1100)
  const sent = await api.sendDocument(1001, new InputFile(Buffer.from('甲,乙\n'), 'stats.csv'), { caption: '<b>表</b>', parse_mode: 'HTML' })
  assert.equal(sent.document.file_name, 'stats.csv')
  assert.equal(sent.caption, '表')
  const file = await api.getFile(sent.document.file_id)
  const bytes = await fetch(`${standIn.url}/file/bot${standIn.token}/${file.file_path}`)
  assert.equal(await bytes.text(), '甲,乙\n')
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64')
  await pause(1100)
  assert.equal((await api.sendPhoto(1001, new InputFile(png, 'a.png'))).photo[0].width, 1)
  await pause(1100)
  await refused(api.sendPhoto(1001, new InputFile(Buffer.from('no picture'), 'a.png')), 400, /IMAGE_PROCESS_FAILED/)
})

await check('a second poller gets the first one a 409', async () => {
  const second = new Bot(standIn.token, { client })
  const kicked = assert.rejects(polling, e => e instanceof GrammyError && e.error_code === 409 && /terminated by other getUpdates/.test(e.description))
  await second.api.getUpdates({ timeout: 1 })
  await kicked
})

await check('offsets: kept until confirmed, negative, far ahead', async () => {
  for (const n of [1, 2, 3]) standIn.do(`private 1001: 第 ${n}`)
  await pause(300)
  const texts = us => us.map(u => u.message.text)
  const all = await api.getUpdates()
  assert.deepEqual(texts(all), ['第 1', '第 2', '第 3'])
  assert.deepEqual(texts(await api.getUpdates()), ['第 1', '第 2', '第 3'])
  assert.deepEqual(texts(await api.getUpdates({ offset: all[0].update_id + 100000 })), ['第 1', '第 2', '第 3'])
  assert.deepEqual(texts(await api.getUpdates({ offset: all[1].update_id, limit: 1 })), ['第 2'])
  assert.deepEqual(texts(await api.getUpdates({ offset: -1 })), ['第 3'])
  assert.deepEqual(await api.getUpdates({ offset: all[2].update_id + 1 }), [])
})

await check('a wrong token and an unknown method', async () => {
  await refused(new Bot('1:wrong', { client }).api.getMe(), 401, /Unauthorized/)
  const answer = await fetch(`${standIn.url}/bot${standIn.token}/noSuchMethod`)
  assert.equal(answer.status, 404)
})

await check('form, query and JSON bodies; methods in any case', async () => {
  await pause(1100)
  const base = `${standIn.url}/bot${standIn.token}`
  const form = await (await fetch(`${base}/SENDMESSAGE`, { method: 'POST', body: new URLSearchParams({ chat_id: '1001', text: '甲', reply_markup: '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}' }) })).json()
  assert.equal(form.result.reply_markup.inline_keyboard[0][0].callback_data, 'b')
  await pause(1100)
  const query = await (await fetch(`${base}/sendmessage?chat_id=1001&text=%E4%B9%99&disable_notification=true`)).json()
  assert.equal(query.result.text, '乙')
})

await check('webhook with its secret; retried until it is taken', async () => {
  const hooked = listening()
  await hooked.init()
  const take = webhookCallback(hooked, 'http', { secretToken: 'geheim-1' })
  let failures = 2
  const server = createServer((request, response) => {
    if (failures-- > 0) { response.statusCode = 500; response.end() } else take(request, response)
  }).listen(0, '127.0.0.1')
  await new Promise(done => server.on('listening', done))
  await api.setWebhook(`http://127.0.0.1:${server.address().port}/hook`, { secret_token: 'geheim-1' })
  await refused(api.getUpdates(), 409, /webhook is active/)
  standIn.do('private 1001: 钩子')
  await hooked.next(c => c.message?.text === '钩子')
  await api.deleteWebhook()
  server.close()
  server.closeAllConnections()
})

console.log(`${checks} checks held`)
standIn.end()
process.exit(0)
