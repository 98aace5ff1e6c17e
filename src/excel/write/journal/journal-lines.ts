/**
 * What a journal says, line by line: what stood there before a write, and what it was to write, in; lines of text out; and back. Of cells of the user's
 * sheet both are kept, so that whatever else stands there one day is somebody else's.
 */
import { signed } from '../../../sheet/port/own-formula';
import { isCellName, parseOwnName } from '../../../sheet/port/own-names';
import type { Area, Seen, WritePlan } from '../../../sheet/port/port';
import type { Anchor } from '../look/anchors';
import type { Image } from '../look/before';
import { cellIn, type Block, type Cell } from '../cells';
import { finder, type Held } from '../back/held';
import type { FreshLook } from '../look/looks-before';
import type { Before, WayBack } from '../look/prepare';
import type { OddRow, RowPrints } from '../look/row-prints';
import type { WornLook } from '../put/worn-looks';

/** Characters of own sheets beyond which these are not kept: they are made anew by the next run, and the columns come back alone. */
const SHEETS_AT_MOST = 40_000_000;

export interface JournalEntry {
  readonly plan: Pick<WritePlan, 'sheet' | 'firstRow'> & { readonly seen: Seen | undefined };
  readonly looked: Omit<WayBack['looked'], 'recordParts'>;
  /** The newest writing of a record that was there. */
  readonly lastRecord: number;
  readonly anchors: readonly Anchor[];
  readonly images: readonly Image[];
  /** Of the user's sheet. */
  readonly held: Held;
  /** Of a sheet that the user fills in: the rows that went below. */
  readonly heldOn: (sheet: string) => Held;
  /** Of own sheets that are written whole. */
  readonly prints: readonly RowPrints[];
  readonly linked: boolean;
  readonly fresh: readonly FreshLook[];
  readonly worn: readonly WornLook[];
  /** Own sheets whose cells were too many to keep. */
  readonly unkept: readonly string[];
}

/** What a write keeps of the workbook. */
export type Kept = Pick<Before, 'looked' | 'images' | 'anchors' | 'lastRecord' | 'fresh' | 'worn'>;

/** What a write is to put into the workbook. */
export interface Planned {
  readonly blocks: readonly Block[];
  /** Of those on own sheets. */
  readonly prints: readonly RowPrints[];
  readonly linked: boolean;
}

type Line = readonly [kind: string, ...values: unknown[]];

/** What is left of a cell that is to be written: `[value]`, `[value, href]`, a formula of ours, or what stays. */
type KeptCell = readonly [value: Cell['value'], href?: string] | 'formula' | 'keep';

/** Some formula of ours: any of them may stand there. */
const someFormula = (): string => `=${signed('0')}`;

const keptOf = ({ value, href, keep, formula }: Cell): KeptCell | undefined => {
  if (keep) return 'keep';
  if (formula) return 'formula';
  if (href !== undefined) return [value, href];
  return value === null ? undefined : [value];
};

const cellOf = (kept: KeptCell | undefined): Cell => {
  if (kept === undefined) return { value: null };
  if (kept === 'keep') return { value: null, keep: true };
  if (kept === 'formula') return { value: null, formula: { alike: '', text: someFormula } };
  const [value, href] = kept;
  return { value, ...(href !== undefined && { href }) };
};

const plannedLines = function* (blocks: readonly Block[]): Generator<Line> {
  for (const block of blocks) {
    const { area } = block;
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      const cells: (number | KeptCell)[] = [];
      for (let row = area.row; row < area.row + area.rows; row += 1) {
        const kept = keptOf(cellIn(block, row, column));
        if (kept !== undefined) cells.push(row, kept);
      }
      yield ['planned', block.sheet, { ...area, column, columns: 1 }, cells];
    }
  }
};

type OddLine = readonly [row: number, print: number, cells: readonly (readonly [column: number, kept: KeptCell])[]];

const oddLine = ({ row, print, cells }: OddRow): OddLine => [
  row,
  print,
  cells.map(([column, cell]) => [column, keptOf(cell) ?? [null]] as const),
];

const oddOf = ([row, print, cells]: OddLine): OddRow => ({
  row,
  print,
  cells: cells.map(([column, kept]) => [column, cellOf(kept)] as const),
});

const filled = ({ contents }: Image): boolean => contents.some((line) => line.some((value) => value !== ''));

const alike = (formats: Image['formats']): unknown => {
  const [first] = formats[0] ?? [];
  return formats.every((line) => line.every((one) => one === first)) ? first : formats;
};

const ours = (names: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...names].filter(([name]) => isCellName(name) || parseOwnName(name) !== undefined);

