/**
 * The objects of Excel's interface that the adapter uses, by their names on the wire. A member that is not here answers
 * ApiNotFound, so that a new use of the interface fails until it is simulated.
 */
import { addressOf, MAX_COLUMN, MAX_ROW, parseRange, type Range } from '../../core/sheet/address.ts';
import { localAddress, wireType, wireValue, type SimBook, type SimCell, type SimRule, type SimSheet } from './book.ts';
import { namespaceOf, type SimXmlPart } from './customXml.ts';
import { ApiError, NULL_OBJECT, Wire } from './wire.ts';

type Changed = (sheet: SimSheet, address: string) => void;

/** Made once a batch; the book is what lasts. */
export class WorkbookWire extends Wire {
  readonly book: SimBook;
  readonly changed: Changed;

  constructor(book: SimBook, changed: Changed) {
    super();
    this.book = book;
    this.changed = changed;
  }

  get Worksheets(): Wire {
    return new WorksheetsWire(this);
  }
  get Application(): Wire {
    return new ApplicationWire();
  }
  get Settings(): Wire {
    return new SettingsWire(this.book);
  }
  get CustomXmlParts(): Wire {
    return new CustomXmlPartsWire(this.book);
  }
  _GetObjectByReferenceId(id: string): Wire | typeof NULL_OBJECT {
    const kept = this.book.references.get(id);
    return kept ? new RangeWire(this, kept.sheet, kept.range) : NULL_OBJECT;
  }
  _RemoveReference(id: string): void {
    this.book.references.delete(id);
  }
  InsertWorksheetsFromBase64(base64: string): readonly string[] {
    return this.book.load(new Uint8Array(Buffer.from(base64, 'base64'))).map(({ id }) => id);
  }
}

class ApplicationWire extends Wire {
  SuspendApiCalculationUntilNextSync(): void {
    // Nothing is calculated here.
  }
}

class WorksheetsWire extends Wire {
  readonly of: WorkbookWire;

  constructor(of: WorkbookWire) {
    super();
    this.of = of;
  }

  get $items(): readonly Wire[] {
    return this.of.book.sheets.map((sheet) => new WorksheetWire(this.of, sheet));
  }
  GetItem(key: string): Wire {
    const sheet = this.of.book.find(key);
    if (!sheet) throw new ApiError('ItemNotFound', 'WorksheetCollection.getItem');
    return new WorksheetWire(this.of, sheet);
  }
  $indexer(key: string): Wire {
    return this.GetItem(key);
  }
  GetActiveWorksheet(): Wire {
    const sheet = this.of.book.sheets[this.of.book.active];
    if (!sheet) throw new ApiError('GeneralException', 'no sheet');
    return new WorksheetWire(this.of, sheet);
  }
  _RegisterDataChangedEvent(): void {
    // Every change is told to whoever has registered at the bridge.
  }
  _UnregisterDataChangedEvent(): void {
    // The bridge forgets the handler.
  }
}

class WorksheetWire extends Wire {
  readonly of: WorkbookWire;
  readonly sheet: SimSheet;

  constructor(of: WorkbookWire, sheet: SimSheet) {
    super();
    this.of = of;
    this.sheet = sheet;
  }

  override get $id(): string {
    return this.sheet.id;
  }
  get Id(): string {
    return this.sheet.id;
  }
  get Name(): string {
    return this.sheet.name;
  }
  get Visibility(): string {
    return this.sheet.visibility;
  }
  GetUsedRangeOrNullObject(): Wire | typeof NULL_OBJECT {
    const used = this.sheet.used();
    return used ? new RangeWire(this.of, this.sheet, used) : NULL_OBJECT;
  }
  GetRange(address?: string | null): Wire {
    if (address === undefined || address === null || address === '') {
      return new RangeWire(this.of, this.sheet, { top: 1, left: 1, bottom: MAX_ROW, right: MAX_COLUMN });
    }
    return new RangeWire(this.of, this.sheet, mustRange(address));
  }
  GetRanges(addresses: string): Wire {
    return new RangeAreasWire(this.sheet, addresses.split(',').map(mustRange));
  }
  Activate(): void {
    this.of.book.active = this.of.book.sheets.indexOf(this.sheet);
  }
}

