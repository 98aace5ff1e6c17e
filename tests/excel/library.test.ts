/** @jest-environment ./tests/support/dom-environment.cjs */
/** Every member of Excel that src/excel names, found by the type checker, exists in the published client library and is no newer than the manifest asks for, or is guarded. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { sinceOf } from '../support/excel-host/profile';
import { loadLibrary } from '../support/excel-library';

const TOP = join(__dirname, '../..');

/** Newer than ExcelApi 1.9; each is asked for behind `has(feature)` or `supportsSet` of host-info.ts. The published library lacks notes altogether. */
const GUARDED: Readonly<Record<string, string>> = {
  'Range.getMergedAreasOrNullObject': '1.13',
  'Range.hasSpill': '1.12',
  'Worksheet.comments': '1.10',
  'Comment.id': '1.10',
  'WorksheetCollection.onRowSorted': '1.10',
  'Worksheet.notes': '1.18',
  'NoteCollection.add': '1.18',
  'Note.content': '1.18',
  'Note.delete': '1.18',
  'Note.getLocation': '1.18',
};
const LEAST = 9;

interface Used {
  readonly member: string;
  readonly where: string;
  /** Of ExcelApi, as the type declarations say; undefined when they say nothing. */
  readonly since: number | undefined;
  readonly loaded: boolean;
}

const files = readdirSync(join(TOP, 'src/excel'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(TOP, 'src/excel', file));

const collect = (): Used[] => {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['office-js'],
    typeRoots: [join(TOP, 'node_modules/@types')],
  });
  const checker = program.getTypeChecker();
  const used: Used[] = [];

  const note = (symbol: ts.Symbol | undefined, at: ts.Node, loaded: boolean): void => {
    const declaration = symbol?.declarations?.[0];
    const owner = declaration?.parent;
    if (!symbol || !declaration || !owner || !ts.isClassDeclaration(owner) || !owner.name) return;
    if (!declaration.getSourceFile().fileName.includes('@types/office-js')) return;
    const remarks =
      symbol
        .getJsDocTags(checker)
        .map((tag) => ts.displayPartsToString(tag.text))
        .join(' ') + ts.displayPartsToString(symbol.getDocumentationComment(checker));
    const since = /\[Api set: ExcelApi 1\.(\d+)/.exec(remarks)?.[1];
    const file = at.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(at.getStart());
    used.push({
      member: `${owner.name.text}.${symbol.name}`,
      where: `${file.fileName.slice(TOP.length + 1)}:${line + 1}`,
      since: since === undefined ? undefined : Number(since),
      loaded,
    });
  };

  /** `items/protection/protected` from the type that it is loaded on. */
  const notePath = (path: string, from: ts.Type, at: ts.Node): void => {
    let type = from;
    for (const part of path.trim().split('/')) {
      const symbol = checker.getNonNullableType(type).getProperty(part);
      if (!symbol) throw new Error(`${path} cannot be loaded on ${checker.typeToString(from)}`);
      note(symbol, at, true);
      const next = checker.getTypeOfSymbolAtLocation(symbol, at);
      type = checker.isArrayType(next) ? (checker.getTypeArguments(next as ts.TypeReference)[0] ?? next) : next;
    }
  };

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name), node, false);
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName ?? node.name).getText();
      note(checker.getTypeAtLocation(node.parent).getProperty(name), node, false);
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'load') {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) {
        const type = checker.getTypeAtLocation(node.expression.expression);
        for (const path of argument.text.split(',')) notePath(path, type, node);
      }
    }
    node.forEachChild(visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  return used;
};

const used = collect();
const classOf = (member: string): readonly [string, string] => {
  const dot = member.indexOf('.');
  return [member.slice(0, dot), member.slice(dot + 1)];
};

test('the checker finds what the adapter uses', () => {
  const members = new Set(used.map(({ member }) => member));
  expect(members.size).toBeGreaterThan(60);
  for (const expected of [
    'Range.values',
    'Range.numberFormat',
    'WorksheetCollection.getItemOrNullObject',
    'NamedItem.visible',
    'CustomXmlPart.setXml',
    'Range.rowIndex',
    'WorksheetProtection.protected',
  ])
    expect(members).toContain(expected);
});

test('each member exists in the published library', () => {
  loadLibrary();
  const library = globalThis as unknown as Record<'Excel' | 'OfficeExtension', Record<string, { prototype: object } | undefined>>;
  const missing = used.filter(({ member }) => {
    const [owner, name] = classOf(member);
    const found = library.Excel[owner] ?? library.OfficeExtension[owner];
    // Contexts and events are made by the library under other names.
    if (!found)
      return ![
        'RequestContext',
        'ClientRequestContext',
        'EventHandlers',
        'EventHandlerResult',
        'ClientObject',
        'ClientResult',
        'Interfaces',
      ].includes(owner);
    return !(name in found.prototype);
  });
  const notes = (member: string): boolean => member === 'Worksheet.notes' || /^Note(?:Collection)?\./.test(member);
  expect([...new Set(missing.map(({ member }) => member))].filter((member) => !notes(member))).toEqual([]);
});

test('each property that is loaded is one that the library can load', () => {
  loadLibrary();
  const { Excel } = globalThis as unknown as {
    Excel: Record<
      string,
      | {
          prototype: {
            _scalarPropertyNames?: readonly string[];
            _navigationPropertyNames?: readonly string[];
            _isCollection?: boolean;
          };
        }
      | undefined
    >;
  };
  const wrong = used.filter(({ member, loaded }) => {
    const [owner, name] = classOf(member);
    const prototype = Excel[owner]?.prototype;
    if (!loaded || !prototype) return false;
    return (
      !prototype._scalarPropertyNames?.includes(name) &&
      !prototype._navigationPropertyNames?.includes(name) &&
      !(prototype._isCollection && name === 'items')
    );
  });
  expect(wrong).toEqual([]);
});

test('what is newer than the manifest asks for is guarded, and nothing else is', () => {
  const newer = new Map(
    used.filter(({ since }) => since !== undefined && since > LEAST).map(({ member, since }) => [member, `1.${since}`]),
  );
  expect(Object.fromEntries(newer)).toEqual(GUARDED);
});

test('the in-memory host refuses what is newer than its profile at the same version', () => {
  for (const member of ['Range.getMergedAreasOrNullObject', 'Range.hasSpill', 'Worksheet.notes']) {
    const [owner, name] = classOf(member);
    expect(`1.${sinceOf(owner, name.charAt(0).toUpperCase() + name.slice(1))}`).toBe(GUARDED[member]);
  }
});
