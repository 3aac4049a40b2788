/**
 * The note in Excel's open workbook: a custom XML part of ours (ExcelApi 1.5), which is saved with the file. An older Excel keeps
 * it among the add-in's settings; what such a one left there is still read, and moves to the part with the next saving.
 */
import { NOTE_NAMESPACE, parseNoteXml, printNoteXml } from '../../workbook/note/markup.ts';
import { has } from './excelRead.ts';

/** Among the workbook's settings. */
const SETTING = 'tieu-chi.note';
const PARTS_SET = '1.5';

export async function readExcelNote(context: Excel.RequestContext): Promise<string | null> {
  const setting = settingOf(context);
  const parts = has(PARTS_SET) ? partsOf(context) : null;
  await context.sync();
  const texts = (parts?.items ?? []).map((part) => part.getXml());
  if (texts.length > 0) await context.sync();
  const inParts = texts.map(({ value }) => parseNoteXml(value)).find((text) => text !== null);
  const kept: unknown = setting.isNullObject ? null : setting.value;
  return inParts ?? (typeof kept === 'string' ? kept : null);
}

export async function saveExcelNote(context: Excel.RequestContext, text: string): Promise<void> {
  if (!has(PARTS_SET)) {
    context.workbook.settings.add(SETTING, text);
    await context.sync();
    return;
  }
  const xml = printNoteXml(text);
  const setting = settingOf(context);
  const parts = partsOf(context);
  await context.sync();
  const [first, ...copies] = parts.items;
  if (first) first.setXml(xml);
  else context.workbook.customXmlParts.add(xml);
  for (const copy of copies) copy.delete();
  if (!setting.isNullObject) setting.delete();
  await context.sync();
}

function settingOf({ workbook }: Excel.RequestContext): Excel.Setting {
  const setting = workbook.settings.getItemOrNullObject(SETTING);
  setting.load('value');
  return setting;
}

function partsOf({ workbook }: Excel.RequestContext): Excel.CustomXmlPartScopedCollection {
  const parts = workbook.customXmlParts.getByNamespace(NOTE_NAMESPACE);
  parts.load('items/id');
  return parts;
}