function mustRange(address: string): Range {
  const range = parseRange(address.slice(address.lastIndexOf('!') + 1));
  if (!range) throw new ApiError('InvalidArgument', 'Worksheet.getRange');
  return range;
}

/** Excel hands a block out whole up to five million cells. */
const MOST_CELLS = 5_000_000;

class RangeWire extends Wire {
  readonly of: WorkbookWire;
  readonly sheet: SimSheet;
  readonly range: Range;

  constructor(of: WorkbookWire, sheet: SimSheet, range: Range) {
    super();
    this.of = of;
    this.sheet = sheet;
    this.range = range;
  }

  get Address(): string {
    return `'${this.sheet.name.replaceAll("'", "''")}'!${localAddress(this.range)}`;
  }
  get Values(): unknown {
    return this.block(wireValue);
  }
  get Formulas(): unknown {
    return this.block((cell) => cell?.formula ?? wireValue(cell));
  }
  set Formulas(typed: unknown) {
    this.write(typed);
  }
  get NumberFormat(): unknown {
    return this.block((cell) => cell?.format ?? 'General');
  }
  get ValueTypes(): unknown {
    return this.block(wireType);
  }
  GetCellProperties(): unknown {
    return this.block((cell) => ({ format: { font: { name: cell ? cell.font : 'Calibri' } } }));
  }
  GetRowProperties(): unknown {
    return span(this.range.top, this.range.bottom).map((row) => ({ rowHidden: this.sheet.hiddenRows.has(row) }));
  }
  GetColumnProperties(): unknown {
    return span(this.range.left, this.range.right).map((column) => ({ columnHidden: this.sheet.hiddenColumns.has(column) }));
  }
  GetMergedAreasOrNullObject(): Wire | typeof NULL_OBJECT {
    const inside = this.sheet.merges.filter((merge) => overlaps(merge, this.range));
    return inside.length > 0 ? new RangeAreasWire(this.sheet, inside) : NULL_OBJECT;
  }
  get ConditionalFormats(): Wire {
    return new RulesWire(this.sheet, [this.range]);
  }
  /** Office.js cuts a large array into bands by itself: rows from here to there. */
  GetRow(row: number): Wire {
    const top = this.range.top + row;
    return new RangeWire(this.of, this.sheet, { ...this.range, top, bottom: top });
  }
  GetBoundingRect(other: unknown): Wire {
    const { range } = other instanceof RangeWire ? other : { range: mustRange(String(other)) };
    return new RangeWire(this.of, this.sheet, {
      top: Math.min(this.range.top, range.top),
      left: Math.min(this.range.left, range.left),
      bottom: Math.max(this.range.bottom, range.bottom),
      right: Math.max(this.range.right, range.right),
    });
  }
  /** Office.js keeps every range whose properties it has loaded. */
  _KeepReference(): void {
    this.$reference = this.of.book.nextId();
    this.of.book.references.set(this.$reference, { sheet: this.sheet, range: this.range });
  }
  Select(): void {
    this.of.book.selection = { sheet: this.sheet, address: localAddress(this.range) };
  }
  _ValidateArraySize(rows: number, columns: number): void {
    const { top, left, bottom, right } = this.range;
    if (rows !== bottom - top + 1 || columns !== right - left + 1) throw new ApiError('InvalidArgument', 'Range.values');
  }

  private block<T>(of: (cell: SimCell | undefined) => T): readonly (readonly T[])[] {
    const { top, left, bottom, right } = this.range;
    if ((bottom - top + 1) * (right - left + 1) > MOST_CELLS) throw new ApiError('GeneralException', 'too many cells');
    return span(top, bottom).map((row) => span(left, right).map((column) => of(this.sheet.at(row, column))));
  }

