/**
 * `npm start`: builds the page, fills an empty sample folder and shows the way once on it (template → check →
 * consolidate → master), then serves the page. Each step is the command an office would type, and is printed.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOP = fileURLToPath(new URL('..', import.meta.url));
const SAMPLE = join(TOP, 'sample-out');
const SET = 'xa-ntm-nang-cao-318-2022';
const MAIN = join(TOP, 'service', 'cli', 'main.ts');

const sample = (...parts: readonly string[]): string => relative(TOP, join(SAMPLE, ...parts));
const desk = ['--period', '2023-11', '--set', SET] as const;

/** What a new office does first, in its order; the exit states that are right here. */
const TOUR: readonly { readonly why: string; readonly words: readonly string[]; readonly right: readonly number[] }[] = [
  {
    why: 'Biểu mẫu trống của Xã Nam Mỹ',
    words: ['template', '--set', SET, '--unit', '13969', '--period', '2023-11', '--out', sample('bieu-mau-nam-my.xlsx')],
    right: [0],
  },
  { why: 'Một báo cáo gửi được', words: ['check', sample('bao-cao', 'huyen-nam-truc', 'xa-nam-thang.xlsx')], right: [0] },
  { why: 'Một báo cáo bị chặn', words: ['check', sample('bao-cao', 'huyen-nam-truc', 'xa-nam-loi.xlsx')], right: [1] },
  {
    why: 'Tổng hợp huyện Nam Trực vào biểu của huyện',
    words: [
      'consolidate',
      sample('bao-cao', 'huyen-nam-truc'),
      '--unit',
      '362',
      ...desk,
      '--master',
      sample('nam-truc.xlsx'),
      '--out',
      sample('nam-truc-da-ghi.xlsx'),
    ],
    right: [3],
  },
  {
    why: 'Tổng hợp tỉnh Nam Định vào biểu của tỉnh',
    words: [
      'consolidate',
      sample('bao-cao'),
      '--unit',
      '36',
      ...desk,
      '--master',
      sample('nam-dinh.xlsx'),
      '--out',
      sample('nam-dinh-da-ghi.xlsx'),
    ],
    right: [3],
  },
];

await must([join(TOP, 'node_modules', 'webpack-cli', 'bin', 'cli.js')], [0]);
if (existsSync(SAMPLE)) console.log(`\nSố liệu mẫu đã có trong ${relative(TOP, SAMPLE)}/ (xóa thư mục này để xem lại từ đầu).`);
else await showTheWay();
console.log(
  `Tài khoản mẫu (tên, mật khẩu, token): ${sample('tai-khoan.json')} · sample logins; e.g. 13969 = Xã Nam Mỹ, 362 = Nam Trực, 36 = Nam Định`,
);
process.exitCode = await run([MAIN, 'serve', '--data', sample('du-lieu'), ...process.argv.slice(2)]);

async function showTheWay(): Promise<void> {
  console.log('\nSỐ LIỆU MẪU – không phải báo cáo thật · sample data, not real reports');
  await must([MAIN, 'sample', '--out', relative(TOP, SAMPLE)], [0]);
  for (const { why, words, right } of TOUR) {
    console.log(`\n── ${why}\n$ npm run -s tieuchi -- ${words.join(' ')}\n`);
    await must([MAIN, ...words], right);
  }
  console.log(`\nXem các tệp trong ${relative(TOP, SAMPLE)}/ · the files are in ${relative(TOP, SAMPLE)}/\n`);
}

async function must(words: readonly string[], right: readonly number[]): Promise<void> {
  const status = await run(words);
  if (!right.includes(status)) process.exit(status === 0 ? 1 : status);
}

function run(words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...words], { cwd: TOP, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void child.kill(signal));
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
