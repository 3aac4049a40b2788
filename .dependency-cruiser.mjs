/**
 * The walls between the rooms: who may import whom. What is allowed is named, so that a new
 * package or room is a decision and not an accident.
 */
const npm = (...names) => names.map((name) => `^node_modules/${name}/`);

/** Files that others start or load, not import. */
const entries = [
  '^scripts/(run\\.mjs|[a-zA-Z]+\\.ts)$',
  '^tests/.+\\.spec\\.tsx?$',
  '^tests/bench/run\\.ts$',
  '^tests/excel/hostInPage\\.ts$',
  '^addin/(main|pane)\\.tsx$',
  '^addin/(offlineWorker\\.ts|notice\\.js)$',
  '^[^/]+\\.config\\.(js|ts)$',
  '^\\.dependency-cruiser\\.mjs$',
];

export default {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core imports nothing but core, zod and @noble/hashes: no Node, no DOM, no other room.',
      severity: 'error',
      from: { path: '^core/' },
      to: { pathNot: ['^core/', ...npm('zod', '@noble/hashes')] },
    },
    {
      name: 'workbook-runs-in-node-and-browser',
      comment: 'workbook imports core and its packages; nothing of Node but what stands in for a package there.',
      severity: 'error',
      from: { path: '^workbook/', pathNot: '^workbook/zip/flateNode\\.ts$' },
      to: { pathNot: ['^core/', '^workbook/', ...npm('fflate', 'exceljs')] },
    },
    {
      name: 'exceljs-builds-only',
      comment: 'exceljs writes new workbooks (templates, the sample masters); a file from outside never goes through it.',
      severity: 'error',
      from: { path: '^(core|workbook|service|addin|scripts)/', pathNot: '^(workbook/build|scripts/masters)/|^scripts/sample-masters' },
      to: { path: npm('exceljs') },
    },
    {
      name: 'service-and-its-neighbours',
      comment: 'service imports core and workbook, never the page or the tools.',
      severity: 'error',
      from: { path: '^service/' },
      to: { path: ['^addin/', '^scripts/', ...npm('react', 'react-dom')] },
    },
    {
      name: 'addin-and-its-neighbours',
      comment: 'addin imports core and workbook, never the service, nothing of Node; Office.js is loaded by the page, never imported.',
      severity: 'error',
      from: { path: '^addin/' },
      to: {
        pathNot: [
          '^addin/',
          '^core/',
          '^workbook/',
          ...npm(
            'react',
            'react-dom',
            '@types/react',
            '@types/react-dom',
            'zod',
            '@noble/hashes',
            '@fluentui/react-components',
            'idb',
            'uqr',
          ),
        ],
      },
    },
    {
      name: 'page-without-exceljs',
      comment: 'exceljs is a megabyte that a commune on a weak line would wait for.',
      severity: 'error',
      from: { path: '^addin/' },
      to: { path: npm('exceljs'), reachable: true },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'What the product needs does not live among the tests.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'product-without-dev-packages',
      comment: 'What runs at an office is in dependencies, not in devDependencies.',
      severity: 'error',
      from: { path: '^(core|workbook|service|addin)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports and nobody starts.',
      severity: 'error',
      from: { orphan: true, pathNot: entries },
      to: {},
    },
    { name: 'resolvable', comment: 'An import that leads nowhere.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|tools|coverage|bench|sample-out)/' },
    // Types count: a room that knows another's types knows the room.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
