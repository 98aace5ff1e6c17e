/** `cesuan verify`: notes of ours are compared, and where the workbook has forgotten what it was computed from, the evidence tells which cell was changed. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { folder, removeFolders, type Folder } from '../support/cli';
import { editCells } from '../support/edit-cells';
import { MINI } from '../support/mini-pack';
import { workbook } from '../support/workbooks';

const ROWS = [
  ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '标准数', '亩均评价', '失信', '荣誉认定'],
  ['甲公司', '一期', 2300, '否', '否', 3, 'A', '否', '国家奖'],
  ['甲公司', '二期', 400, '否', '否', 3, 'A', '否', '国家奖'],
  ['乙公司', '一期', 1234.567, '否', '否', 2, 'B', '否', '无'],
] as const;

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('city/mini.yaml', MINI);
  at.write('data.xlsx', await workbook({ name: '数据', rows: ROWS }));
  for (const lang of ['zh', 'en'])
    expect(
      (
        await at.run(
          'award',
          'data.xlsx',
          '-p',
          'city',
          '-y',
          '2025',
          '-o',
          `${lang}.xlsx`,
          ...(lang === 'en' ? ['--lang', 'en'] : []),
        )
      ).code,
    ).toBe(0);
});
afterAll(removeFolders);

interface Found {
  readonly kind: string;
  readonly code: string;
  readonly cell: string | null;
  readonly stated: string | null;
  readonly found: string | null;
}

const verify = async (
  file: string,
): Promise<{ readonly code: number; readonly changed: readonly string[]; readonly all: readonly Found[] }> => {
  const { code, stdout } = await at.run('verify', file, '-p', 'city', '--json', '-');
  const { policies } = JSON.parse(stdout) as {
    policies: readonly { changed: readonly string[]; differences: readonly Found[] }[];
  };
  return { code, changed: policies[0]?.changed ?? [], all: policies[0]?.differences ?? [] };
};

type Change = (xml: string, part: string) => string;

const changed = (from: string, to: string, change: Change): string => {
  const files = unzipSync(at.bytes(from));
  const now = Object.fromEntries(
    Object.entries(files).map(([part, bytes]) => {
      if (!/\.(?:xml|rels)$/.test(part)) return [part, bytes] as const;
      return [part, strToU8(change(strFromU8(bytes), part))] as const;
    }),
  );
  return at.write(to, zipSync(now));
};

const ofComments =
  (change: (xml: string) => string): Change =>
  (xml, part) =>
    /comments\d+\.xml$/.test(part) ? change(xml) : xml;

/** The memory is emptied, as a program that drops parts that it does not know leaves it. */
const forgotten: Change = (xml) =>
  xml.replace(
    /<(\w+:)?memory xmlns(:\w+)?="urn:cesuan:memory"[^>]*>.*?<\/(\w+:)?memory>/s,
    '<memory xmlns="urn:cesuan:memory"></memory>',
  );

test('notes that nobody touched are the same', async () => {
  for (const file of ['zh.xlsx', 'en.xlsx']) expect(await verify(file)).toEqual({ code: 0, changed: [], all: [] });
});

test('a figure that was changed in a note is found, with its cell', async () => {
  const file = changed(
    'zh.xlsx',
    'note.xlsx',
    ofComments((xml) => xml.replace('1,234.567万元', '9,234.567万元')),
  );
  const { code, changed: kinds, all } = await verify(file);
  expect(code).toBe(1);
  expect(kinds).toEqual(['result']);
  expect(all).toMatchObject([
    { code: 'note', stated: expect.stringContaining('9,234.567万元'), found: expect.stringContaining('1,234.567万元') },
  ]);
  expect(all[0]?.cell).toMatch(/^[A-Z]+4$/);
});

test('a note of ours that is gone is told, one that the user wrote in its place is the user’s', async () => {
  const first = /<comment [^>]*ref="[A-Z]+4"[^>]*>.*?<\/comment>/s;
  const gone = await verify(
    changed(
      'zh.xlsx',
      'gone.xlsx',
      ofComments((xml) => xml.replace(first, '')),
    ),
  );
  expect(gone.all.map(({ code }) => code)).toEqual(['note-gone']);
  const own = await verify(
    changed(
      'zh.xlsx',
      'own.xlsx',
      ofComments((xml) => xml.replace(first, (one) => one.replace(/<t [^>]*>.*?<\/t>/s, '<t>我已核对</t>'))),
    ),
  );
  expect(own).toEqual({ code: 0, changed: [], all: [] });
});

test('notes that another program dropped altogether are no difference', async () => {
  const file = changed(
    'zh.xlsx',
    'none.xlsx',
    ofComments((xml) => xml.replace(/<commentList>.*<\/commentList>/s, '<commentList/>')),
  );
  expect(await verify(file)).toEqual({ code: 0, changed: [], all: [] });
});

test.each(['zh', 'en'])('the evidence (%s) tells the old figure of a cell where the memory is lost', async (lang) => {
  const lost = changed(`${lang}.xlsx`, `${lang}-lost.xlsx`, forgotten);
  expect((await verify(lost)).all).toEqual([]);
  const file = at.write(`${lang}-edited.xlsx`, editCells(at.bytes(lost), { 数据: { C4: 2234.567 } }));
  const { code, all } = await verify(file);
  expect(code).toBe(1);
  const cells = all.filter(({ code: one }) => one.startsWith('input-cell'));
  expect(cells).toMatchObject([{ kind: 'input', code: 'input-cell-evidence', cell: 'C4' }]);
  expect(cells[0]?.stated).toMatch(lang === 'zh' ? /^1,234\.567万元$/ : /12,345,670|1,234\.567/);
  expect(cells[0]?.found).toMatch(lang === 'zh' ? /^2,234\.567万元$/ : /22,345,670|2,234\.567/);
});