  private write(typed: unknown): void {
    const isLocked = this.block(() => 0).some((row, i) =>
      row.some((_, j) => this.sheet.lockedCells.has(addressOf(this.range.top + i, this.range.left + j))),
    );
    if (this.sheet.isProtected || isLocked) throw new ApiError('AccessDenied', 'Range.formulas');
    const rows = typed as readonly (readonly unknown[])[];
    rows.forEach((row, i) => {
      row.forEach((one, j) => {
        this.sheet.put(this.range.top + i, this.range.left + j, one);
      });
    });
    this.of.changed(this.sheet, localAddress(this.range));
  }
}

function span(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function overlaps(a: Range, b: Range): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

class RangeAreasWire extends Wire {
  readonly sheet: SimSheet;
  readonly areas: readonly Range[];

  constructor(sheet: SimSheet, areas: readonly Range[]) {
    super();
    this.sheet = sheet;
    this.areas = areas;
  }

  _KeepReference(): void {
    // Nobody asks for areas again after the batch that made them.
  }

  get Address(): string {
    return this.areas.map((area) => `'${this.sheet.name}'!${localAddress(area)}`).join(',');
  }
  get ConditionalFormats(): Wire {
    return new RulesWire(this.sheet, this.areas);
  }
}

class RulesWire extends Wire {
  readonly sheet: SimSheet;
  readonly areas: readonly Range[];

  constructor(sheet: SimSheet, areas: readonly Range[]) {
    super();
    this.sheet = sheet;
    this.areas = areas;
  }

  get $items(): readonly Wire[] {
    return this.sheet.rules.map((rule) => new RuleWire(this.sheet, rule));
  }
  $indexer(id: string): Wire {
    const rule = this.sheet.rules.find((one) => one.id === id);
    if (!rule) throw new ApiError('ItemNotFound', 'ConditionalFormatCollection.getItem');
    return new RuleWire(this.sheet, rule);
  }
  GetItem(id: string): Wire {
    return this.$indexer(id);
  }
  Add(type: string): Wire {
    if (this.sheet.isProtected) throw new ApiError('AccessDenied', 'ConditionalFormatCollection.add');
    const cells = this.areas.flatMap(({ top, left, bottom, right }) =>
      span(top, bottom).flatMap((row) => span(left, right).map((column) => addressOf(row, column))),
    );
    const rule: SimRule = {
      id: `rule-${String(this.sheet.rules.length)}-${String(cells.length)}-${cells[0] ?? ''}`,
      type,
      formula: '',
      color: '',
      cells,
    };
    this.sheet.rules.push(rule);
    return new RuleWire(this.sheet, rule);
  }
}

class RuleWire extends Wire {
  readonly sheet: SimSheet;
  readonly rule: SimRule;

  constructor(sheet: SimSheet, rule: SimRule) {
    super();
    this.sheet = sheet;
    this.rule = rule;
  }

  override get $id(): string {
    return this.rule.id;
  }
  get Id(): string {
    return this.rule.id;
  }
  get Type(): string {
    return this.rule.type;
  }
  get Custom(): Wire {
    return new CustomWire(this.rule);
  }
  Delete(): void {
    this.sheet.rules = this.sheet.rules.filter((one) => one !== this.rule);
  }
}

class CustomWire extends Wire {
  readonly simRule: SimRule;

  constructor(rule: SimRule) {
    super();
    this.simRule = rule;
  }

  get Rule(): Wire {
    return new RuleFormulaWire(this.simRule);
  }
  get Format(): Wire {
    return new RuleFormatWire(this.simRule);
  }
}

class RuleFormulaWire extends Wire {
  readonly simRule: SimRule;

  constructor(rule: SimRule) {
    super();
    this.simRule = rule;
  }

  get Formula(): string {
    return this.simRule.formula;
  }
  set Formula(formula: string) {
    this.simRule.formula = formula;
  }
}

class RuleFormatWire extends Wire {
  readonly simRule: SimRule;

  constructor(rule: SimRule) {
    super();
    this.simRule = rule;
  }

  get Fill(): Wire {
    return new FillWire(this.simRule);
  }
}

class FillWire extends Wire {
  readonly simRule: SimRule;

  constructor(rule: SimRule) {
    super();
    this.simRule = rule;
  }

  get Color(): string {
    return this.simRule.color;
  }
  set Color(color: string) {
    this.simRule.color = color;
  }
}

class SettingsWire extends Wire {
  readonly book: SimBook;

  constructor(book: SimBook) {
    super();
    this.book = book;
  }

  Add(key: string, value: unknown): Wire {
    this.book.settings.set(key, value);
    return new SettingWire(this.book, key);
  }
  GetItemOrNullObject(key: string): Wire | typeof NULL_OBJECT {
    return this.book.settings.has(key) ? new SettingWire(this.book, key) : NULL_OBJECT;
  }
  $indexer(key: string): Wire {
    if (!this.book.settings.has(key)) throw new ApiError('ItemNotFound', 'SettingCollection.getItem');
    return new SettingWire(this.book, key);
  }
}

class SettingWire extends Wire {
  readonly book: SimBook;
  readonly key: string;

  constructor(book: SimBook, key: string) {
    super();
    this.book = book;
    this.key = key;
  }

  override get $id(): string {
    return this.key;
  }
  get _Id(): string {
    return this.key;
  }
  get Key(): string {
    return this.key;
  }
  get Value(): unknown {
    return this.book.settings.get(this.key);
  }
  Delete(): void {
    this.book.settings.delete(this.key);
  }
}

/** All of the workbook's, or those whose root is of one namespace. */
class CustomXmlPartsWire extends Wire {
  readonly book: SimBook;
  readonly namespace: string | null;

  constructor(book: SimBook, namespace: string | null = null) {
    super();
    this.book = book;
    this.namespace = namespace;
  }

  get $items(): readonly Wire[] {
    return this.book.customXml
      .filter(({ xml }) => this.namespace === null || namespaceOf(xml) === this.namespace)
      .map((part) => new CustomXmlPartWire(this.book, part));
  }
  GetByNamespace(namespace: string): Wire {
    return new CustomXmlPartsWire(this.book, namespace);
  }
  $indexer(id: string): Wire {
    const part = this.book.customXml.find((one) => one.id === id);
    if (!part) throw new ApiError('ItemNotFound', 'CustomXmlPartCollection.getItem');
    return new CustomXmlPartWire(this.book, part);
  }
  Add(xml: string): Wire {
    const part = { id: this.book.nextId(), xml: mustBeXml(xml, 'CustomXmlPartCollection.add') };
    this.book.customXml.push(part);
    return new CustomXmlPartWire(this.book, part);
  }
}

class CustomXmlPartWire extends Wire {
  readonly book: SimBook;
  readonly part: SimXmlPart;

  constructor(book: SimBook, part: SimXmlPart) {
    super();
    this.book = book;
    this.part = part;
  }

  override get $id(): string {
    return this.part.id;
  }
  get Id(): string {
    return this.part.id;
  }
  get NamespaceUri(): string {
    return namespaceOf(this.part.xml) ?? '';
  }
  GetXml(): string {
    return this.part.xml;
  }
  SetXml(xml: string): void {
    this.part.xml = mustBeXml(xml, 'CustomXmlPart.setXml');
  }
  Delete(): void {
    this.book.customXml = this.book.customXml.filter((one) => one !== this.part);
  }
}

function mustBeXml(xml: string, where: string): string {
  if (namespaceOf(xml) === undefined) throw new ApiError('InvalidArgument', where);
  return xml;
}
