/**
 * Builds addin/ into dist/addin: one script, one style sheet, the rulebook as one JSON and one for each province's units, each
 * named by its content, so that a browser may keep them for good. Nothing is inline and
 * nothing comes from elsewhere: the page's policy allows neither.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EsbuildPlugin } from 'esbuild-loader';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import webpack from 'webpack';
import { parseRulebook } from './core/rulebookFiles.ts';
import { readRulebookFiles } from './service/rulebook.ts';

const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The browsers of 2023 and newer; older ones go on showing what index.html says. */
const TARGET = 'es2022';
/** A megabyte takes ten seconds on a weak commune’s line; the script stays below that. */
const MOST_BYTES = 700_000;

/** @typedef {{ readonly name: string, readonly content: string | Buffer }} StaticFile */

/** The rulebook's own file first. @returns {StaticFile[]} */
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
  return [jsonFile('rulebook', { files, units: addresses }), ...provinces.map(({ file }) => file)];
}

/** @param {string} name @param {unknown} value @returns {StaticFile} */
function jsonFile(name, value) {
  const content = JSON.stringify(value);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 20);
  return { name: `${name}.${hash}.json`, content };
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

/** @type {() => webpack.Configuration} */
export default () => {
  const [rulebook, ...units] = rulebookFiles();
  return {
    mode: 'production',
    entry: { page: './addin/main.tsx' },
    output: { path: pathOf('./dist/addin'), filename: '[name].[contenthash].js', clean: true },
    devtool: 'source-map',
    module: {
      rules: [
        { test: /\.tsx?$/u, loader: 'esbuild-loader', options: { target: TARGET, jsx: 'automatic' } },
        { test: /\.css$/u, type: 'asset/resource', generator: { filename: '[name].[contenthash][ext]' } },
      ],
    },
    optimization: { minimizer: [new EsbuildPlugin({ target: TARGET })] },
    plugins: [
      new StaticFiles([rulebook, ...units, ...iconFiles()]),
      new HtmlWebpackPlugin({ template: './addin/index.html', scriptLoading: 'defer', rulebook: rulebook.name, minify: false }),
    ],
    performance: { hints: 'error', maxAssetSize: MOST_BYTES, maxEntrypointSize: MOST_BYTES },
    stats: 'errors-warnings',
  };
};
