/**
 * What the linter holds: TypeScript's strictest type-checked rules, hooks and accessibility
 * for the page, and a core without clock and randomness.
 */
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noClockNoChance = 'The core is a pure function of what it is given: hand the day, the time or the number in.';

export default defineConfig(
  globalIgnores(['dist/', 'tools/', 'coverage/', 'bench/', 'sample-out/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', setInterval: 'readonly', clearInterval: 'readonly' } },
  },
  {
    // Plain ES5 for Internet Explorer.
    files: ['addin/notice.js'],
    languageOptions: { ecmaVersion: 5, sourceType: 'script', globals: { document: 'readonly', location: 'readonly' } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      // Our interfaces are made of closures and none uses `this`, so a method may be handed on by itself; but see workbook/.
      '@typescript-eslint/unbound-method': 'off',
      // `() => expect(…)` and `() => done()` are clear; braces around them say nothing more.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Code points of a text are what is meant; graphemes are never counted here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `{ finds: _, ...changes }` takes a part out.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    // Classes, for the sake of what V8 compiles of them (core/shape.ts): a method by itself has lost its object.
    files: ['workbook/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'error' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // Vitest's own matchers (`expect.any`, `expect.objectContaining`) are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: noClockNoChance },
        { object: 'Date', property: 'now', message: noClockNoChance },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: noClockNoChance },
        { selector: "CallExpression[callee.name='Date']", message: noClockNoChance },
      ],
    },
  },
  {
    files: ['addin/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'] ?? reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
  },
  {
    files: ['addin/**/*.{ts,tsx}'],
    ignores: ['addin/host/excel*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Excel', 'Office', 'OfficeExtension'].map((name) => ({ name, message: 'Only addin/host/excel… knows Excel; ask the Host.' })),
      ],
    },
  },
);