const entries = function* (
  plan: WritePlan,
  { looked, images, anchors, lastRecord, fresh, worn }: Kept,
  { blocks, prints, linked }: Planned,
): Generator<Line> {
  const { sheet, id, own, sheetNames, bookNames, places, kept: standing, memoryParts } = looked;
  const onSheet = images.filter((image) => image.sheet === sheet);
  const ofSheets = images.filter((image) => image.sheet !== sheet);
  const fits = ofSheets.reduce((sum, { size }) => sum + size, 0) <= SHEETS_AT_MOST;
  const kept = fits ? images : onSheet;
  yield [
    'head',
    { sheet: plan.sheet, firstRow: plan.firstRow },
    {
      ...{ sheet, id, own, memoryParts, sheetNames: ours(sheetNames), bookNames: ours(bookNames) },
      places: places.map(({ sheet: { key, name, below }, now }) => ({ key, name, below, now })),
      kept: standing.map(({ key, was, as }) => ({ key, was, as })),
    },
    { lastRecord, linked, anchors: anchors.list, unkept: fits ? [] : [...new Set(ofSheets.map((image) => image.sheet))] },
  ];
  // Only what was there has to be found beside its rows again.
  if (onSheet.some(filled)) for (const column of plan.seen?.rows ?? []) yield ['rows', column];
  for (const one of fresh) yield ['fresh', one];
  for (const one of worn) yield ['worn', one];
  for (const image of kept)
    yield ['image', image.sheet, image.area, filled(image) ? image.contents : null, alike(image.formats), image.size];
  const below = new Set(places.filter((place) => place.sheet.below !== undefined).map((place) => place.sheet.name));
  for (const one of prints) if (!below.has(one.sheet)) yield ['prints', one.sheet, one.row, one.prints, one.odd.map(oddLine)];
  yield* plannedLines(blocks.filter((block) => block.sheet === sheet || below.has(block.sheet)));
};

/** Each is one line. */
export const linesOf = function* (...given: Parameters<typeof entries>): Generator<string> {
  for (const line of entries(...given)) yield JSON.stringify(line);
};

interface PlannedColumn {
  readonly sheet: string;
  readonly area: Area;
  readonly cells: ReadonlyMap<number, KeptCell>;
}

const pairs = (cells: readonly unknown[]): ReadonlyMap<number, KeptCell> => {
  const found = new Map<number, KeptCell>();
  for (let i = 0; i < cells.length; i += 2) found.set(cells[i] as number, cells[i + 1] as KeptCell);
  return found;
};

const imageOf = ([, sheet, area, contents, formats, size]: readonly unknown[]): Image => {
  const at = area as Area;
  const all = <T>(value: T): T[][] => Array.from({ length: at.rows }, () => new Array<T>(at.columns).fill(value));
  return {
    sheet: sheet as string,
    area: at,
    contents: (contents as Image['contents'] | null) ?? all(''),
    formats: Array.isArray(formats) ? (formats as Image['formats']) : all(formats as string),
    size: size as number,
  };
};

const heldOf = (sheet: string, images: readonly Image[], planned: readonly PlannedColumn[]): Held => {
  const image = finder(images.filter((one) => one.sheet === sheet));
  const wanted = finder(planned.filter((one) => one.sheet === sheet));
  return {
    old: (row, column) => {
      const found = image(row, column);
      return found?.contents[row - found.area.row]?.[column - found.area.column] ?? '';
    },
    planned: (row, column) => {
      const found = wanted(row, column);
      return found && cellOf(found.cells.get(row));
    },
  };
};

/** Lines as they were kept; undefined for anything else. */
export const entryOf = (texts: readonly string[]): JournalEntry | undefined => {
  const lines = texts.map((line) => JSON.parse(line) as Line);
  const head = lines.find(([kind]) => kind === 'head');
  if (!head) return undefined;
  const of = (kind: string): readonly Line[] => lines.filter(([one]) => one === kind);
  const [, plan, looked, more] = head as readonly [
    string,
    Pick<WritePlan, 'sheet' | 'firstRow'>,
    Omit<JournalEntry['looked'], 'sheetNames' | 'bookNames' | 'places'> & {
      readonly sheetNames: readonly (readonly [string, string])[];
      readonly bookNames: readonly (readonly [string, string])[];
      readonly places: readonly {
        readonly key: string;
        readonly name: string;
        readonly below?: number;
        readonly now?: string;
      }[];
    },
    Pick<JournalEntry, 'lastRecord' | 'linked' | 'anchors' | 'unkept'>,
  ];
  const images = of('image').map(imageOf);
  const planned = of('planned').map(([, sheet, area, cells]): PlannedColumn => ({
    sheet: sheet as string,
    area: area as Area,
    cells: pairs(cells as readonly unknown[]),
  }));
  const seen = of('rows').map(([, column]) => column as Seen['rows'][number]);
  return {
    ...more,
    plan: { ...plan, seen: seen.length > 0 ? { own: [], rows: seen } : undefined },
    looked: {
      ...looked,
      sheetNames: new Map(looked.sheetNames),
      bookNames: new Map(looked.bookNames),
      places: looked.places.map(({ key, name, below, now }) => ({
        now,
        sheet: {
          ...{ key, name, rows: [], widths: [], freeze: { rows: 0, columns: 0 } },
          ...(below !== undefined && { below }),
        },
      })),
    },
    images,
    prints: of('prints').map(([, sheet, row, prints, odd]): RowPrints => ({
      sheet: sheet as string,
      row: row as number,
      prints: prints as readonly number[],
      odd: (odd as readonly OddLine[]).map(oddOf),
    })),
    fresh: of('fresh').map(([, one]) => one as FreshLook),
    worn: of('worn').map(([, one]) => one as WornLook),
    held: heldOf(looked.sheet, images, planned),
    heldOn: (sheet) => heldOf(sheet, images, planned),
  };
};
