/**
 * Builds addin/ into dist/addin: the plain page and Excel's task pane, their scripts, one style sheet, the rulebook as one JSON
 * and one for each province's units, each named by its content, so that a browser may keep them for good; Office's own scripts
 * copied as they are. Nothing is inline and nothing comes from elsewhere: the page's policy allows neither.
 */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { EsbuildPlugin } from 'esbuild-loader';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import webpack from 'webpack';
import { parseRulebook } from './core/rulebookFiles.ts';
import { OFFICE_CDN, officeSource, policyOf, policyText } from './service/http/policy.ts';
import { readRulebookFiles } from './service/rulebook.ts';

const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The browsers of 2023 and newer; older ones go on showing what index.html says. */
const TARGET = 'es2022';
/** What a commune on a weak line waits for before it sees the page (gzip): two seconds at 100 kB/s. */
const MOST_FIRST_LOAD = 200_000;
/** And before it can do all of it: the check itself, the reader, every screen (the chunk `work`), and what plans a master on a thread of its own. */
const MOST_WHOLE = 500_000;

/** Setting: `own` (the package's files from our own host; the default, for offices without internet) or `cdn`. */
const OFFICE_FROM = officeSource(process.env);

/** @typedef {{ readonly name: string, readonly content: string | Buffer }} StaticFile */

/**
 * The rulebook's own file; the units of the provinces whose offices use it, and of the others.
 * @returns {{ readonly book: StaticFile, readonly homes: StaticFile[], readonly others: StaticFile[] }}
 */
function rulebookFiles() {
  const all = readRulebookFiles();
  // A wrong rulebook fails the build, not the officer.
  const { units } = parseRulebook(all);
  const provinces = units.provinces.flatMap((province) => {
    const content = units.file(province);
    return content ? [{ province, file: jsonFile(`units/${province}`, content) }] : [];
  });
  const files = Object.fromEntries(Object.entries(all).filter(([, content]) => typeof content !== 'function'));
  const addresses = Object.fromEntries(provinces.map(({ province, file }) => [province, file.name]));
  const isHome = ({ province }) => units.homes.some((home) => home.province === province);
  return {
    book: jsonFile('rulebook', { files, units: addresses }),
    homes: provinces.filter((one) => isHome(one)).map(({ file }) => file),
    others: provinces.filter((one) => !isHome(one)).map(({ file }) => file),
  };
}

/** @param {string} name @param {unknown} value @returns {StaticFile} */
function jsonFile(name, value) {
  const content = JSON.stringify(value);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 20);
  return { name: `${name}.${hash}.json`, content };
}

/**
 * As it is written: what wraps and shortens the other scripts writes newer JavaScript than its readers know.
 * @returns {StaticFile}
 */
function noticeFile() {
  const content = readFileSync(pathOf('./addin/notice.js'));
  return { name: `notice.${createHash('sha256').update(content).digest('hex').slice(0, 20)}.js`, content };
}

/** @returns {StaticFile[]} */
function iconFiles() {
  const folder = pathOf('./addin/icons/');
  return readdirSync(folder).map((name) => ({ name: `icons/${name}`, content: readFileSync(folder + name) }));
}

/** Puts files beside what webpack makes. */
class StaticFiles {
  /** @param {readonly StaticFile[]} files */
  constructor(files) {
    this.files = files;
  }

  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('StaticFiles', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'StaticFiles', stage }, () => {
        for (const { name, content } of this.files) compilation.emitAsset(name, new webpack.sources.RawSource(content));
      });
    });
  }
}

/**
 * Office.js as its package has it, unmodified, in the folder its own addresses expect; each large file beside its compressed
 * self, as compressing five megabytes for every pane that opens would be the server's whole work.
 * @returns {StaticFile[]}
 */
function officeFiles() {
  if (OFFICE_FROM === 'cdn') return [];
  const folder = new URL('./dist/', import.meta.resolve('@microsoft/office-js/package.json'));
  const read = (name) => readFileSync(new URL(name, folder));
  const plain = OFFICE_FILES.map((name) => ({ name: `office/${name.replace('agaveerrorux/', 'AgaveErrorUX/')}`, content: read(name) }));
  return plain.flatMap((file) => [file, ...compressedOf(file)]);
}

/** What Excel on Windows, on the Mac and on the web load, in Vietnamese and English. */
const OFFICE_FILES = [
  'office.js',
  'o15apptofilemappingtable.js',
  'excel-web-16.00.js',
  'excel-win32-16.01.js',
  'excel-mac-16.00.js',
  'vi-vn/office_strings.js',
  'en-us/office_strings.js',
  'telemetry/oteljs_agave.js',
  'ariatelemetry/aria-web-telemetry.js',
];

/** @param {StaticFile} file @returns {StaticFile[]} */
function compressedOf({ name, content }) {
  const bytes = Buffer.from(content);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return [
    { name: `${name}.br`, content: brotliCompressSync(bytes, quality) },
    { name: `${name}.gz`, content: gzipSync(bytes, { level: 9 }) },
  ];
}

