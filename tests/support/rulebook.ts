/** The product's own rulebook, read once for a spec file. */
import { templatesFor, type Rulebook } from '../../core/rulebook.ts';
import type { Template } from '../../core/template/template.ts';
import { loadRulebook } from '../../service/rulebook.ts';

export const rulebook = loadRulebook();

export const NANG_CAO = 'xa-ntm-nang-cao-318-2022';
export const NTM = 'xa-ntm-318-2022';

export function templateFor(id: string, unit: string | null = '13969', day = '2023-11-30', book: Rulebook = rulebook): Template {
  const found = templatesFor(book, unit, day).find((template) => template.id === id);
  if (!found) throw new Error(`no template ${id}`);
  return found;
}
