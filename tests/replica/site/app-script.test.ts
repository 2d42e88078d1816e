import { readdirSync } from 'node:fs';
import { Script } from 'node:vm';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { appScript, signerScript, styleSheet } from './app-script';

/** Names that the joined modules declare in the scope they share. */
function sharedNames(script: string): string[] {
  const wrapper = parseSync('app.js', script).program.body[0];
  if (wrapper?.type !== 'ExpressionStatement' || wrapper.expression.type !== 'CallExpression') return [];
  const arrow = wrapper.expression.callee;
  const inner = arrow.type === 'ParenthesizedExpression' ? arrow.expression : arrow;
  if (inner.type !== 'ArrowFunctionExpression' || inner.body.type !== 'BlockStatement') return [];
  return inner.body.body.flatMap((statement) => {
    if (statement.type === 'FunctionDeclaration') return statement.id ? [statement.id.name] : [];
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  });
}

test('the app is one classic script', () => {
  const script = appScript();
  expect(() => new Script(script)).not.toThrow();
  expect(script).not.toMatch(/^(import|export) /m);
  expect(script).not.toMatch(/\beval\(|new Function\(|innerHTML|\.setAttribute\('style'/);
});

test('no two modules of it declare the same name', () => {
  const names = sharedNames(appScript());
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every module and every sheet is in it', () => {
  const script = appScript();
  const sheet = styleSheet();
  const folder = (name: string) => readdirSync(new URL(`./${name}/`, import.meta.url));
  const modules = folder('client').map((file) => file.replace('.js', ''));
  for (const name of modules) expect(script).toContain(`/* ${name} */`);
  for (const name of folder('style')) expect(sheet).toContain(`/* ${name.replace('.css', '')} */`);
  const places = modules.map((name) => script.indexOf(`/* ${name} */`));
  expect(script.indexOf('/* main */')).toBe(Math.max(...places));
});

test('the secret of the signer stays in its own function', () => {
  const secret = 'quote " backslash \\ </script>';
  const script = signerScript(secret);
  expect(() => new Script(script)).not.toThrow();
  expect(script.split(JSON.stringify(secret))).toHaveLength(2);
  expect(script).toMatch(/^\(\(\) => \{\n'use strict';\nconst SECRET = /);
});