/** Puts a compressed copy beside each of the page's own scripts and its rulebook, and fails the build where the first load is too heavy. */
class Weighed {
  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('Weighed', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER;
      compilation.hooks.processAssets.tap({ name: 'Weighed', stage }, (assets) => {
        const weights = new Map();
        for (const name of Object.keys(assets).filter((one) => /^(?:units\/)?[^/]+\.(?:js|css|json)$/u.test(one))) {
          const copies = compressedOf({ name, content: assets[name].buffer() });
          for (const copy of copies) compilation.emitAsset(copy.name, new webpack.sources.RawSource(copy.content));
          if (name.endsWith('.js')) weights.set(name, copies[1].content.length);
        }
        weigh(compilation, weights);
      });
    });
  }
}

/** @param {webpack.Compilation} compilation @param {Map<string, number>} weights */
function weigh(compilation, weights) {
  const whole = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
  for (const [name, entry] of compilation.entrypoints) {
    if (name === 'offline-worker') continue;
    const first = entry.getFiles().reduce((sum, file) => sum + (weights.get(file) ?? 0), 0);
    process.stdout.write(
      `${name}: first-load scripts ${kilobytes(first)} of ${kilobytes(MOST_FIRST_LOAD)}, all scripts ${kilobytes(whole)} (gzip)\n`,
    );
    if (first > MOST_FIRST_LOAD)
      compilation.errors.push(new webpack.WebpackError(`${name}: the first load is over ${kilobytes(MOST_FIRST_LOAD)}`));
  }
  if (whole > MOST_WHOLE) compilation.errors.push(new webpack.WebpackError(`the scripts are over ${kilobytes(MOST_WHOLE)}`));
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** The service worker's own list: every file that the page needs without a network, and a name that changes with any of them. */
class OfflineList {
  /** @param {readonly StaticFile[]} others Fetched when first needed, and kept from then on. */
  constructor(others) {
    this.others = new Set(others.map(({ name }) => name));
  }

  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('OfflineList', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_INLINE;
      compilation.hooks.processAssets.tap({ name: 'OfflineList', stage: stage + 1 }, (assets) => {
        const names = Object.keys(assets).filter(
          (name) =>
            /\.(?:js|css|json|png|html)$/u.test(name) && !/^(?:office\/|offline-worker|notice)/u.test(name) && !this.others.has(name),
        );
        const files = names.map((name) => `./${name}`).sort();
        const hash = createHash('sha256');
        for (const name of names.sort()) hash.update(name).update(assets[name].buffer());
        const list = JSON.stringify({ name: `tieu-chi-${hash.digest('hex').slice(0, 16)}`, files: ['./', ...files] });
        const worker = assets['offline-worker.js']
          .source()
          .toString()
          .replace(/["'`]__OFFLINE_LIST__["'`]/u, () => JSON.stringify(list));
        compilation.updateAsset('offline-worker.js', new webpack.sources.RawSource(worker));
      });
    });
  }
}

/** @param {string} chunk @param {string} template @param {string} rulebook @param {string} notice */
function page(chunk, template, rulebook, notice) {
  return new HtmlWebpackPlugin({
    template,
    filename: template.split('/').at(-1),
    chunks: [chunk],
    scriptLoading: 'defer',
    minify: false,
    rulebook,
    notice,
    policy: policyText(policyOf(OFFICE_FROM)),
    office: OFFICE_FROM === 'cdn' ? `${OFFICE_CDN}/lib/1/hosted/office.js` : 'office/office.js',
  });
}

/** @type {() => webpack.Configuration} */
export default () => {
  const { book, homes, others } = rulebookFiles();
  const notice = noticeFile();
  return {
    mode: 'production',
    entry: {
      page: './addin/main.tsx',
      pane: './addin/pane.tsx',
      'offline-worker': './addin/offlineWorker.ts',
    },
    output: {
      path: pathOf('./dist/addin'),
      // A service worker keeps its name, so that the browser finds the newer one.
      filename: ({ chunk }) => (chunk?.name === 'offline-worker' ? '[name].js' : '[name].[contenthash].js'),
      chunkFilename: '[name].[contenthash].js',
      clean: true,
    },
    devtool: 'source-map',
    module: {
      rules: [
        { test: /\.tsx?$/u, loader: 'esbuild-loader', options: { target: TARGET, jsx: 'automatic' } },
        { test: /\.css$/u, type: 'asset/resource', generator: { filename: '[name].[contenthash][ext]' } },
      ],
    },
    optimization: {
      minimizer: [new EsbuildPlugin({ target: TARGET, exclude: /^(?:notice|office)/u })],
      // What both beginnings share is loaded once, by one name.
      splitChunks: { chunks: (chunk) => chunk.name !== 'offline-worker' },
    },
    plugins: [
      new StaticFiles([book, ...homes, ...others, notice, ...iconFiles(), ...officeFiles()]),
      page('page', './addin/index.html', book.name, notice.name),
      page('pane', './addin/pane.html', book.name, notice.name),
      new OfflineList(others),
      new Weighed(),
    ],
    performance: { hints: false },
    stats: 'errors-warnings',
  };
};
